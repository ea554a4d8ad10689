import type { Content } from '../content/content.ts'
import { halfLines } from '../layout/half-lines.ts'
import { pathsOfKey } from '../state/paths.ts'

/** The keys of what was drawn because it joins what is selected. */
export function joiningOf(content: Content | undefined, selected: readonly string[]): ReadonlySet<string> {
  const joining = new Set<string>()
  for (const [key, { picture }] of content?.paths ?? []) {
    const between = pathsOfKey(key)?.between ?? []
    if (!between.every((one) => selected.includes(one))) continue
    for (const one of picture.nodes.keys()) joining.add(one)
    for (const one of picture.relationships.keys()) {
      const { from, to } = halfLines(one)
      // Where it is drawn as a point, the point and both its lines.
      joining.add(one).add(from).add(to)
    }
  }
  return joining
}
