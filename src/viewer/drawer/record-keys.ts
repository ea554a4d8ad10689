import { isList } from '../../model/kinds.ts'
import type { Value } from '../../model/values.ts'
import { pictureOf, textOf, textsOf, type Picture } from '../layout/picture.ts'

/**
 * What of a picture a record speaks of: the nodes and relationships that it holds, the nodes that its texts name by key, name
 * or caption, and the relationships that stand on a claim it names. Cost: linear in the picture.
 */
export function recordKeys(record: readonly Value[], picture: Picture): ReadonlySet<string> {
  const held = pictureOf(record)
  const texts = new Set(record.flatMap((value) => (isList(value) ? textsOf(value) : textOf(value))))
  texts.delete('')
  const keys = new Set([...held.nodes.keys(), ...held.relationships.keys()])
  for (const { key, properties } of picture.nodes.values())
    if ([key, textOf(properties['name']), textOf(properties['caption'])].some((name) => texts.has(name)))
      keys.add(key)
  for (const { key, start, end, properties } of picture.relationships.values())
    if (textsOf(properties['claims']).some((claim) => texts.has(claim))) keys.add(key).add(start).add(end)
  return keys
}
