import type { State } from '../state.ts'
import type { ViewState } from '../../../model/view.ts'
import type { Part } from './part.ts'
import { isFilled, keysOf, unreadableOf } from './words.ts'
import { foldingOf } from '../folding.ts'
import { pathsOfKey } from '../paths.ts'

/** What can be read of lists that do not hold whatever key there is. */
const isReadable: { readonly [name: string]: ((text: string) => boolean) | undefined } = {
  paths: (text) => pathsOfKey(text) !== undefined,
  folding: (text) => /^[+-]/.test(text) && foldingOf(text).hierarchy !== '',
}

/** A part that is a list of keys. */
export function keysPart(
  name: 'expanded' | 'added' | 'paths' | 'folding' | 'removed' | 'only' | 'revealed',
): Part {
  return {
    words: [name],
    write: (state) => state[name].map((value) => [name, value] as const),
    read: (link) => (link.has(name) ? { [name]: keysOf(link, name) } : undefined),
    unreadable: (link) => unreadableOf(link, name, isReadable[name] ?? isFilled),
    keep: (state: State): Partial<ViewState> => (state[name].length === 0 ? {} : { [name]: state[name] }),
    take: (kept: ViewState): Partial<State> => ({ [name]: kept[name] ?? [] }),
  }
}
