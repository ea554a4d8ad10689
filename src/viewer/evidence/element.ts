import type { Backend, Description } from '../../backend/index.ts'
import { Node, Relationship, type MapValue } from '../../model/values.ts'
import { claimOfKey } from '../content/additions.ts'
import { textOf, textsOf } from '../../model/texts.ts'
import type { PictureRelationship } from '../layout/picture.ts'
import { phraseOf, statusWords } from '../layout/words.ts'
import { claimsAbout, claimsByIds, named, type ClaimView, type Named } from '../../evidence/claims.ts'

/** All that is known of a node. */
export interface NodeView {
  readonly kind: 'node'
  readonly node: Named
  readonly labels: readonly string[]
  readonly properties: MapValue
  readonly groups: readonly RelationshipGroup[]
  /** Claims that it has a part in and that no relationship of it carries. */
  readonly otherClaims: readonly ClaimView[]
}

/** Relationships of one type and direction, in words. */
export interface RelationshipGroup {
  readonly phrase: string
  readonly relationships: readonly RelationshipView[]
}

export interface RelationshipView {
  readonly other: Named
  /** `begun`, `forecast`; '' for a plain fact. */
  readonly standing: string
  readonly evidence: EvidenceView
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
  readonly evidence: EvidenceView
}

/** @returns undefined where the graph holds no such node */
export async function nodeView(
  backend: Backend,
  key: string,
  description: Description,
): Promise<NodeView | undefined> {
  const ask = async (text: string) => (await (await backend.run(text, { key })).collect()).records
  const [node] = (await ask('MATCH (n) WHERE n.id = $key RETURN n'))[0] ?? []
  if (!(node instanceof Node)) return undefined
  const records = await ask(
    'MATCH (n)-[r]-(m) WHERE n.id = $key AND r.layer IS NOT NULL RETURN r, startNode(r).id = $key AS outgoing, m ORDER BY type(r), m.id',
  )
  const about = await claimsAbout(backend, key)
  const ids = new Set(
    records.flatMap(([relationship]) =>
      relationship instanceof Relationship ? textsOf(relationship.properties['claims']) : [],
    ),
  )
  const known = new Map(about.map((claim) => [claim.id, claim]))
  for (const claim of await claimsByIds(
    backend,
    [...ids].filter((id) => !known.has(id)),
  ))
    known.set(claim.id, claim)
  const groups = new Map<string, RelationshipView[]>()
  for (const [relationship, outgoing, other] of records) {
    if (!(relationship instanceof Relationship)) continue
    const phrase = phraseOf(relationship.type, outgoing === true ? 'out' : 'in', description)
    groups.set(phrase, [
      ...(groups.get(phrase) ?? []),
      {
        other: named(other),
        standing: statusWords(relationship.properties),
        evidence: evidenceOf(relationship.properties, known),
      },
    ])
  }
  return {
    kind: 'node',
    node: named(node),
    labels: node.labels,
    properties: node.properties,
    groups: [...groups].map(([phrase, relationships]) => ({ phrase, relationships })),
    otherClaims: about.filter(({ id }) => !ids.has(id)),
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
  const { key, type, properties } = relationship
  const claim = claimOfKey(key)
  const ids = claim === '' ? textsOf(properties['claims']) : [claim]
  const claims = await claimsByIds(backend, ids)
  return {
    kind: 'line',
    start,
    phrase: phraseOf(type, 'out', description),
    end,
    standing: statusWords(properties),
    properties,
    evidence: evidenceOf(properties, new Map(claims.map((one) => [one.id, one]))),
  }
}

function evidenceOf(properties: MapValue, claims: ReadonlyMap<string, ClaimView>): EvidenceView {
  return {
    claims: textsOf(properties['claims']).flatMap((id) => claims.get(id) ?? []),
    reference: textOf(properties['source']),
    verified: properties['verified'] === true,
  }
}
