import type { Backend } from '../../backend/index.ts'
import { emptyMap, type MapValue, type Value } from '../../model/values.ts'
import { textOf, textsOf } from '../../model/texts.ts'
import { pictureOf, type Picture, type PictureRelationship } from '../layout/picture.ts'

const NODE = 'MATCH (n) WHERE n.id = $key'

async function ask(
  backend: Backend,
  text: string,
  parameters: { readonly [name: string]: unknown },
  signal?: AbortSignal,
): Promise<readonly (readonly Value[])[]> {
  return (await (await backend.run(text, parameters, { signal, exact: true })).collect()).records
}

/** A node and all that is joined to it by relationships of the world layer; of any kind where it has none of those. */
export async function neighbours(backend: Backend, key: string, signal: AbortSignal): Promise<Picture> {
  const world = await ask(
    backend,
    `${NODE} MATCH path = (n)-[r]-() WHERE r.layer IS NOT NULL RETURN path LIMIT 500`,
    { key },
    signal,
  )
  if (world.length > 0) return pictureOf(world.flat())
  return pictureOf(
    (await ask(backend, `${NODE} MATCH path = (n)--() RETURN path LIMIT 500`, { key }, signal)).flat(),
  )
}

/** The keys of the neighbours of each node of a picture, along relationships of the world layer. */
export async function neighbourKeys(
  backend: Backend,
  picture: Picture,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const records = await ask(
    backend,
    `MATCH (n)-[r]-(m) WHERE n.id IN $keys AND r.layer IS NOT NULL
     RETURN n.id AS key, collect(DISTINCT m.id) AS neighbours`,
    { keys: [...picture.nodes.keys()] },
    signal,
  )
  return new Map(records.map(([key, keys]) => [textOf(key), textsOf(keys)]))
}

/** What hangs on the nodes of a picture that are not hidden and has one of the labels, with what it hangs by. */
export async function labelledBeside(
  backend: Backend,
  picture: Picture,
  labels: readonly string[],
  hidden: readonly string[],
  signal: AbortSignal,
): Promise<Picture> {
  const records = await ask(
    backend,
    `MATCH path = (n)-[]-(m)
     WHERE n.id IN $keys AND none(label IN labels(n) WHERE label IN $hidden)
       AND any(label IN labels(m) WHERE label IN $labels)
     RETURN path LIMIT 3000`,
    { keys: [...picture.nodes.keys()], labels, hidden },
    signal,
  )
  return pictureOf(records.flat())
}

/** How many nodes with each hidden label hang on the nodes of a picture that are not hidden, and are not in it. */
export async function countBeside(
  backend: Backend,
  picture: Picture,
  hidden: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const records = await ask(
    backend,
    `MATCH (n)--(m)
     WHERE n.id IN $keys AND NOT m.id IN $keys AND none(label IN labels(n) WHERE label IN $hidden)
     UNWIND labels(m) AS label
     WITH label, m WHERE label IN $hidden
     RETURN label, count(DISTINCT m) AS count ORDER BY label`,
    { keys: [...picture.nodes.keys()], hidden },
    signal,
  )
  return new Map(records.map(([label, count]) => [textOf(label), Number(count)]))
}

/** Nodes by key, each alone. */
export async function nodesByKey(
  backend: Backend,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<Picture> {
  return pictureOf((await ask(backend, 'MATCH (n) WHERE n.id IN $keys RETURN n', { keys }, signal)).flat())
}

/** All relationships among the nodes of a picture. */
export async function connections(backend: Backend, picture: Picture, signal: AbortSignal): Promise<Picture> {
  const keys = [...picture.nodes.keys()]
  const records = await ask(
    backend,
    'MATCH (n)-[r]->(m) WHERE n.id IN $keys AND m.id IN $keys RETURN n, r, m',
    { keys },
    signal,
  )
  return pictureOf(records.flat())
}

/**
 * Each claim that carries no relationship, as a line from its subject to its object, with both; in a picture with nodes
 * only those whose subject or object is drawn.
 */
export async function claimLines(backend: Backend, picture: Picture, signal: AbortSignal): Promise<Picture> {
  const records = await ask(
    backend,
    `MATCH ()-[r]->() WHERE r.layer IS NOT NULL
     UNWIND r.claims AS carried
     WITH collect(DISTINCT carried) AS drawn
     MATCH (k:Claim)-[:HAS_SUBJECT]->(s), (k)-[:HAS_OBJECT]->(o)
     WHERE NOT k.id IN drawn
     RETURN k, s, o`,
    {},
    signal,
  )
  const nodes = pictureOf(records.flatMap(([, subject, object]) => [subject, object]))
  const claims = pictureOf(records.map(([claim]) => claim))
  const relationships = new Map<string, PictureRelationship>()
  const keep = new Set<string>()
  for (const [claim, subject, object] of records) {
    const [key] = pictureOf([claim]).nodes.keys()
    const [start] = pictureOf([subject]).nodes.keys()
    const [end] = pictureOf([object]).nodes.keys()
    if (picture.nodes.size > 0 && !picture.nodes.has(start) && !picture.nodes.has(end)) continue
    keep.add(start).add(end)
    relationships.set(claimKey(key), {
      key: claimKey(key),
      id: -1,
      type: textOf(claims.nodes.get(key)?.properties['relation']),
      start,
      end,
      properties: claimProperties(claims.nodes.get(key)?.properties ?? emptyMap(), key),
    })
  }
  return { nodes: new Map([...nodes.nodes].filter(([key]) => keep.has(key))), relationships }
}

/** The key of the line that stands for a claim. */
export function claimKey(claim: string): string {
  return `claim:${claim}`
}

/** The claim that a line stands for; '' where it stands for a relationship. */
export function claimOfKey(key: string): string {
  return key.startsWith('claim:') ? key.slice('claim:'.length) : ''
}

function claimProperties(properties: MapValue, claim: string): MapValue {
  const copy = emptyMap()
  for (const [name, value] of Object.entries(properties)) copy[name] = value
  copy['claims'] = [claim]
  copy['layer'] = 'claim'
  copy['attributedTo'] = textsOf(properties['attributedTo'])
  return copy
}
