import type { Backend, CollectedResult, Description } from '../../backend/index.ts'
import { claimsAbout, claimsByIds, type ClaimView, type Named } from '../../evidence/claims.ts'
import { quoteName } from '../../model/quote-name.ts'
import { textOf, textsOf } from '../../model/texts.ts'
import { Node, Relationship, type MapValue, type Value } from '../../model/values.ts'
import { nodeKeys } from '../../subgraph/node-key.ts'
import { claimOfKey, nodesByKey, type Asked } from '../content/additions.ts'
import type { Picture, PictureRelationship } from '../layout/picture.ts'
import { standingOf } from '../layout/standing.ts'
import { nameOf } from '../words/names.ts'
import { phraseOf, standingWords } from '../words/phrases.ts'

/** All that is known of a node. */
export interface NodeView {
  readonly kind: 'node'
  readonly node: Named
  readonly labels: readonly string[]
  readonly properties: MapValue
  readonly groups: readonly RelationshipGroup[]
  /** Claims that it has a part in and that no relationship of it carries. */
  readonly otherClaims: readonly ClaimView[]
  /** Whether any relationship of the graph touches it. */
  readonly hasNeighbours: boolean
}

/** Relationships of one type and direction, in words. */
export interface RelationshipGroup {
  readonly phrase: string
  readonly by: { readonly type: string; readonly direction: 'out' | 'in' }
  /** How many there are; more than are listed where a limit cuts. */
  readonly count: number
  readonly relationships: readonly RelationshipView[]
  /** Cypher that returns what they lead to. */
  readonly cypher: string
}

export interface RelationshipView {
  readonly other: Named
  /** `begun`, `forecast`; '' for a plain fact. */
  readonly standing: string
  readonly properties: MapValue
  /** Undefined where the graph has no claims. */
  readonly evidence: EvidenceView | undefined
}

/** What a relationship stands on: claims, or a reference fact. */
export interface EvidenceView {
  readonly claims: readonly ClaimView[]
  /** The data set of a reference fact, or `unverified`; '' where it stands on claims. */
  readonly reference: string
  readonly verified: boolean
}

/** A line that was selected: a relationship, or a claim without one. */
export interface LineView {
  readonly kind: 'line'
  readonly start: Named
  readonly phrase: string
  readonly end: Named
  readonly standing: string
  readonly properties: MapValue
  /** Undefined where the graph has no claims. */
  readonly evidence: EvidenceView | undefined
}

/** More than this nobody reads in a panel; a graph with claims has a relationship for a sentence. */
const MOST_LISTED = 500

/**
 * All that is known of a node; at most 500 of its relationships, and how many there are of each kind.
 *
 * @param known what is drawn: a node of it is found by its number
 * @returns undefined where the graph holds no such node
 */
export async function nodeView(asked: Asked, key: string, known: Picture): Promise<NodeView | undefined> {
  const { backend, description } = asked
  const node = known.nodes.get(key) ?? (await nodesByKey(asked, [key], known)).nodes.get(key)
  if (node === undefined) return undefined
  const ask = async (text: string): Promise<CollectedResult['records']> =>
    (await (await backend.run(text, { number: node.id })).collect()).records
  const pattern = `MATCH (n)-[r]-(m) WHERE id(n) = $number${description.evidence ? ' AND r.layer IS NOT NULL' : ''}`
  const records = await ask(
    `${pattern} RETURN r, startNode(r) = n AS outgoing, m ORDER BY type(r), m.id, id(m) LIMIT ${MOST_LISTED}`,
  )
  const counts =
    records.length < MOST_LISTED
      ? []
      : await ask(`${pattern} RETURN type(r) AS type, startNode(r) = n AS outgoing, count(*) AS count`)
  const about = description.evidence ? await claimsAbout(backend, key) : []
  const ids = new Set(
    records.flatMap(([relationship]) =>
      relationship instanceof Relationship ? textsOf(relationship.properties['claims']) : [],
    ),
  )
  const claims = new Map(about.map((claim) => [claim.id, claim]))
  for (const claim of await claimsByIds(
    backend,
    [...ids].filter((id) => !claims.has(id)),
  ))
    claims.set(claim.id, claim)
  const groups = new Map<
    string,
    Omit<RelationshipGroup, 'phrase'> & { count: number; relationships: RelationshipView[] }
  >()
  const groupOf = (type: string, isOutgoing: boolean) => {
    const phrase = phraseOf(type, isOutgoing ? 'out' : 'in', description)
    const [left, right] = isOutgoing ? ['-', '->'] : ['<-', '-']
    const cypher = `MATCH path = (n)${left}[:${quoteName(type)}]${right}() WHERE id(n) = ${node.id} RETURN path`
    const group = groups.get(phrase) ?? {
      by: { type, direction: isOutgoing ? 'out' : 'in' },
      count: 0,
      cypher,
      relationships: [],
    }
    groups.set(phrase, group)
    return group
  }
  for (const [type, outgoing, count] of counts)
    groupOf(textOf(type), outgoing === true).count += Number(count)
  for (const [relationship, outgoing, other] of records) {
    if (!(relationship instanceof Relationship)) continue
    const group = groupOf(relationship.type, outgoing === true)
    if (counts.length === 0) group.count++
    group.relationships.push({
      other: namedIn(other, description),
      standing: standingWords(relationship.properties, description),
      properties: relationship.properties,
      evidence: evidenceOf(relationship.properties, claims, description),
    })
  }
  return {
    kind: 'node',
    node: { key, name: nameOf(node, description) },
    labels: node.labels,
    properties: node.properties,
    groups: [...groups].map(([phrase, group]) => ({ phrase, ...group })),
    otherClaims: about.filter(({ id }) => !ids.has(id)),
    hasNeighbours:
      records.length > 0 || (await ask('MATCH (n)--() WHERE id(n) = $number RETURN 1 LIMIT 1')).length > 0,
  }
}

/** What a drawn relationship, or the line of a claim, stands on. */
export async function lineView(
  backend: Backend,
  relationship: PictureRelationship,
  start: Named,
  end: Named,
  description: Description,
): Promise<LineView> {
  const lines = await linesView(backend, [relationship], description, (key) =>
    key === start.key ? start.name : end.name,
  )
  const line = lines.get(relationship.key)
  if (line === undefined) throw new Error('The view of a relationship is missing.')
  return { ...line, start, end }
}

/** What each of several drawn relationships, or lines of claims, stands on, by their keys; all claims are asked for at once. */
export async function linesView(
  backend: Backend,
  relationships: readonly PictureRelationship[],
  description: Description,
  nameOf: (key: string) => string,
): Promise<ReadonlyMap<string, LineView>> {
  const idsOf = ({ key, start, end, properties }: PictureRelationship): readonly string[] => {
    const claim = claimOfKey(key)
    if (claim !== '') return [claim]
    // A line that is part of a claim begins or ends at it.
    return standingOf(properties, description) === 'evidence' ? [start, end] : textsOf(properties['claims'])
  }
  const ids = [...new Set(relationships.flatMap(idsOf))]
  const claims = description.evidence ? await claimsByIds(backend, ids) : []
  const byId = new Map(claims.map((one) => [one.id, one]))
  const named = (key: string): Named => ({ key, name: nameOf(key) })
  return new Map(
    relationships.map((relationship) => {
      const { key, type, start, end, properties } = relationship
      const evidence = description.evidence
        ? { ...referenceOf(properties), claims: idsOf(relationship).flatMap((id) => byId.get(id) ?? []) }
        : undefined
      const line: LineView = {
        kind: 'line',
        start: named(start),
        phrase: phraseOf(type, 'out', description),
        end: named(end),
        standing: standingWords(properties, description),
        properties,
        evidence,
      }
      return [key, line]
    }),
  )
}

function evidenceOf(
  properties: MapValue,
  claims: ReadonlyMap<string, ClaimView>,
  { evidence }: Description,
): EvidenceView | undefined {
  if (!evidence) return undefined
  return {
    ...referenceOf(properties),
    claims: textsOf(properties['claims']).flatMap((id) => claims.get(id) ?? []),
  }
}

function referenceOf(properties: MapValue): Omit<EvidenceView, 'claims'> {
  return { reference: textOf(properties['source']), verified: properties['verified'] === true }
}

function namedIn(value: Value, description: Description): Named {
  if (!(value instanceof Node)) return { key: '', name: '' }
  return { key: nodeKeys(description.sharedIds)(value), name: nameOf(value, description) }
}
