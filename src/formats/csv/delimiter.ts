import { addAll } from '../../model/add-all.ts'
import { RowScanner } from './row-scanner.ts'

/** What separates cells, the usual first. */
const delimiters = [',', ';', '\t', '|'] as const

/** How a text is divided: `start` is where its first row begins, which is on `line`. */
export interface Separation {
  readonly delimiter: string
  readonly start: number
  readonly line: number
}

/** As many rows are compared. */
const ROWS = 50

/**
 * The separation of a text by its first rows: what `sep=;` in the first line says, else the delimiter that gives every row as many
 * cells as the first, the most where several do; where none does, the one by which the first row has the most cells.
 *
 * @param beginning of the text
 * @param isWhole whether it is all of the text: otherwise its last row may be cut
 */
export function separationOf(beginning: string, isWhole: boolean): Separation {
  const said = /^sep=(.)(?:\r\n|\n|\r|$)/.exec(beginning)
  if (said !== null) return { delimiter: said[1], start: said[0].length, line: 2 }
  let best = { delimiter: ',', cells: 1, isEven: false }
  for (const delimiter of delimiters) {
    const counts = countsOf(beginning, delimiter, isWhole)
    const cells = counts[0] ?? 1
    const isEven = counts.every((count) => count === cells)
    const isBetter = isEven === best.isEven ? cells > best.cells : isEven
    if (cells > 1 && isBetter) best = { delimiter, cells, isEven }
  }
  return { delimiter: best.delimiter, start: 0, line: 1 }
}

/** How many cells each of the first rows has; none where a quote stands where none can, as it does by another delimiter. */
function countsOf(beginning: string, delimiter: string, isWhole: boolean): readonly number[] {
  const scanner = new RowScanner('', delimiter)
  try {
    const rows = scanner.push(beginning)
    if (isWhole) addAll(rows, scanner.end())
    return rows.slice(0, ROWS).map(({ cells }) => cells.length)
  } catch {
    return []
  }
}
