import type { ViewState } from '../../../model/view.ts'
import type { State } from '../state.ts'
import type { Part } from './part.ts'
import { unreadableOf } from './words.ts'

/** A part that is on or off. */
export function switchPart(name: 'connected' | 'allClaims' | 'dropLoose'): Part {
  return {
    words: [name],
    write: (state) => (state[name] ? [[name, 'yes']] : []),
    read: (link) => (link.has(name) ? { [name]: link.get(name) === 'yes' } : undefined),
    unreadable: (link) => unreadableOf(link, name, (value) => value === 'yes' || value === 'no'),
    keep: (state: State): Partial<ViewState> => (state[name] ? { [name]: true } : {}),
    take: (kept: ViewState): Partial<State> => ({ [name]: kept[name] ?? false }),
  }
}
