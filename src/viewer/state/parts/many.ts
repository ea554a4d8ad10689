import type { State } from '../state.ts'
import type { Part } from './part.ts'
import { unreadableOf } from './words.ts'

/** What is drawn where there is more than can be read. */
export const many: Part = {
  words: ['many'],
  write: (state) => (state.many === 'none' ? [] : [['many', state.many]]),
  read(link) {
    const said = link.get('many')
    return said === null ? undefined : { many: manyOf(said) }
  },
  unreadable: (link) => unreadableOf(link, 'many', (said) => said === 'none' || manyOf(said) !== 'none'),
  keep: (state) => (state.many === 'none' ? {} : { many: state.many }),
  take: (kept) => ({ many: kept.many ?? 'none' }),
}

function manyOf(said: string): State['many'] {
  return said === 'all' || said === 'communities' ? said : 'none'
}
