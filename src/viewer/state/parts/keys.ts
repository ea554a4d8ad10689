import type { State } from '../state.ts'
import type { ViewState } from '../../../model/view.ts'
import type { Part } from './part.ts'
import { valuesOf } from './words.ts'

/** A part that is a list of keys. */
export function keysPart(
  name: 'expanded' | 'added' | 'paths' | 'folding' | 'removed' | 'only' | 'revealed',
): Part {
  return {
    words: [name],
    write: (state) => state[name].map((value) => [name, value] as const),
    read: (link) => (link.has(name) ? { [name]: valuesOf(link, name) } : undefined),
    keep: (state: State): Partial<ViewState> => (state[name].length === 0 ? {} : { [name]: state[name] }),
    take: (kept: ViewState): Partial<State> => ({ [name]: kept[name] ?? [] }),
  }
}
