import type { Drawing } from '../drawing.ts'
import { halfLines } from '../layout/half-lines.ts'

/**
 * What is not dimmed while something is selected: of one thing it, its lines and their ends, for a line its ends; of several they,
 * and the lines among them.
 *
 * @param joining what joins them, of which all that is drawn is lit too
 */
export function litBy(
  drawing: Drawing,
  keys: readonly string[],
  joining: ReadonlySet<string> = new Set(),
): ReadonlySet<string> | undefined {
  if (keys.length === 0) return undefined
  const chosen = new Set(keys)
  const lit = new Set<string>()
  const halves = keys.length === 1 ? Object.values(halfLines(keys[0])) : []
  for (const { key, start, end } of drawing.lines) {
    // One of the two that a relationship drawn as a point has.
    const isMeant = chosen.has(key) || halves.includes(key) || joining.has(key)
    const touches =
      keys.length === 1 ? chosen.has(start) || chosen.has(end) : chosen.has(start) && chosen.has(end)
    if (isMeant || touches) for (const one of [key, start, end]) lit.add(one)
  }
  for (const { key } of drawing.nodes) if (chosen.has(key) || joining.has(key)) lit.add(key)
  // A relationship that is drawn as a point goes by the lines of it.
  if (keys.length === 1 && lit.size > 0) lit.add(keys[0])
  return lit.size === 0 ? undefined : lit
}
