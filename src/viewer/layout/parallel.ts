import type { DrawnLine } from '../drawing.ts'
import { append } from '../../model/append.ts'

const BULGE = 0.16

/** Lines between the same two nodes bulge apart, so that each can be seen and clicked; self-loops too. */
export function spreadParallel(lines: readonly DrawnLine[]): readonly DrawnLine[] {
  const groups = new Map<string, DrawnLine[]>()
  for (const line of lines) {
    const pair = line.start < line.end ? `${line.start}\n${line.end}` : `${line.end}\n${line.start}`
    append(groups, pair, line)
  }
  const curves = new Map<string, number>()
  for (const group of groups.values()) {
    group.forEach(({ key, start, end }, index) => {
      if (group.length === 1) return
      // Loops lie one within the other: each reaches further than the one before.
      if (start === end) return void curves.set(key, index)
      const offset = index - (group.length - 1) / 2
      // The bulge is to the left of a line's own direction: one that runs the other way needs the other sign.
      curves.set(key, (start <= end ? 1 : -1) * offset * BULGE)
    })
  }
  return lines.map((line) => {
    const curve = curves.get(line.key)
    return curve === undefined ? line : { ...line, curve }
  })
}
