import { isEdtf, monthsAndDays } from '../edtf.ts'
import { valuesOf } from '../implied-relationships.ts'
import { lookup } from '../lookup.ts'
import { didYouMean } from '../nearest.ts'
import type { Claim } from '../schemas/claims.ts'
import type { PropertyValue } from '../schemas/common.ts'
import { passagesOf } from '../schemas/documents.ts'
import { isList, objectInWords, type Qualifier } from '../schemas/ontology.ts'
import { checkEntityId, checkStatement, type Labels } from './check-ends.ts'
import type { Findings } from './finding.ts'

/** Every claim cites a passage, names what is there, and says only what the ontology allows. */
export function checkClaims(findings: Findings, labels: Labels): void {
  const passages = new Map(
    findings.dataset.documents.map((document) => [
      document.id,
      new Set(passagesOf(document).map(({ id }) => id)),
    ]),
  )
  for (const claim of findings.dataset.claims) {
    checkPassages(findings, passages, claim)
    checkEntityId(findings, labels, claim.subject, `${claim.id}: the subject`, [claim, 'subject'])
    checkObject(findings, labels, claim)
    claim.attribution?.to.forEach((id, index) => {
      checkEntityId(findings, labels, id, `${claim.id}: the credited source`, [
        claim,
        'attribution',
        'to',
        index,
      ])
    })
    const { relation: type, subject: start, object: end, modality } = claim
    checkStatement(findings, labels, claim.id, { type, start, end, modality }, [claim, 'relation'])
    checkStatus(findings, claim)
    checkTime(findings, claim)
    for (const [name, value] of Object.entries(claim.qualifiers))
      checkQualifier(findings, labels, claim, name, value)
    if (claim.review?.outcome === 'kept' && claim.review.note === undefined) {
      const message = `${claim.id} is kept despite ${claim.review.remarks.join(', ') || 'a remark'} without a reason.`
      findings.error('NoReason', [claim, 'review'], message, 'Say why in review.note.')
    }
  }
  checkReviews(findings)
}

/** An object is an entity or, where the type allows it, words. */
function checkObject(findings: Findings, labels: Labels, claim: Claim): void {
  const { id, object, relation } = claim
  if (object !== undefined) {
    checkEntityId(findings, labels, object, `${id}: the object`, [claim, 'object'])
    return
  }
  const definition = lookup(findings.dataset.ontology.relationshipTypes, relation)
  if (!definition || definition.to.includes(objectInWords)) return
  const message = `${id}: ${relation} cannot have an object in words.`
  const hint = `Name an entity as its object, or add ${objectInWords} to the type's \`to\` in ontology.yaml.`
  findings.error('EndNotAllowed', [claim, 'objectText'], message, hint)
}

/** One notice a document, however many of its claims have no review. What a table says is read by a mapping. */
function checkReviews(findings: Findings): void {
  for (const { id, kind } of findings.dataset.documents) {
    if (kind === 'table') continue
    const claims = findings.dataset.claims.filter(({ document }) => document === id)
    const open = claims.filter(({ review }) => review === undefined)
    if (open.length === 0) continue
    const message = `${open.length} of ${claims.length} claims of ${id} have no review.`
    const hint = 'Where a claim was read again next to its sentence, say under review how that ended.'
    findings.notice('NotReviewed', [open[0]], message, hint)
  }
}

/** The ids of the passages of each document, by its id. */
type KnownPassages = ReadonlyMap<string, ReadonlySet<string>>

function checkPassages(findings: Findings, documents: KnownPassages, claim: Claim): void {
  const known = documents.get(claim.document)
  if (!known) {
    const message = `${claim.id} cites the document ${claim.document}, which does not exist.`
    const hint = didYouMean(claim.document, documents.keys(), 'Add it to documents.yaml.')
    findings.error('DanglingId', [claim], message, hint)
    return
  }
  for (const id of claim.passage) {
    if (known.has(id)) continue
    const message = `${claim.id} cites the passage ${id}, which ${claim.document} does not have.`
    const hint = didYouMean(id, known, 'Add it to documents.yaml.')
    findings.error('DanglingId', [claim, 'passage'], message, hint)
  }
}

function checkStatus(findings: Findings, claim: Claim): void {
  const { id, status, relation } = claim
  if (status === undefined) return
  const { ontology } = findings.dataset
  const allowed = lookup(ontology.relationshipTypes, relation)?.statuses
  if (!lookup(ontology.statuses, status)) {
    const hint = didYouMean(status, Object.keys(ontology.statuses), 'Define it in ontology.yaml.')
    findings.error(
      'UnknownStatus',
      [claim, 'status'],
      `${id} has the status ${status}, which the ontology does not define.`,
      hint,
    )
  } else if (allowed && !allowed.includes(status)) {
    const message = `${id}: ${relation} cannot have the status ${status}.`
    findings.error(
      'StatusNotAllowed',
      [claim, 'status'],
      message,
      `The ontology allows ${allowed.join(', ')}.`,
    )
  }
}

function checkTime(findings: Findings, claim: Claim): void {
  const { time } = claim
  if (time?.edtf === undefined) return
  const text = time.text.toLowerCase()
  const at = [claim, 'time', 'edtf'] as const
  for (const { month, day } of monthsAndDays(time.edtf)) {
    const finer =
      month !== undefined && !namesMonth(text, month, findings.dataset.ontology.language)
        ? 'month'
        : day !== undefined && !new RegExp(`(?<!\\d)0?${day}(?!\\d)`).test(text)
          ? 'day'
          : undefined
    if (finer === undefined) continue
    const message = `${claim.id}: the date ${time.edtf} names a ${finer} that the text "${time.text}" does not hold.`
    findings.error('TooPrecise', at, message, 'Give a date that is no finer than the source.')
    return
  }
}

function namesMonth(text: string, month: number, language: string): boolean {
  if (new RegExp(`(?<!\\d)0?${month}(?!\\d)`).test(text)) return true
  const date = new Date(Date.UTC(2000, month - 1, 1))
  const words = (['long', 'short'] as const).map((style) =>
    new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' })
      .format(date)
      .toLowerCase()
      .replace(/\.$/, ''),
  )
  const named = text.split(/[^\p{L}]+/u)
  return words.some((word) => named.includes(word))
}

function checkQualifier(
  findings: Findings,
  labels: Labels,
  claim: Claim,
  name: string,
  value: PropertyValue,
): void {
  const { ontology } = findings.dataset
  const at = [claim, 'qualifiers', name] as const
  const qualifier = lookup(ontology.qualifiers, name)
  if (!qualifier) {
    const hint = didYouMean(name, Object.keys(ontology.qualifiers), 'Define it in ontology.yaml.')
    findings.error(
      'UnknownQualifier',
      at,
      `${claim.id} has the qualifier ${name}, which the ontology does not define.`,
      hint,
    )
    return
  }
  if (Array.isArray(value) && !isList(qualifier)) {
    const hint = 'Give one value, or set many: true on the qualifier in ontology.yaml.'
    findings.error('WrongType', at, `${claim.id}: the qualifier ${name} is a list.`, hint)
  }
  for (const item of valuesOf(value)) {
    if (qualifier.kind === 'entity' && typeof item === 'string') {
      checkEntityId(findings, labels, item, `${claim.id}: the qualifier ${name}`, at)
      const label = labels.get(item)
      if (label !== undefined && qualifier.labels && !qualifier.labels.includes(label)) {
        const message = `${claim.id}: the qualifier ${name} cannot be ${item} (${label}).`
        findings.error('EndNotAllowed', at, message, `The ontology allows ${qualifier.labels.join(', ')}.`)
      }
    } else if (!isOfKind(item, qualifier.kind)) {
      const message = `${claim.id}: the qualifier ${name} is ${JSON.stringify(item)}, but must be ${kindNames[qualifier.kind]}.`
      findings.error('WrongType', at, message, `Give ${kindNames[qualifier.kind]}.`)
    }
  }
}

const kindNames: Readonly<Record<Qualifier['kind'], string>> = {
  entity: 'the id of an entity',
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  date: 'an EDTF date in quotes',
}

function isOfKind(value: string | number | boolean, kind: Qualifier['kind']): boolean {
  switch (kind) {
    case 'entity':
    case 'text':
      return typeof value === 'string'
    case 'date':
      return typeof value === 'string' && isEdtf(value)
    default:
      return typeof value === kind
  }
}
