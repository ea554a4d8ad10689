import { elementOf, halfLines } from '../layout/half-lines.ts'
import type { Description } from '../../backend/index.ts'
import { countText } from '../../model/count-text.ts'
import type { DrawnLine, DrawnNode } from '../drawing.ts'
import type { Picture } from '../layout/picture.ts'
import { lineStyles } from './line-styles.ts'
import { isolated } from '../words/isolated.ts'
import { captionOf } from '../words/names.ts'

/** A node in words; what its caption or note says already is not said again. */
export function nodeWords({ caption, note, inside, more, members }: DrawnNode): string {
  if (members !== undefined) return `${isolated(caption)}, one mark for ${countText(members, 'node')}`
  const said = `${caption} ${note}`.split(/[^\p{L}\p{N}]+/u)
  const count = inside === '' || said.includes(inside.replace(/^\D+/, '')) ? '' : `count ${inside}`
  return [isolated(caption), isolated(note), count, more > 0 ? countText(more, 'more neighbour') : '']
    .filter((part) => part !== '')
    .join(', ')
}

/** What the ends of a line are called: where a part is drawn as its whole, the part, for it is what the line speaks of. */
export function endNames(
  { key, start, end }: DrawnLine,
  picture: Picture,
  description: Description,
  drawnName: (key: string) => string,
): readonly [start: string, end: string] {
  const relationship = picture.relationships.get(elementOf(key, (one) => picture.relationships.has(one)))
  const half = relationship === undefined ? undefined : halfLines(relationship.key)
  const named = (drawn: string, own: string | undefined): string => {
    const node = own === undefined || own === drawn ? undefined : picture.nodes.get(own)
    return node === undefined ? drawnName(drawn) : captionOf(node, description)
  }
  return [
    named(start, key === half?.to ? undefined : relationship?.start),
    named(end, key === half?.from ? undefined : relationship?.end),
  ]
}

/** `Ann builds the northern lighthouse, begun`: how it stands is said once, at the end. */
export function lineWords({ caption, standing, between }: DrawnLine, start: string, end: string): string {
  if (between === true)
    return `${isolated(start)} and ${isolated(end)}: ${caption} ${caption === '1' ? 'relationship' : 'relationships'} between them`
  const [from, to] = [start, end].map((name) => name.split(' · ')[0])
  const [phrase, status = ''] = caption.split(' · ')
  if (standing === 'open') return `${isolated(from)}: ${isolated(to)}`
  // The point that a relationship is drawn as says its phrase and its end itself.
  const words = to.startsWith(`${phrase} `)
    ? `${isolated(from)} ${isolated(to)}`
    : from.startsWith(`${phrase} `)
      ? isolated(from)
      : `${isolated(from)} ${phrase} ${isolated(to)}`
  return [words, status || lineStyles[standing].meaning.split(':')[0]]
    .filter((part) => part !== '')
    .join(', ')
}
