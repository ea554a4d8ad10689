import { leastOf } from '../../model/extremes.ts'
import type { Drawing, DrawnNode, Size } from '../drawing.ts'
import type { Measure } from './measure.ts'
import { append } from '../../model/append.ts'

const INDENT = 30
const ROW = 40
const STRONG_ROW = 46
/** Circles of rows are no larger: size tells nothing where each stands on a line of its own. */
const LARGEST = 14
/** Columns stand at least this far apart. */
const LEAST = 60

/**
 * A drawing of columns for a canvas too narrow for them: each node of the first column heads a block, what it leads to
 * stands below it, and where that leads is said in words. What no first node leads to comes last.
 *
 * @param columns the drawing in columns, with the number of each node's column
 */
export function columnsAsRows(columns: Drawing, columnOf: (node: DrawnNode) => number, size: Size): Drawing {
  const byKey = new Map(columns.nodes.map((node) => [node.key, node]))
  // By where they stand: the order of the drawing is that of loading.
  const inOrder = (one: DrawnNode, other: DrawnNode): number =>
    columnOf(one) - columnOf(other) || one.y - other.y || (one.key < other.key ? -1 : 1)
  // What follows a node is what stands further to the right, whichever way the line between them runs.
  const following = new Map<string, DrawnNode[]>()
  for (const { start, end } of columns.lines) {
    const [one, other] = [byKey.get(start), byKey.get(end)]
    if (one === undefined || other === undefined || columnOf(one) === columnOf(other)) continue
    const [left, right] = columnOf(one) < columnOf(other) ? [one, other] : [other, one]
    append(following, left.key, right)
  }
  for (const [key, items] of following) following.set(key, items.toSorted(inOrder))
  const sorted = columns.nodes.toSorted(inOrder)
  const nodes: DrawnNode[] = []
  const placed = new Set<string>()
  let y = 28
  const put = (node: DrawnNode, depth: number, note: string): void => {
    const x = 20 + depth * INDENT
    nodes.push({
      ...node,
      x,
      y,
      size: Math.min(node.size, LARGEST),
      side: 'right',
      note: fitted(note, size.width - x - LARGEST - 24),
      caption: fitted(node.caption, size.width - x - LARGEST - 24),
    })
    placed.add(node.key)
    y += node.strong || note !== '' ? STRONG_ROW : ROW
  }
  /** The note of a node, and where it leads. */
  const noteOf = (node: DrawnNode): string => {
    const goals = new Set((following.get(node.key) ?? []).map(({ caption }) => caption))
    return [node.note, [...goals].join(', ')].filter((text) => text !== '').join(' · ')
  }
  for (const head of sorted.filter((node) => columnOf(node) === 0)) {
    put(head, 0, head.note)
    for (const item of following.get(head.key) ?? []) if (!placed.has(item.key)) put(item, 1, noteOf(item))
  }
  const rest = sorted.filter(({ key }) => !placed.has(key))
  const shown = new Set([...placed, ...rest.map(({ key }) => key)])
  for (const node of rest) put(node, 0, noteOf(node))
  return {
    nodes,
    // Lines to what stands in words already would only cross the rows.
    lines: columns.lines
      .filter(
        ({ start, end }) =>
          shown.has(start) && placed.has(end) && !rest.some(({ key }) => key === end || key === start),
      )
      .map((line) => ({ ...line, beyond: undefined })),
    titles: [],
  }
}

/** Whether no label of a column reaches the next column or leaves the canvas. */
export function columnsFit({ nodes, titles }: Drawing, { width }: Size, measure: Measure): boolean {
  const places = titles.map(({ x }) => x)
  if (places.some((x, at) => at > 0 && x - places[at - 1] < LEAST)) return false
  return nodes.every((node) => {
    const { x, size, caption, note, strong, side } = node
    const reach = size + 10 + Math.max(measure(caption, strong ? 'strong' : 'caption'), measure(note, 'note'))
    const at = places.indexOf(x)
    if (side === 'left') return x - reach >= 0
    // What stands alone in the first column stands below all others.
    if (at === 0 || at === places.length - 1) return x + reach <= width
    return (
      x + reach + 12 <=
      leastOf(nodes.filter((other) => other.x === places[at + 1]).map((other) => other.x - other.size))
    )
  })
}

function fitted(text: string, width: number): string {
  const most = Math.max(8, Math.floor(width / 7.4))
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}
