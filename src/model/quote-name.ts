/** A name in back-ticks: any text may be a label, type or key. */
export function quoteName(text: string): string {
  return `\`${text.replaceAll('`', '``')}\``
}
