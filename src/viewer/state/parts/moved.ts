import type { Moved } from '../state.ts'
import type { Part } from './part.ts'
import { MOST_KEYS, unreadableOf } from './words.ts'

const MOVED = /^(-?\d{1,6}) (-?\d{1,6}) ([\s\S]+)$/

/** `x y key`, in whole pixels of the drawing. */
export const moved: Part = {
  words: ['moved'],
  write: (state) =>
    state.moved.map(({ key, x, y }) => ['moved', `${Math.round(x)} ${Math.round(y)} ${key}`] as const),
  read: (link) => (link.has('moved') ? { moved: readMoved(link) } : undefined),
  unreadable: (link) => unreadableOf(link, 'moved', (text) => MOVED.test(text)),
  keep: (state) =>
    state.moved.length === 0
      ? {}
      : { moved: state.moved.map(({ key, x, y }) => ({ key, x: Math.round(x), y: Math.round(y) })) },
  take: (kept) => ({ moved: kept.moved ?? [] }),
}

function readMoved(link: URLSearchParams): readonly Moved[] {
  const byKey = new Map<string, Moved>()
  for (const text of link.getAll('moved').slice(0, MOST_KEYS)) {
    const match = MOVED.exec(text)
    if (match !== null) byKey.set(match[3], { key: match[3], x: Number(match[1]), y: Number(match[2]) })
  }
  return [...byKey.values()]
}
