import type { PropertyValue } from '../../dataset/schemas/common.ts'
import type { TableRow } from '../../dataset/table-rows.ts'
import type { Sha256 } from '../../dataset/verify.ts'
import type { Place } from '../../errors.ts'
import type { Problems } from '../problems.ts'
import type { ClaimRule, Mapping } from '../schema/mapping.ts'
import type { Named, TableEntities } from './entities.ts'
import { idPart, shortened } from './ids.ts'
import { type ValueReader, valueReader } from './read-value.ts'
import { fill, parseTemplate, type Scope, type Template } from './template.ts'
import { type Problem, readDate, readQuantity } from './values.ts'

/** A claim as a line of NDJSON says it, without the cells that it cites. */
export interface MadeClaim {
  readonly id: string
  readonly gloss: string
  readonly subject: string
  readonly relation: string
  readonly object: string
  readonly modality: string
  readonly [further: string]: unknown
}

interface Rule {
  readonly name: string
  readonly rule: ClaimRule
  /** Whether a row may make several claims of it. */
  readonly isMany: boolean
  readonly gloss: Template
  readonly notes: Template | undefined
  readonly status: ValueReader | undefined
  readonly time: Template | undefined
  readonly amount: Template | undefined
  readonly unit: Template | undefined
  readonly qualifiers: readonly (readonly [name: string, read: ValueReader | { readonly entity: string }])[]
}

/** Makes the claims of a row. */
export class TableClaims {
  readonly #rules: readonly Rule[]
  readonly #mapping: Mapping
  readonly #entities: TableEntities
  readonly #problems: Problems
  readonly #sha256: Sha256

  constructor(mapping: Mapping, entities: TableEntities, problems: Problems, sha256: Sha256) {
    this.#mapping = mapping
    this.#entities = entities
    this.#problems = problems
    this.#sha256 = sha256
    const template = (text: string | undefined): Template | undefined =>
      text === undefined ? undefined : parseTemplate(text)
    this.#rules = Object.entries(mapping.claims).map(([name, rule]) => ({
      name,
      rule,
      isMany: [rule.subject, rule.object].some((end) => mapping.entities[end].each !== undefined),
      gloss: parseTemplate(rule.gloss),
      notes: template(rule.notes),
      status: rule.status === undefined ? undefined : valueReader(rule.status),
      time: template(rule.time?.of),
      amount: template(rule.quantity?.amount),
      unit: template(rule.quantity?.unit),
      qualifiers: Object.entries(rule.qualifiers).map(([key, value]) => [
        key,
        typeof value === 'object' && 'entity' in value ? value : valueReader(value),
      ]),
    }))
  }

  /** The claims of a row, each with the columns that say so. `key` is what the row is known by. */
  *of(
    key: string,
    scope: Scope,
    { line }: TableRow,
    file: string,
  ): Generator<{ readonly claim: MadeClaim; readonly cites: readonly string[] }, void> {
    for (const rule of this.#rules) {
      const { subject, object, cites } = rule.rule
      const objects = this.#entities.namedIn(object, scope)
      if (objects.length === 0) continue
      for (const from of this.#entities.namedIn(subject, scope))
        for (const to of objects) {
          const claim = this.#make(rule, key, from, to, scope, { file, line })
          if (claim !== undefined) yield { claim, cites }
        }
    }
  }

  #make(
    rule: Rule,
    key: string,
    subject: Named,
    object: Named,
    scope: Scope,
    place: Place,
  ): MadeClaim | undefined {
    const { relation, modality, certainty } = rule.rule
    const named = this.#scope(rule, subject, object, scope)
    const tell: Tell = (what, { problem, hint }) => {
      this.#problems.add('InvalidTable', `claims.${rule.name}.${what}: ${problem}.`, hint, place)
      return undefined
    }
    const valueOf = (what: string, read: ReturnType<ValueReader>): PropertyValue | undefined =>
      read === undefined ? undefined : 'problem' in read ? tell(what, read) : read.value
    const gloss = fill(rule.gloss, named)
    if (gloss === undefined)
      return tell('gloss', {
        problem: 'a cell that it names is blank',
        hint: 'Name only what every row has, or what the claim is about.',
      })
    const id = shortened(
      [
        this.#mapping.table.id,
        key,
        rule.name,
        ...(rule.isMany ? [this.#tail(subject, object, rule)] : []),
      ].join('.'),
      this.#sha256,
    )
    return {
      id,
      gloss,
      subject: subject.id,
      relation,
      object: object.id,
      modality,
      ...given('status', rule.status && valueOf('status', rule.status(named))),
      ...given('certainty', certainty),
      ...given('time', this.#time(rule, named, tell)),
      ...given('quantity', this.#quantity(rule, named, tell)),
      ...given('attribution', this.#credit(rule, scope)),
      ...given('qualifiers', this.#qualifiers(rule, named, scope, valueOf)),
      ...given('notes', rule.notes && fill(rule.notes, named)),
    }
  }

  /** Columns, and entities by their names: of the two ends those of the claim, of others all that the row names. */
  #scope({ rule }: Rule, subject: Named, object: Named, scope: Scope): Scope {
    return (name) => {
      if (name === rule.subject) return subject.name
      if (name === rule.object) return object.name
      if (!Object.hasOwn(this.#mapping.entities, name)) return scope(name)
      return this.#entities
        .namedIn(name, scope)
        .map((one) => one.name)
        .join(', ')
    }
  }

  /** What tells the claims apart that a rule makes of one row. */
  #tail(subject: Named, object: Named, { rule }: Rule): string {
    const many = [
      ...(this.#mapping.entities[rule.subject].each === undefined ? [] : [subject]),
      ...(this.#mapping.entities[rule.object].each === undefined ? [] : [object]),
    ]
    return many.map(({ id }) => idPart(id.slice(id.indexOf(':') + 1), this.#sha256)).join('.')
  }

  #time({ rule, time }: Rule, scope: Scope, tell: Tell): object | undefined {
    const text = time && fill(time, scope)
    if (rule.time === undefined || text === undefined) return undefined
    const { as, relation } = rule.time
    const read = readDate(text, as)
    if ('problem' in read) return tell('time', read)
    // The number of a day says nothing to a reader: what a sheet shows for it does.
    return { text: as === 'excel-date' ? read.value : text, edtf: read.value, relation }
  }

  #quantity({ rule, amount, unit }: Rule, scope: Scope, tell: Tell): object | undefined {
    const text = amount && fill(amount, scope)
    if (rule.quantity === undefined || text === undefined) return undefined
    const read = readQuantity(text, rule.quantity.decimal)
    if ('problem' in read) return tell('quantity', read)
    const { value } = read
    const said = (unit && fill(unit, scope)) ?? value.unit
    if (said === undefined)
      return tell('quantity', {
        problem: `"${text}" has no unit`,
        hint: 'Say under unit in which column it stands, or what it is.',
      })
    return {
      amount: value.amount,
      comparator: value.comparator ?? rule.quantity.comparator,
      unit: said,
      ...given('metric', rule.quantity.metric),
    }
  }

  #credit({ rule: { credit } }: Rule, scope: Scope): object | undefined {
    const to = credit === undefined ? [] : this.#entities.namedIn(credit, scope).map(({ id }) => id)
    return to.length === 0 ? undefined : { to, scope: 'explicit' }
  }

  #qualifiers(
    { qualifiers }: Rule,
    named: Scope,
    scope: Scope,
    valueOf: (what: string, read: ReturnType<ValueReader>) => PropertyValue | undefined,
  ): object | undefined {
    const found = qualifiers.flatMap(([name, read]) => {
      const value =
        'entity' in read
          ? this.#entities.namedIn(read.entity, scope).map(({ id }) => id)
          : valueOf(`qualifiers.${name}`, read(named))
      return value === undefined || (Array.isArray(value) && value.length === 0)
        ? []
        : [[name, value] as const]
    })
    return found.length === 0 ? undefined : Object.fromEntries(found)
  }
}

/** Tells what is wrong with a part of a claim, of which nothing is made then. */
type Tell = (what: string, problem: Problem) => undefined

function given(key: string, value: unknown): { readonly [key: string]: unknown } {
  return value === undefined ? {} : { [key]: value }
}
