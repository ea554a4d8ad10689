/**
 * What stands for the number of the row in templates: `#`, or so many more of them that no column is called so.
 *
 * Cost: linear in the headings
 */
export function rowNumberName(headings: readonly string[]): string {
  const taken = new Set(headings.map((heading) => heading.trim()))
  let name = '#'
  while (taken.has(name)) name += '#'
  return name
}
