/** A name in back-ticks: any text may be a label, type or key. */
export function quoteName(text: string): string {
  return `\`${text.replaceAll('`', '``')}\``
}

/** A name as a query has it: in back-ticks where it must be. */
export function writtenName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : quoteName(name)
}
