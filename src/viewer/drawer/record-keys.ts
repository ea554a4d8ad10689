import { isList } from '../../model/kinds.ts'
import type { Value } from '../../model/values.ts'
import { visitElements } from '../../subgraph/visit-elements.ts'
import { textOf, textsOf } from '../../model/texts.ts'
import type { Picture } from '../layout/picture.ts'

/**
 * What of a picture a record speaks of: the nodes and relationships that it holds, the nodes that its texts name by key, name
 * or caption, and the relationships that stand on a claim it names; a relationship with both of its ends. Cost: linear in
 * the picture.
 */
export function recordKeys(record: readonly Value[], picture: Picture): ReadonlySet<string> {
  const nodes = new Set<number>()
  const relationships = new Set<number>()
  visitElements(
    record,
    ({ id }) => nodes.add(id),
    ({ id }) => relationships.add(id),
  )
  const texts = new Set(record.flatMap((value) => (isList(value) ? textsOf(value) : textOf(value))))
  texts.delete('')
  const keys = new Set<string>()
  for (const { key, id, properties } of picture.nodes.values())
    if (
      nodes.has(id) ||
      [key, textOf(properties['name']), textOf(properties['caption'])].some((name) => texts.has(name))
    )
      keys.add(key)
  for (const { key, id, start, end, properties } of picture.relationships.values())
    if (relationships.has(id) || textsOf(properties['claims']).some((claim) => texts.has(claim)))
      keys.add(key).add(start).add(end)
  return keys
}
