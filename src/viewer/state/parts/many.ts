import type { Part } from './part.ts'

/** What is drawn where there is more than can be read. */
export const many: Part = {
  words: ['many'],
  write: (state) => (state.many === 'none' ? [] : [['many', state.many]]),
  read(link) {
    const said = link.get('many')
    return said === null ? undefined : { many: said === 'all' ? 'all' : 'none' }
  },
  keep: (state) => (state.many === 'none' ? {} : { many: state.many }),
  take: (kept) => ({ many: kept.many ?? 'none' }),
}
