import { isList } from '../../model/kinds.ts'
import { nameText, usualNameOf } from '../../model/node-name.ts'
import type { MapValue, Value } from '../../model/values.ts'
import type { Subgraph, SubgraphNode, SubgraphRelationship } from '../../subgraph/subgraph.ts'
import { type LossKind, Losses } from '../losses.ts'
import { placeText } from '../../model/passage-place.ts'
import type { Evidence, ExportOptions, Write } from '../writer.ts'
import { evidenceOf } from '../writing/evidence-of.ts'
import { type Link, links, ofLinks, type Schema, schemata, thing, unknownLink } from './schemata.ts'

const property: LossKind = {
  one: 'property that FollowTheMoney does not have',
  many: 'properties that FollowTheMoney does not have',
  outcome: 'left out',
}
const label: LossKind = {
  one: 'label that FollowTheMoney has no schema for',
  many: 'labels that FollowTheMoney has no schemata for',
  outcome: 'written as a keyword',
}
const changedId: LossKind = {
  one: 'id with characters that FollowTheMoney does not take',
  many: 'ids with characters that FollowTheMoney does not take',
  outcome: 'changed',
}
const direction: LossKind = {
  one: 'undirected relationship',
  many: 'undirected relationships',
  outcome: 'written with a direction',
}

/** Of a key; FollowTheMoney takes no ids of 200 characters. */
const MOST_OF_ID = 150

/**
 * Entities of FollowTheMoney, one a line. A node has the schema that one of its labels is, else `Thing`; other labels are keywords.
 * A relationship is an entity too: of the schema that its type means, where its ends are what that asks for, else an `UnknownLink`
 * whose `role` is the type; its claims are `recordId` and `description`. Only properties that any text may be are kept.
 * Source: followthemoney.tech, "FtM entities".
 */
export const write: Write = (subgraph, options) => {
  const losses = new Losses()
  const schemaOf = new Map(subgraph.nodes.map((node) => [node.key, schemaOfNode(node)]))
  const idOf = entityIds(subgraph, losses)
  const entities = [
    ...subgraph.nodes.map((node) => ({
      id: idOf(node.key),
      ...entityOfNode(node, schemaOf.get(node.key) ?? thing, losses),
    })),
    ...subgraph.relationships.map((one) => ({
      id: idOf(linkKey(one.key)),
      ...entityOfRelationship(one, linkOf(one, schemaOf), idOf, options, losses),
    })),
  ]
  const licence = options.licence === '' ? {} : { licence: options.licence }
  const content = entities.map((entity) => `${JSON.stringify({ ...entity, ...licence })}\n`).join('')
  return { files: [{ suffix: '', content }], losses: losses.all }
}

interface Entity {
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

function entityOfNode({ key, labels, properties }: SubgraphNode, schema: Schema, losses: Losses): Entity {
  const keywords = labels.filter((one) => plain(one) !== plain(schema.name))
  if (keywords.length > 0) losses.add(label, undefined, undefined, keywords.length)
  const name = nameText(properties['name']) || usualNameOf(properties) || key
  const { name: named, id, aliases, ...others } = properties
  const rest: MapValue = others
  // A name that is no text of one line, or an id that is not the key, is said nowhere else.
  if (named !== undefined && named !== name) losses.add(property)
  if (id !== undefined && id !== key) losses.add(property)
  const held = textProperties(rest, schema.properties, losses)
  const alias = [...(held.get('alias') ?? []), ...(textsIn(aliases) ?? [])]
  if (aliases !== undefined && textsIn(aliases) === undefined) losses.add(property)
  if (alias.length > 0) held.set('alias', alias)
  if (keywords.length > 0) held.set('keywords', [...(held.get('keywords') ?? []), ...keywords])
  return { schema: schema.name, properties: { name: [name], ...Object.fromEntries(held) } }
}

function entityOfRelationship(
  relationship: SubgraphRelationship,
  link: Link,
  idOf: (key: string) => string,
  options: ExportOptions,
  losses: Losses,
): Entity {
  const { start, end, type, properties } = relationship
  const evidence = evidenceOf(relationship, options)
  const { claims, directed, ...others } = properties
  const rest: MapValue = others
  const ids = textsIn(claims)
  if (claims !== undefined && ids === undefined) losses.add(property)
  if (directed === false) losses.add(direction)
  else if (directed !== undefined) losses.add(property)
  const held = textProperties(rest, ofLinks, losses)
  if (ids !== undefined && ids.length > 0) held.set('recordId', ids)
  if (evidence.length > 0) held.set('description', evidence.map(evidenceText))
  return {
    schema: link.name,
    properties: {
      [link.start[0]]: [idOf(start)],
      [link.end[0]]: [idOf(end)],
      [link.type]: [type],
      ...Object.fromEntries(held),
    },
  }
}

/** The texts of those properties that a schema has; the others are lost. */
function textProperties(
  properties: MapValue,
  known: readonly string[],
  losses: Losses,
): Map<string, readonly string[]> {
  const held = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(properties)) {
    const texts = known.includes(name) ? textsIn(value) : undefined
    if (texts === undefined) losses.add(property)
    else if (texts.length > 0) held.set(name, texts)
  }
  return held
}

/** FollowTheMoney has every value as a list of texts, none of them empty; undefined where a value is something else. */
function textsIn(value: Value | undefined): readonly string[] | undefined {
  const items = value === undefined || value === null ? [] : isList(value) ? value : [value]
  const texts = items.filter((item): item is string => typeof item === 'string' && item.trim() !== '')
  return texts.length === items.length ? texts : undefined
}

function evidenceText({ claim, gloss, modality, credited, document, place, sha256 }: Evidence): string {
  const by = credited.length === 0 ? 'the document says so itself' : `credited to ${credited.join(', ')}`
  return `${claim}: ${gloss} (${modality}; ${by}) ${document}, ${placeText(place)}, SHA-256 ${sha256}`
}

function schemaOfNode({ labels }: SubgraphNode): Schema {
  const names = new Set(labels.map(plain))
  return schemata.find(({ name }) => names.has(plain(name))) ?? thing
}

function linkOf({ type, start, end }: SubgraphRelationship, schemaOf: ReadonlyMap<string, Schema>): Link {
  const fits = (key: string, asked: string | undefined): boolean =>
    asked === undefined || (schemaOf.get(key)?.is.includes(asked) ?? false)
  return (
    links.find((link) => link.types.includes(type) && fits(start, link.start[1]) && fits(end, link.end[1])) ??
    unknownLink
  )
}

/** A label without what people spell differently: `Public_Body`, `Organisation`. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '').replace('organis', 'organiz')
}

/**
 * Ids as FollowTheMoney takes them, letters of English, digits, `.` and `-`, each for one key: of nodes, and of relationships, which
 * have `link-` before theirs.
 */
function entityIds({ nodes, relationships }: Subgraph, losses: Losses): (key: string) => string {
  const taken = new Set<string>()
  const ids = new Map<string, string>()
  const give = (key: string, wanted: string): void => {
    let free = wanted
    for (let number = 2; taken.has(free); number++) free = `${wanted}-${number}`
    taken.add(free)
    ids.set(key, free)
  }
  for (const { key } of nodes) {
    const clean = key
      .slice(0, MOST_OF_ID)
      .replace(/[^\da-z.-]+/gi, '-')
      .replace(/^[.-]+/, '')
    give(key, clean.replace(/(?<![.-])[.-]+$/, '') || 'node')
    if (ids.get(key) !== key) losses.add(changedId)
  }
  for (const { key } of relationships) give(linkKey(key), `link-${key}`)
  return (key) => ids.get(key) ?? key
}

/** The key of a relationship beside those of nodes. */
function linkKey(key: string): string {
  return `\0${key}`
}
