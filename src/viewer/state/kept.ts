import type { ViewState } from '../../model/view.ts'
import { parts } from './parts/index.ts'
import type { State } from './state.ts'

/** The version of the words in which links and views hold a state. */
export const FORMAT = 1

/**
 * What the file of a view holds of a state, each thing only where there is something to say of it.
 *
 * @param graph the first 12 digits of the hash of the graph; '' where it is not known
 */
export function keptOf(state: State, graph: string): ViewState {
  return parts.reduce<ViewState>((kept, part) => ({ ...kept, ...part.keep(state) }), {
    v: FORMAT,
    ...(graph !== '' && { graph }),
  })
}

/** A state in which a view was opened, as its file has kept it; the same where it keeps nothing. */
export function withKept(state: State, kept: ViewState | undefined): State {
  if (kept === undefined) return state
  return parts.reduce<State>((all, part) => ({ ...all, ...part.take(kept, state) }), state)
}
