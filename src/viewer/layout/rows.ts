import type { Drawing, DrawnLine, DrawnNode, Size } from '../drawing.ts'

const INDENT = 30
const ROW = 40
const STRONG_ROW = 46

/**
 * A drawing of columns for a canvas too narrow for them: each node of the first column heads a block, what it leads to
 * stands below it, and where that leads is said in words. What no first node leads to comes last.
 *
 * @param columns the drawing in columns, with the number of each node's column
 */
export function columnsAsRows(columns: Drawing, columnOf: (node: DrawnNode) => number, size: Size): Drawing {
  const byKey = new Map(columns.nodes.map((node) => [node.key, node]))
  const following = new Map<string, DrawnLine[]>()
  for (const line of columns.lines) following.set(line.start, [...(following.get(line.start) ?? []), line])
  const nodes: DrawnNode[] = []
  const placed = new Set<string>()
  let y = 28
  const put = (node: DrawnNode, depth: number, note: string): void => {
    const x = 20 + depth * INDENT
    nodes.push({
      ...node,
      x,
      y,
      side: 'right',
      note,
      caption: fitted(node.caption, size.width - x - node.size - 24),
    })
    placed.add(node.key)
    y += node.strong || note !== '' ? STRONG_ROW : ROW
  }
  for (const head of columns.nodes.filter((node) => columnOf(node) === 0)) {
    put(head, 0, head.note)
    for (const { end } of following.get(head.key) ?? []) {
      const item = byKey.get(end)
      if (item === undefined || placed.has(end)) continue
      const goals = (following.get(end) ?? []).flatMap((line) => byKey.get(line.end)?.caption ?? [])
      put(item, 1, [item.note, [...new Set(goals)].join(', ')].filter((text) => text !== '').join(' → '))
    }
  }
  const rest = columns.nodes.filter(({ key }) => !placed.has(key))
  const shown = new Set([...placed, ...rest.map(({ key }) => key)])
  for (const node of rest) put(node, 0, node.note)
  return {
    nodes,
    // Lines to what stands in words already would only cross the rows.
    lines: columns.lines
      .filter(
        ({ start, end }) =>
          shown.has(start) && placed.has(end) && !rest.some(({ key }) => key === end || key === start),
      )
      .map((line) => ({ ...line, from: undefined })),
    titles: [],
  }
}

function fitted(text: string, width: number): string {
  const most = Math.max(8, Math.floor(width / 7.4))
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}
