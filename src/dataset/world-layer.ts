import { creditedOf, optional, relationshipProperties } from './claim-properties.ts'
import type { PlainNode, PlainRelationship, Properties } from '../model/elements.ts'
import type { Dataset } from './dataset.ts'
import { canonicalIds, judged } from './identity.ts'
import { impliedRelationships, labelsOf } from './implied-relationships.ts'
import { lookup } from './lookup.ts'
import type { PropertyValue } from './schemas/common.ts'
import { ownProperties, type Entity } from './schemas/entities.ts'
import type { ReferenceFact } from './schemas/reference.ts'
import { append } from '../model/append.ts'

/** One node an entity; entities that are judged the same are one, with the others' names and ids as aliases. */
export function entityNodes(dataset: Dataset): readonly PlainNode[] {
  const canonical = canonicalIds(dataset)
  const merged = new Map<string, Entity[]>()
  for (const entity of dataset.entities) {
    const kept = canonical(entity.id)
    if (kept !== entity.id) append(merged, kept, entity)
  }
  return dataset.entities
    .filter(({ id }) => canonical(id) === id)
    .map((entity) => ({
      id: entity.id,
      labels: [entity.label],
      properties: entityProperties(entity, merged.get(entity.id) ?? []),
    }))
}

function entityProperties(entity: Entity, others: readonly Entity[]): Properties {
  const { id, name, caption, aliases } = entity
  const names = new Set([...aliases, ...others.flatMap((other) => [other.name, ...other.aliases, other.id])])
  names.delete(name)
  const further = new Map<string, PropertyValue>()
  for (const one of [entity, ...others]) {
    for (const [key, value] of ownProperties(one)) if (!further.has(key)) further.set(key, value)
  }
  return [['id', id], ['name', name], ['caption', caption], ['aliases', [...names]], ...further]
}

/**
 * The direct relationships. Claims that agree in type, ends and every property share one; where they differ in
 * modality, status, time, quantity, certainty or a qualifier they stay apart. A withdrawn claim carries none.
 */
export function worldRelationships(dataset: Dataset): readonly PlainRelationship[] {
  const canonical = canonicalIds(dataset)
  const withdrawn = judged(dataset, 'withdrawn')
  const disputed = judged(dataset, 'disputed')
  const labelOf = labelsOf(dataset.entities)
  const groups = new Map<string, Group>()
  for (const claim of dataset.claims) {
    if (withdrawn.has(claim.id)) continue
    for (const implied of impliedRelationships(dataset.ontology, labelOf, claim)) {
      let [start, end] = [canonical(implied.start), canonical(implied.end)]
      if (lookup(dataset.ontology.relationshipTypes, implied.type)?.symmetric && start > end)
        [start, end] = [end, start]
      const properties = relationshipProperties(dataset.ontology, claim, implied)
      const identity = JSON.stringify([
        implied.type,
        start,
        end,
        properties.toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ])
      const group = groups.get(identity) ?? {
        type: implied.type,
        start,
        end,
        properties,
        claims: new Set(),
        credited: new Set(),
      }
      groups.set(identity, group)
      group.claims.add(claim.id)
      for (const id of creditedOf(claim, implied)) group.credited.add(canonical(id))
    }
  }
  const fromClaims = [...groups.values()].map(({ type, start, end, properties, claims, credited }) => ({
    type,
    start,
    end,
    properties: [
      ['claims', [...claims]] as const,
      ['attributedTo', [...credited]] as const,
      ...properties,
      ...optional('disputed', [...claims].some((id) => disputed.has(id)) || undefined),
    ],
  }))
  return [...fromClaims, ...dataset.reference.map((fact) => referenceRelationship(fact, canonical))]
}

interface Group {
  readonly type: string
  readonly start: string
  readonly end: string
  readonly properties: Properties
  readonly claims: Set<string>
  readonly credited: Set<string>
}

function referenceRelationship(fact: ReferenceFact, canonical: (id: string) => string): PlainRelationship {
  return {
    type: fact.relation,
    start: canonical(fact.subject),
    end: canonical(fact.object),
    properties: [
      ['claims', []],
      ['attributedTo', []],
      ['modality', 'fact'],
      ['layer', 'reference'],
      ['source', sourceText(fact.source)],
      ['verified', fact.source !== 'unverified'],
      ...optional('note', fact.note),
    ],
  }
}

/** `tz database 2026a, zone.tab`, or `unverified`. */
export function sourceText(source: ReferenceFact['source']): string {
  return source === 'unverified' ? source : `${source.dataset} ${source.version}, ${source.field}`
}
