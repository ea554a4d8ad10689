import type { Value } from '../model/values.ts'
import type { Properties } from './compiled-graph.ts'
import type { Claim } from './schemas/claims.ts'
import { valuesOf, type ImpliedRelationship } from './implied-relationships.ts'
import { lookup } from './lookup.ts'
import { isList, type Ontology } from './schemas/ontology.ts'

/**
 * The property keys that the compiler sets on claims and relationships: a qualifier cannot be called so.
 */
export const reservedQualifiers = [
  'id',
  'name',
  'caption',
  'gloss',
  'relation',
  'claims',
  'attributedTo',
  'attributionScope',
  'attributionRole',
  'modality',
  'status',
  'layer',
  'certainty',
  'timeText',
  'timeEdtf',
  'timeRelation',
  'amount',
  'comparator',
  'unit',
  'metric',
  'source',
  'notes',
  'verified',
  'role',
  'withdrawn',
  'disputed',
  'review',
  'reviewRemarks',
  'reviewNote',
] as const

/** What a claim says beside its three ends and whom it credits. */
export function claimProperties(ontology: Ontology, claim: Claim): Properties {
  return [
    ...optional('modality', claim.modality),
    ...optional('status', claim.status),
    ...creditProperties(claim),
    ...timeProperties(claim),
    ...optional('amount', claim.quantity?.amount),
    ...optional('comparator', claim.quantity?.comparator),
    ...optional('unit', claim.quantity?.unit),
    ...optional('metric', claim.quantity?.metric),
    ...qualifierProperties(ontology, claim),
  ]
}

/**
 * What a relationship takes over from its claim. One that comes from a qualifier leaves out that qualifier (it is an end
 * now) and the quantity, which measures the claim's own statement.
 */
export function relationshipProperties(
  ontology: Ontology,
  claim: Claim,
  implied: ImpliedRelationship,
): Properties {
  const { modality, status, qualifier } = implied
  const { quantity } = qualifier === undefined ? claim : {}
  return [
    ['modality', modality],
    ...optional('status', status),
    ['layer', 'article'],
    ...creditProperties(claim),
    ...timeProperties(claim),
    ...optional('amount', quantity?.amount),
    ...optional('comparator', quantity?.comparator),
    ...optional('unit', quantity?.unit),
    ...optional('metric', quantity?.metric),
    ...qualifierProperties(ontology, claim).filter(([name]) => name !== qualifier),
  ]
}

/** A property that may be absent. */
export function optional(key: string, value: Value | undefined): Properties {
  return value === undefined ? [] : [[key, value]]
}

/** A qualifier that may have many values is a list everywhere, so that one query reads them all. */
function qualifierProperties(ontology: Ontology, claim: Claim): Properties {
  return Object.entries(claim.qualifiers).map(([name, value]) => {
    const qualifier = lookup(ontology.qualifiers, name)
    return [name, qualifier && isList(qualifier) ? [...valuesOf(value)] : value]
  })
}

function creditProperties(claim: Claim): Properties {
  return [
    ...optional('attributionScope', claim.attribution?.scope),
    ...optional('attributionRole', claim.attribution?.role),
    ...optional('certainty', claim.certainty),
  ]
}

function timeProperties(claim: Claim): Properties {
  return [
    ...optional('timeText', claim.time?.text),
    ...optional('timeEdtf', claim.time?.edtf),
    ...optional('timeRelation', claim.time?.relation),
  ]
}
