import { isList } from '../../model/kinds.ts'
import type { Value } from '../../model/values.ts'
import { visitElements } from '../../subgraph/visit-elements.ts'
import { textOf, textsOf } from '../../model/texts.ts'
import type { Picture, PictureRelationship } from '../layout/picture.ts'

/**
 * What of a picture a record speaks of: the nodes and relationships that it holds, the nodes that its texts name by key, name
 * or caption, and the relationships that stand on a claim it names; a relationship with both of its ends. Cost: linear in
 * the record, and once a picture in that.
 */
export function recordKeys(record: readonly Value[], picture: Picture): ReadonlySet<string> {
  const index = indexOf(picture)
  const keys = new Set<string>()
  const addRelationship = ({ key, start, end }: PictureRelationship): void =>
    void keys.add(key).add(start).add(end)
  visitElements(
    record,
    ({ id }) => index.nodes.get(id)?.forEach((key) => keys.add(key)),
    ({ id }) => index.relationships.get(id)?.forEach(addRelationship),
  )
  const texts = new Set(record.flatMap((value) => (isList(value) ? textsOf(value) : textOf(value))))
  texts.delete('')
  for (const text of texts) {
    index.named.get(text)?.forEach((key) => keys.add(key))
    index.claimed.get(text)?.forEach(addRelationship)
  }
  return keys
}

/** What of a picture is known by an internal number or by a text. */
interface PictureIndex {
  readonly nodes: ReadonlyMap<number, readonly string[]>
  readonly relationships: ReadonlyMap<number, readonly PictureRelationship[]>
  /** Keys of nodes by their key, name and caption. */
  readonly named: ReadonlyMap<string, readonly string[]>
  readonly claimed: ReadonlyMap<string, readonly PictureRelationship[]>
}

const indexes = new WeakMap<Picture, PictureIndex>()

function indexOf(picture: Picture): PictureIndex {
  const known = indexes.get(picture)
  if (known !== undefined) return known
  const nodes = new Map<number, string[]>()
  const relationships = new Map<number, PictureRelationship[]>()
  const named = new Map<string, string[]>()
  const claimed = new Map<string, PictureRelationship[]>()
  for (const { key, id, properties } of picture.nodes.values()) {
    put(nodes, id, key)
    for (const name of new Set([key, textOf(properties['name']), textOf(properties['caption'])]))
      put(named, name, key)
  }
  for (const relationship of picture.relationships.values()) {
    put(relationships, relationship.id, relationship)
    for (const claim of textsOf(relationship.properties['claims'])) put(claimed, claim, relationship)
  }
  const made = { nodes, relationships, named, claimed }
  indexes.set(picture, made)
  return made
}

function put<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [one])
  else list.push(one)
}
