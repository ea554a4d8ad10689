import { phraseOf } from '../../words/phrases.ts'
import { expansionOf } from '../expansion.ts'
import { type ActionEntry, nameOfKey } from './entry.ts'

export const expand: ActionEntry<'expand'> = {
  changes: 'picture',
  after: (state, { key }) => {
    if (state.expanded.includes(key)) return state
    // Who is asked for by name comes back.
    const asked = expansionOf(key).ends ?? []
    const removed = state.removed.filter((one) => !asked.includes(one))
    return {
      ...state,
      expanded: [...state.expanded, key],
      removed: removed.length === state.removed.length ? state.removed : removed,
    }
  },
  told: ({ key: text }, names) => {
    const { key, by, ends, twoSteps } = expansionOf(text)
    if (twoSteps === true) return `Drew all within two steps of ${nameOfKey(key, names)}`
    const some = ends === undefined ? 'the' : ends.length.toLocaleString('en')
    const kind = by === undefined ? '' : `: ${phraseOf(by.type, by.direction, names.description)}`
    return `Drew ${some} neighbours of ${nameOfKey(key, names)}${kind}`
  },
}
