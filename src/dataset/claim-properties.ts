import type { Value } from '../model/values.ts'
import type { Properties } from '../model/elements.ts'
import type { Claim } from './schemas/claims.ts'
import { valuesOf, type ImpliedRelationship } from './implied-relationships.ts'
import { lookup } from './lookup.ts'
import { isList, type Ontology } from './schemas/ontology.ts'

/**
 * The property keys that the compiler sets on claims and relationships: a qualifier cannot be called so.
 */
export const reservedQualifiers = [
  'time',
  'credit',
  'id',
  'name',
  'caption',
  'gloss',
  'relation',
  'objectText',
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

/** What a claim says besides its three ends and whom it credits. */
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
 * What a relationship takes over from its claim. The claim's own takes all of it; one that comes from a qualifier only what
 * its rule names, since the rest is said of the claim's own statement.
 */
export function relationshipProperties(
  ontology: Ontology,
  claim: Claim,
  { modality, from }: ImpliedRelationship,
): Properties {
  const said = from === undefined ? claim : keptOf(claim, from.rule.keeps)
  return [['layer', 'article'], ...claimProperties(ontology, { ...said, modality })]
}

/** The claim with only what a compile rule names. */
function keptOf(claim: Claim, keeps: readonly string[]): Claim {
  const kept = <T>(name: string, value: T): T | undefined => (keeps.includes(name) ? value : undefined)
  return {
    ...claim,
    status: kept('status', claim.status),
    time: kept('time', claim.time),
    certainty: kept('certainty', claim.certainty),
    attribution: kept('credit', claim.attribution),
    quantity: undefined,
    qualifiers: Object.fromEntries(Object.entries(claim.qualifiers).filter(([name]) => keeps.includes(name))),
  }
}

/** Whom a relationship credits: those of its claim, unless it comes from a rule that does not hand the credit on. */
export function creditedOf(claim: Claim, { from }: ImpliedRelationship): readonly string[] {
  return from === undefined || from.rule.keeps.includes('credit') ? (claim.attribution?.to ?? []) : []
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
