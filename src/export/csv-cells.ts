/**
 * Lines of CSV (RFC 4180), each ended by LF. Unless `raw`, a cell that a spreadsheet would take for a formula begins
 * with an apostrophe, and one that looks as if it had been given one gets another. Source: OWASP, CSV injection.
 */
export function csvLines(lines: readonly (readonly string[])[], raw: boolean): string {
  return lines.map((cells) => `${cells.map((cell) => csvCell(cell, raw)).join(',')}\n`).join('')
}

function csvCell(cell: string, raw: boolean): string {
  const safe = !raw && /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
