/**
 * Writes parts of a page, between `<!-- bench:NAME -->` and `<!-- /bench:NAME -->`; the rest is left as it is. To write the
 * same twice changes nothing.
 *
 * @throws TypeError where the page has no such part
 */
export function withSections(page: string, sections: ReadonlyMap<string, string>): string {
  let written = page
  for (const [name, content] of sections) {
    const pattern = new RegExp(`(<!-- bench:${name} -->\n)[^]*?(<!-- /bench:${name} -->)`)
    if (!pattern.test(written)) throw new TypeError(`The page has no part bench:${name}.`)
    written = written.replace(
      pattern,
      (_, start: string, end: string) => `${start}\n${content.trim()}\n\n${end}`,
    )
  }
  return written
}
