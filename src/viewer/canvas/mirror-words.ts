import type { DrawnLine, DrawnNode } from '../drawing.ts'
import { lineStyles } from '../render/line-styles.ts'

/** A node in words; what its caption or note says already is not said again. */
export function nodeWords({ caption, note, inside, more }: DrawnNode): string {
  const said = `${caption} ${note}`.split(/[^\p{L}\p{N}]+/u)
  const count = inside === '' || said.includes(inside.replace(/^\D+/, '')) ? '' : `count ${inside}`
  return [caption, note, count, more > 0 ? `${more} more neighbours` : '']
    .filter((part) => part !== '')
    .join(', ')
}

/** `Ann builds the northern lighthouse, begun`: how it stands is said once, at the end. */
export function lineWords({ caption, standing }: DrawnLine, start: string, end: string): string {
  const [from, to] = [start, end].map((name) => name.split(' · ')[0])
  const [phrase, status = ''] = caption.split(' · ')
  if (standing === 'open') return `${from}: ${to}`
  // The point that a relationship is drawn as says its phrase and its end itself.
  const words = to.startsWith(`${phrase} `)
    ? `${from} ${to}`
    : from.startsWith(`${phrase} `)
      ? from
      : `${from} ${phrase} ${to}`
  return [words, status || lineStyles[standing].meaning.split(':')[0]]
    .filter((part) => part !== '')
    .join(', ')
}
