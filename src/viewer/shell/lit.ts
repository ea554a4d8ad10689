import type { Drawing } from '../drawing.ts'
import { halfLines } from '../layout/half-lines.ts'

/** What is not dimmed while something is selected: it, its lines and their ends; for a line its ends. */
export function litBy(drawing: Drawing, key: string): ReadonlySet<string> | undefined {
  if (key === '') return undefined
  const lit = new Set<string>()
  const node = drawing.nodes.some((one) => one.key === key)
  for (const line of drawing.lines) {
    if (line.key === key || line.start === key || line.end === key || pointsOf(line.key, key))
      for (const one of [line.key, line.start, line.end]) lit.add(one)
  }
  if (node || lit.size > 0) lit.add(key)
  return lit.size === 0 ? undefined : lit
}

/** Whether a line is one of the two that a relationship drawn as a point has. */
function pointsOf(line: string, relationship: string): boolean {
  const { from, to } = halfLines(relationship)
  return line === from || line === to
}
