/**
 * Text as a cell of CSV that a spreadsheet takes for text: one that begins with `=`, `+`, `-`, `@`, a tab or a carriage
 * return would be a formula, and gets an apostrophe before it, as does one that has such apostrophes already.
 * `unguarded` takes it off, and gives back any text as it was. Source: OWASP, CSV injection.
 */
export function guarded(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** The text of a cell that `guarded` gave. */
export function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
