import { lookup } from './lookup.ts'
import type { Claim } from './schemas/claims.ts'
import type { Modality, PropertyValue } from './schemas/common.ts'
import type { CompileRule, Ontology } from './schemas/ontology.ts'

/** A relationship that a claim stands for, before equal ones are merged. Ends are entity ids as the claim has them. */
export interface ImpliedRelationship {
  readonly type: string
  readonly start: string
  readonly end: string
  readonly modality: Modality
  /** The qualifier and the rule that it was compiled from; undefined for the claim's own subject, relation and object. */
  readonly from: { readonly qualifier: string; readonly rule: CompileRule } | undefined
}

/** The label of an entity; undefined where there is no such entity. */
export type LabelOf = (id: string) => string | undefined

/**
 * What one claim says directly: nothing for a claim-only relation or an object in words; then one for each qualifier rule
 * and value where the ontology allows the rule's type between these ends with this modality.
 */
export function impliedRelationships(
  ontology: Ontology,
  labelOf: LabelOf,
  claim: Claim,
): readonly ImpliedRelationship[] {
  const { subject, relation, object, modality } = claim
  const implied: ImpliedRelationship[] = []
  if (object !== undefined && lookup(ontology.relationshipTypes, relation)?.claimOnly === false) {
    implied.push({ type: relation, start: subject, end: object, modality, from: undefined })
  }
  for (const [name, value] of Object.entries(claim.qualifiers)) {
    const definition = lookup(ontology.qualifiers, name)
    if (definition?.kind !== 'entity') continue
    for (const rule of definition.compilesTo) {
      for (const qualifier of valuesOf(value)) {
        const ends = { subject, object, qualifier: String(qualifier) }
        const [start, end] = [ends[rule.from], ends[rule.to]]
        if (start === undefined || end === undefined) continue
        const candidate: ImpliedRelationship = {
          type: rule.type,
          start,
          end,
          modality: rule.modality === 'claim' ? modality : rule.modality,
          from: { qualifier: name, rule },
        }
        if (allows(ontology, labelOf, candidate)) implied.push(candidate)
      }
    }
  }
  return implied
}

/** Whether the ontology defines the type and allows it between these ends with this modality. */
export function allows(
  ontology: Ontology,
  labelOf: LabelOf,
  { type, start, end, modality }: Pick<ImpliedRelationship, 'type' | 'start' | 'end' | 'modality'>,
): boolean {
  const definition = lookup(ontology.relationshipTypes, type)
  if (!definition?.modalities.includes(modality)) return false
  const [from, to] = [labelOf(start) ?? '', labelOf(end) ?? '']
  const allowed = (a: string, b: string): boolean => definition.from.includes(a) && definition.to.includes(b)
  return allowed(from, to) || (definition.symmetric && allowed(to, from))
}

/** The label of each entity of a list. */
export function labelsOf(entities: readonly { readonly id: string; readonly label: string }[]): LabelOf {
  const labels = new Map(entities.map(({ id, label }) => [id, label]))
  return (id) => labels.get(id)
}

/** A qualifier's values: those of a list, or the one. */
export function valuesOf(value: PropertyValue): readonly (string | number | boolean)[] {
  return typeof value === 'object' ? value : [value]
}
