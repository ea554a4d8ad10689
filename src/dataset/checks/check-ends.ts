import { lookup } from '../lookup.ts'
import { didYouMean } from '../nearest.ts'
import type { Modality } from '../schemas/common.ts'
import type { At, Findings } from './finding.ts'

/** A relationship as a claim, a qualifier or a reference fact states it. */
export interface Statement {
  readonly type: string
  readonly start: string
  /** Undefined where the object is said in words. */
  readonly end: string | undefined
  readonly modality: Modality
}

/** What every check of a statement needs: the labels of the entities by id. */
export type Labels = ReadonlyMap<string, string>

/** An id must be an entity's. */
export function checkEntityId(findings: Findings, labels: Labels, id: string, what: string, at: At): void {
  if (labels.has(id)) return
  const hint = didYouMean(id, labels.keys(), 'Add it to entities.yaml.')
  findings.error('DanglingId', at, `${what} ${id} is not in entities.yaml.`, hint)
}

/** The ontology must allow the type between these ends with this modality. Ends that are not entities are left to others. */
export function checkStatement(
  findings: Findings,
  labels: Labels,
  what: string,
  statement: Statement,
  at: At,
): void {
  const { type, start, end, modality } = statement
  const types = findings.dataset.ontology.relationshipTypes
  const definition = lookup(types, type)
  if (!definition) {
    const message = `${what}: the ontology does not define the type ${type}.`
    findings.error(
      'UnknownType',
      at,
      message,
      didYouMean(type, Object.keys(types), 'Define it in ontology.yaml.'),
    )
    return
  }
  if (!definition.modalities.includes(modality)) {
    const message = `${what}: ${type} cannot be ${modality}.`
    findings.error(
      'ModalityNotAllowed',
      at,
      message,
      `The ontology allows ${definition.modalities.join(', ')}.`,
    )
  }
  const [from, to] = [labels.get(start), end === undefined ? undefined : labels.get(end)]
  // A label that the ontology lacks is reported once, on its entity.
  const known = findings.dataset.ontology.labels
  if (from === undefined || !lookup(known, from)) return
  if (end === undefined) {
    if (definition.from.includes(from)) return
    const message = `${what}: ${type} cannot lead from ${start} (${from}).`
    findings.error('EndNotAllowed', at, message, `The ontology allows ${definition.from.join(', ')}.`)
    return
  }
  if (to === undefined || !lookup(known, to)) return
  const allowed = (a: string, b: string): boolean => definition.from.includes(a) && definition.to.includes(b)
  if (allowed(from, to) || (definition.symmetric && allowed(to, from))) return
  const message = `${what}: ${type} cannot lead from ${start} (${from}) to ${end} (${to}).`
  const hint = `The ontology allows ${definition.from.join(', ')} to ${definition.to.join(', ')}.`
  findings.error('EndNotAllowed', at, message, hint)
}
