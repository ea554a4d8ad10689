import { relative } from 'node:path'
import type { Place } from '../errors.ts'
import { visibleLine } from '../model/written-out.ts'
import { widthOf } from './terminal-text.ts'

/** `claims/a.yaml:12:5`, as editors open it. */
export function placeText(place: Place | undefined): string {
  if (!place) return ''
  return [visibleLine(place.file), place.line, place.column].filter((part) => part !== undefined).join(':')
}

/** One of our own texts with the pages that it names (`docs/bolt.md`) as paths that can be opened from the working folder. */
export function withPages(text: string, docs: string): string {
  return text.replace(/(?<![\w./-])docs(\/(?:adr\/)?[\w-]+\.md)\b/g, (_, page: string) => {
    const path = relative('', docs + page)
    return path.startsWith('..') ? docs + page : path
  })
}

/** `a`, `a or b`, `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' or ')
}

/** Columns aligned to the left, two spaces between; the last column is not padded. */
export function alignColumns(lines: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const cells of lines) {
    cells.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, widthOf(cell))))
  }
  const pad = (cell: string, index: number, last: number): string =>
    index === last ? cell : cell + ' '.repeat(widths[index] - widthOf(cell))
  return lines
    .map((cells) =>
      cells
        .map((cell, index) => pad(cell, index, cells.length - 1))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
