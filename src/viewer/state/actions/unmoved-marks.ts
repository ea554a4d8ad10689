import { groupedOf } from '../communities.ts'
import type { State } from '../state.ts'

/** A state in which no mark of a community is pinned: of another part of the graph another one may have the same key. */
export function unmovedMarks(state: State): State {
  const moved = state.moved.filter(({ key }) => groupedOf(key) === undefined)
  return moved.length === state.moved.length ? state : { ...state, moved }
}
