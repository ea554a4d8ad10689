import { append } from '../../model/append.ts'
import { asRead } from '../../model/visible-text.ts'
import type { Dataset } from '../dataset.ts'
import { isEdtf } from '../edtf.ts'
import { canonicalIds } from '../identity.ts'
import { lookup } from '../lookup.ts'
import { didYouMean } from '../nearest.ts'
import type { PropertyValue } from '../schemas/common.ts'
import { ownProperties, type Entity } from '../schemas/entities.ts'
import type { Property } from '../schemas/ontology.ts'
import type { Findings } from './finding.ts'

/** Labels and properties are the ontology's, and no entity is repeated unless a judgement says why. */
export function checkEntities(findings: Findings): void {
  const { ontology, entities } = findings.dataset
  for (const entity of entities) {
    if (!lookup(ontology.labels, entity.label)) {
      const hint = didYouMean(entity.label, Object.keys(ontology.labels), 'Define it in ontology.yaml.')
      const message = `${entity.id} has the label ${entity.label}, which the ontology does not define.`
      findings.error('UnknownLabel', [entity, 'label'], message, hint)
    }
    for (const [key, value] of ownProperties(entity)) checkProperty(findings, entity, key, value)
  }
  checkDuplicates(findings)
  checkMentions(findings)
}

/** An entity is there because something is said of it. */
function checkMentions(findings: Findings): void {
  const { entities, claims, reference, judgements, imported } = findings.dataset
  const mentioned = new Set<unknown>([
    ...claims.flatMap(({ subject, object, attribution, qualifiers }) => [
      subject,
      object,
      ...(attribution?.to ?? []),
      ...Object.values(qualifiers).flat(),
    ]),
    ...reference.flatMap(({ subject, object }) => [subject, object]),
    ...judgements.flatMap(({ kind, ids }) => (kind === 'same-entity' ? ids : [])),
  ])
  for (const { relationships } of imported)
    for (const { start, end } of relationships) mentioned.add(start).add(end)
  for (const entity of entities.filter(({ id }) => !mentioned.has(id))) {
    const message = `No claim or reference fact mentions ${entity.id}.`
    findings.notice('UnmentionedEntity', [entity, 'id'], message, 'Add what is said of it, or remove it.')
  }
}

function checkProperty(findings: Findings, entity: Entity, key: string, value: PropertyValue): void {
  const { ontology } = findings.dataset
  const label = lookup(ontology.labels, entity.label)
  const property = lookup(ontology.properties, key)
  if (!label) return
  const listed = label.properties ?? Object.keys(ontology.properties)
  if (!property || !listed.includes(key)) {
    const allowed = ['aliases', ...listed]
    const message = `${entity.id} has the key ${key}, which ${entity.label} may not carry.`
    const otherwise = `List it under properties of ${entity.label} in ontology.yaml, or remove it.`
    findings.error('UnknownProperty', [entity, key], message, didYouMean(key, allowed, otherwise))
  } else if (!hasType(value, property.type)) {
    const message = `${entity.id}: ${key} is ${JSON.stringify(value)}, but must be ${typeNames[property.type]}.`
    findings.error('WrongType', [entity, key], message, `Give ${typeNames[property.type]}.`)
  }
}

const typeNames: Readonly<Record<Property['type'], string>> = {
  string: 'text',
  strings: 'a list of texts',
  number: 'a number',
  boolean: 'true or false',
  date: 'an EDTF date in quotes',
}

function hasType(value: PropertyValue, type: Property['type']): boolean {
  switch (type) {
    case 'strings':
      return Array.isArray(value)
    case 'date':
      return typeof value === 'string' && isEdtf(value)
    default:
      return typeof value === type
  }
}

function checkDuplicates(findings: Findings): void {
  const { dataset } = findings
  const names = new Lookalikes(dataset)
  const captions = new Lookalikes(dataset)
  const captioned = new Map<string, (readonly [Entity, Entity])[]>()
  for (const entity of dataset.entities) {
    // Case, accents' encoding and white space do not make another name.
    const other = names.add(entity, asRead(entity.name).toLowerCase())
    const alike = captions.add(entity, asRead(entity.caption))
    if (alike && !other) append(captioned, entity.label, [entity, alike] as const)
    if (other) {
      const message = `${entity.id} and ${other.id} are both ${entity.label} "${entity.name}".`
      const hint =
        'Merge them, rename one, or record a judgement (same-entity or distinct) in judgements.yaml.'
      findings.error('DuplicateName', [entity, 'name'], message, hint)
    }
  }
  for (const pairs of captioned.values()) noticeCaptions(findings, pairs)
}

/** Each pair of a label, or one notice for all of them where a table has brought in many. */
function noticeCaptions(findings: Findings, pairs: readonly (readonly [Entity, Entity])[]): void {
  const told = pairs.length > MOST_PAIRS ? pairs.slice(0, 1) : pairs
  for (const [entity, alike] of told) {
    const others = told.length < pairs.length ? ` So are ${pairs.length - 1} others of this label.` : ''
    const message = `${entity.id} and ${alike.id} are both ${entity.label} with the caption "${entity.caption}": a picture does not tell them apart.${others}`
    const hint =
      'Give one of them another caption, or record a judgement (same-entity or distinct) in judgements.yaml.'
    findings.notice('DuplicateCaption', [entity, 'caption'], message, hint)
  }
}

const MOST_PAIRS = 20

/** Entities of one label that are called the same, though no judgement says why. */
class Lookalikes {
  readonly #dataset: Dataset
  readonly #canonical: (id: string) => string
  readonly #groups = new Map<string, Entity[]>()

  constructor(dataset: Dataset) {
    this.#dataset = dataset
    this.#canonical = canonicalIds(dataset)
  }

  /** @returns an entity that was added before, has the same label and is called the same; undefined where there is none */
  add(entity: Entity, called: string): Entity | undefined {
    const key = `${entity.label} ${called}`
    const group = this.#groups.get(key) ?? []
    this.#groups.set(key, group)
    const other = group.find(
      ({ id }) =>
        id !== entity.id &&
        this.#canonical(id) !== this.#canonical(entity.id) &&
        !distinct(this.#dataset, id, entity.id),
    )
    group.push(entity)
    return other
  }
}

function distinct(dataset: Dataset, a: string, b: string): boolean {
  return dataset.judgements.some(({ kind, ids }) => kind === 'distinct' && ids.includes(a) && ids.includes(b))
}
