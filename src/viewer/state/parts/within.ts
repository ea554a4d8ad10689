import type { Part } from './part.ts'
import { isFilled, unreadableOf } from './words.ts'

/** Nobody opens communities that lie so deep in one another. */
const DEEPEST = 100

/** The communities that are opened. One inside another may have the same central member, so that a key may stand there again. */
export const within: Part = {
  words: ['within'],
  write: (state) => state.within.map((key) => ['within', key] as const),
  read: (link) =>
    link.has('within') ? { within: link.getAll('within').slice(0, DEEPEST).filter(isFilled) } : undefined,
  unreadable: (link) => unreadableOf(link, 'within', isFilled),
  keep: (state) => (state.within.length === 0 ? {} : { within: state.within }),
  take: (kept) => ({ within: kept.within ?? [] }),
}
