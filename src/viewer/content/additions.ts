import type { Backend, Description } from '../../backend/index.ts'
import { isList } from '../../model/kinds.ts'
import { emptyMap, type MapValue, type Value } from '../../model/values.ts'
import { textOf, textsOf } from '../../model/texts.ts'
import { quoteName } from '../../model/quote-name.ts'
import { goalOf } from '../../subgraph/node-key.ts'
import { pictureOf, type Picture, type PictureRelationship } from '../layout/picture.ts'
import type { Expansion } from '../state/expansion.ts'

/** A graph as the page asks it. */
export interface Asked {
  readonly backend: Backend
  readonly description: Description
  readonly signal?: AbortSignal | undefined
}

/** A part of something, where a limit cuts. */
export interface Part {
  readonly picture: Picture
  /** How many relationships there are, drawn or not. */
  readonly total: number
}

const MOST_NEIGHBOURS = 500
const MOST_BESIDE = 3_000
const MOST_IN_TWO_STEPS = 2_000

async function ask(
  { backend, signal }: Asked,
  text: string,
  parameters: { readonly [name: string]: unknown },
): Promise<readonly (readonly Value[])[]> {
  return (await (await backend.run(text, parameters, { signal, exact: true })).collect()).records
}

/** Relationships that are drawn unasked: of the world layer in a graph with claims, else all. */
function isWorld({ description }: Asked): string {
  return description.evidence ? 'r.layer IS NOT NULL' : 'true'
}

/**
 * The internal numbers of nodes, by key; a key that names no node is left out. By number an engine goes to a node, by `id` it
 * looks through all: that is only done for what is not drawn.
 *
 * @param known what is drawn
 */
export async function numbersOf(
  asked: Asked,
  keys: readonly string[],
  known: Picture,
): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>()
  const ids: string[] = []
  for (const key of keys) {
    const goal = goalOf(key)
    const drawn = known.nodes.get(key)?.id
    if (drawn !== undefined) numbers.set(key, drawn)
    else if (goal.kind === 'number') numbers.set(key, goal.number)
    else ids.push(goal.id)
  }
  if (ids.length > 0) {
    const found = await ask(asked, 'MATCH (n) WHERE n.id IN $ids RETURN n', { ids })
    for (const { key, id } of pictureOf(found.flat(), asked.description.sharedIds).nodes.values())
      if (ids.includes(key)) numbers.set(key, id)
  }
  return numbers
}

/** Which neighbours are meant; undefined is all. */
type Meant = Pick<Expansion, 'by' | 'ends' | 'twoSteps'>

/**
 * A node and what is joined to it by relationships of the world layer; of any kind where it has none of those, or the graph has
 * no layers. At most 500 of them, 2,000 where their neighbours are meant too, and how many there are.
 *
 * @param number the node's internal number
 */
export async function neighbours(asked: Asked, number: number, meant?: Meant): Promise<Part> {
  const world = await joined(asked, number, isWorld(asked), meant)
  return world.total > 0 || !asked.description.evidence ? world : joined(asked, number, 'true', meant)
}

function joined(asked: Asked, number: number, condition: string, meant: Meant | undefined): Promise<Part> {
  if (meant?.twoSteps === true) return inTwoSteps(asked, number, condition)
  const goals = meant?.ends?.map(goalOf)
  const among = goals === undefined ? '' : ' AND (m.id IN $ids OR id(m) IN $numbers)'
  const pattern = `MATCH path = (n)${arrowOf(meant?.by)}(m) WHERE id(n) = $number AND ${condition}${among}`
  return partOf(asked, pattern, MOST_NEIGHBOURS, {
    number,
    ids: goals?.flatMap((goal) => (goal.kind === 'id' ? goal.id : [])) ?? [],
    numbers: goals?.flatMap((goal) => (goal.kind === 'number' ? goal.number : [])) ?? [],
  })
}

/** What is joined to a node, and to what is joined to it, by relationships under a condition. */
function inTwoSteps(asked: Asked, number: number, condition: string): Promise<Part> {
  const pattern = `MATCH (n)-[r]-(m) WHERE id(n) = $number AND ${condition}
     WITH n, collect(DISTINCT m) AS near
     UNWIND [n] + near AS one
     MATCH path = (one)-[r]-(m) WHERE ${condition}`
  return partOf(asked, pattern, MOST_IN_TWO_STEPS, { number })
}

/** The relationship `r` of a pattern. */
export function arrowOf(by: Expansion['by']): string {
  if (by === undefined) return '-[r]-'
  const between = `[r:${quoteName(by.type)}]`
  return by.direction === 'out' ? `-${between}->` : `<-${between}-`
}

/** @param pattern a MATCH of a `path` of one relationship `r`; one that fits in both directions is matched twice */
async function partOf(
  asked: Asked,
  pattern: string,
  most: number,
  parameters: { readonly [name: string]: unknown },
): Promise<Part> {
  const records = await ask(asked, `${pattern} RETURN path LIMIT ${most}`, parameters)
  const picture = pictureOf(records.flat(), asked.description.sharedIds)
  if (records.length < most) return { picture, total: picture.relationships.size }
  const counted = await ask(asked, `${pattern} RETURN count(DISTINCT r)`, parameters)
  return { picture, total: Number(counted[0]?.[0]) }
}

/**
 * The internal numbers of the neighbours of each node of a picture, along relationships of the world layer, by its key.
 *
 * @param known those that were asked for before
 */
export async function neighbourNumbers(
  asked: Asked,
  picture: Picture,
  known: ReadonlyMap<string, readonly number[]> = new Map(),
): Promise<ReadonlyMap<string, readonly number[]>> {
  const keys = new Map([...keysByNumber(picture)].filter(([, key]) => !known.has(key)))
  if (keys.size === 0) return known
  const records = await ask(
    asked,
    `MATCH (n)-[r]-(m) WHERE id(n) IN $numbers AND ${isWorld(asked)}
     RETURN id(n) AS number, collect(DISTINCT id(m)) AS neighbours`,
    { numbers: [...keys.keys()] },
  )
  // Those without neighbours need not be asked for again either.
  const none = [...keys.values()].map((key) => [key, []] as const)
  return new Map<string, readonly number[]>([
    ...known,
    ...none,
    ...records.map(([number, found]): [string, readonly number[]] => [
      keys.get(Number(number)) ?? '',
      isList(found) ? found.map(Number) : [],
    ]),
  ])
}

/** What hangs on the nodes of a picture that are not hidden and has one of the labels, with what it hangs by. */
export function labelledBeside(
  asked: Asked,
  picture: Picture,
  labels: readonly string[],
  hidden: readonly string[],
): Promise<Part> {
  const pattern = `MATCH path = (n)-[r]-(m)
     WHERE id(n) IN $numbers AND none(label IN labels(n) WHERE label IN $hidden)
       AND any(label IN labels(m) WHERE label IN $labels)`
  return partOf(asked, pattern, MOST_BESIDE, {
    numbers: [...keysByNumber(picture).keys()],
    labels,
    hidden,
  })
}

/** How many nodes with each hidden label hang on the nodes of a picture that are not hidden, and are not in it. */
export async function countBeside(
  asked: Asked,
  picture: Picture,
  hidden: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const records = await ask(
    asked,
    `MATCH (n)--(m)
     WHERE id(n) IN $numbers AND NOT id(m) IN $numbers AND none(label IN labels(n) WHERE label IN $hidden)
     UNWIND labels(m) AS label
     WITH label, m WHERE label IN $hidden
     RETURN label, count(DISTINCT m) AS count ORDER BY label`,
    { numbers: [...keysByNumber(picture).keys()], hidden },
  )
  return new Map(records.map(([label, count]) => [textOf(label), Number(count)]))
}

/** Nodes by key, each alone; only what is not drawn is asked for. */
export async function nodesByKey(asked: Asked, keys: readonly string[], known: Picture): Promise<Picture> {
  const drawn = new Map(
    keys.flatMap((key) => {
      const node = known.nodes.get(key)
      return node === undefined ? [] : [[key, node] as const]
    }),
  )
  const missing = keys.filter((key) => !drawn.has(key))
  if (missing.length === 0) return { nodes: drawn, relationships: new Map() }
  const goals = missing.map(goalOf)
  const records = await ask(asked, 'MATCH (n) WHERE n.id IN $ids OR id(n) IN $numbers RETURN n', {
    ids: goals.flatMap((goal) => (goal.kind === 'id' ? goal.id : [])),
    numbers: goals.flatMap((goal) => (goal.kind === 'number' ? goal.number : [])),
  })
  const { nodes } = pictureOf(records.flat(), asked.description.sharedIds)
  // An id that several nodes have names none of them.
  const found = [...nodes].filter(([key]) => missing.includes(key))
  return { nodes: new Map([...drawn, ...found]), relationships: new Map() }
}

/** The nodes of the graph in a picture: their keys by internal number. */
function keysByNumber({ nodes }: Picture): ReadonlyMap<number, string> {
  return new Map([...nodes.values()].filter(({ id }) => id >= 0).map(({ id, key }) => [id, key]))
}

/** All relationships among the nodes of a picture. */
export async function connections(asked: Asked, picture: Picture): Promise<Picture> {
  const records = await ask(
    asked,
    'MATCH (n)-[r]->(m) WHERE id(n) IN $numbers AND id(m) IN $numbers RETURN n, r, m',
    { numbers: [...keysByNumber(picture).keys()] },
  )
  return pictureOf(records.flat(), asked.description.sharedIds)
}

/**
 * Each claim that carries no relationship, as a line from its subject to its object, with both; in a picture with nodes
 * only those whose subject or object is drawn.
 */
export async function claimLines(asked: Asked, picture: Picture): Promise<Picture> {
  const records = await ask(
    asked,
    `MATCH ()-[r]->() WHERE r.layer IS NOT NULL
     UNWIND r.claims AS carried
     WITH collect(DISTINCT carried) AS drawn
     MATCH (k:Claim)-[:HAS_SUBJECT]->(s), (k)-[:HAS_OBJECT]->(o)
     WHERE NOT k.id IN drawn
     RETURN k, s, o`,
    {},
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
