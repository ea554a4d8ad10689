import type { PropertyValue } from '../../dataset/schemas/common.ts'
import type { Entity } from '../../dataset/schemas/entities.ts'
import type { TableRow } from '../../dataset/table-rows.ts'
import type { Sha256 } from '../../dataset/verify.ts'
import type { Place } from '../../errors.ts'
import type { Problems } from '../problems.ts'
import type { EntityRule, Mapping } from '../schema/mapping.ts'
import { called, type Called, tellApart } from './captions.ts'
import { fillId, idPart, shortened } from './ids.ts'
import { scopesOf } from './items.ts'
import type { KnownEntities } from './known-entities.ts'
import { type ValueReader, valueReader } from './read-value.ts'
import { fill, parseTemplate, type Scope, type Template } from './template.ts'

/** An entity that a row names. */
export interface Named {
  readonly id: string
  readonly name: string
}

interface Made extends Called {
  readonly id: string
  readonly aliases: Set<string>
  readonly properties: Map<string, PropertyValue>
}

interface Rule {
  readonly name: string
  readonly rule: EntityRule
  readonly id: Template
  readonly called: Template
  readonly caption: Template | undefined
  readonly distinguish: Template | undefined
  readonly aliases: readonly Template[]
  readonly properties: readonly (readonly [key: string, read: ValueReader])[]
}

/** The entities of a table: gathered row by row, and found again for the claims. */
export class TableEntities {
  readonly #rules: ReadonlyMap<string, Rule>
  readonly #known: KnownEntities
  readonly #problems: Problems
  readonly #shorten: (id: string) => string
  readonly #partOf: (text: string) => string
  readonly #made = new Map<string, Made>()
  /** What the row that was asked for last names, by rule: several claims name the same. */
  #row: Scope | undefined
  readonly #named = new Map<string, readonly Named[]>()

  constructor({ entities }: Mapping, known: KnownEntities, problems: Problems, sha256: Sha256) {
    this.#known = known
    this.#problems = problems
    // A text stands in many rows.
    const parts = new Map<string, string>()
    this.#partOf = (text) => {
      const part = parts.get(text) ?? idPart(text, sha256)
      parts.set(text, part)
      return part
    }
    this.#shorten = (id) => shortened(id, sha256)
    this.#rules = new Map(
      Object.entries(entities).map(([name, rule]) => [
        name,
        {
          name,
          rule,
          id: parseTemplate(rule.id),
          called: parseTemplate(rule.name),
          caption: rule.caption === undefined ? undefined : parseTemplate(rule.caption),
          distinguish: rule.distinguish === undefined ? undefined : parseTemplate(rule.distinguish),
          aliases: rule.aliases.map(parseTemplate),
          properties: Object.entries(rule.properties).map(([key, value]) => [key, valueReader(value)]),
        },
      ]),
    )
  }

  /** Gathers the entities that a row names. */
  gather(scope: Scope, { line }: TableRow, file: string): void {
    for (const rule of this.#rules.values())
      for (const inner of scopesOf(rule.rule.each, scope)) this.#gatherOne(rule, inner, { file, line })
  }

  /** The entities that a rule finds in a row, each once. */
  namedIn(name: string, scope: Scope): readonly Named[] {
    if (this.#row !== scope) this.#named.clear()
    this.#row = scope
    const found = this.#named.get(name) ?? this.#find(name, scope)
    this.#named.set(name, found)
    return found
  }

  #find(name: string, scope: Scope): readonly Named[] {
    const rule = this.#rules.get(name)
    if (rule === undefined) return []
    const found = new Map<string, Named>()
    for (const inner of scopesOf(rule.rule.each, scope)) {
      const id = this.#idOf(rule, inner)
      if (id === undefined) continue
      const entity = this.#made.get(id) ?? this.#known.byId(id)
      if (entity !== undefined) found.set(id, { id, name: entity.name })
    }
    return [...found.values()]
  }

  /** Those that the folder does not have, in the order of the rows. */
  finish(known: readonly Entity[]): readonly Entity[] {
    const made = [...this.#made.values()]
    tellApart(made, new Set(known.map(({ label, name }) => called(label, name))))
    return made.map(({ id, label, name, caption, aliases, properties }) => {
      aliases.delete(name)
      return {
        id,
        label,
        name,
        caption: caption ?? name,
        aliases: [...aliases],
        ...Object.fromEntries(properties),
      }
    })
  }

  /** The id of what a scope names: that of the folder's entity where there is one. */
  #idOf(rule: Rule, scope: Scope, place?: Place): string | undefined {
    const filled = fillId(rule.id, scope, this.#partOf)
    const id = filled === undefined ? undefined : this.#shorten(filled)
    if (id === undefined || this.#known.byId(id) !== undefined) return id
    for (const key of rule.rule.find) {
      const text =
        key === 'name' || key === 'aliases' ? fill(rule.called, scope) : this.#textOf(rule, key, scope)
      if (text === undefined) continue
      const found = this.#known.by(rule.rule.label, key, text)
      if (found.length === 1) return found[0].id
      if (found.length > 1 && place !== undefined)
        this.#problems.add(
          'InvalidTable',
          `entities.${rule.name}: "${text}" may be ${found.map((one) => one.id).join(' or ')}, which agree in ${key}.`,
          'Find it by something that only one of them has, or merge them.',
          place,
        )
    }
    return id
  }

  #textOf({ properties }: Rule, key: string, scope: Scope): string | undefined {
    const read = properties.find(([name]) => name === key)?.[1](scope)
    return read !== undefined && 'value' in read ? String(read.value) : undefined
  }

  #gatherOne(rule: Rule, scope: Scope, place: Place): void {
    const id = this.#idOf(rule, scope, place)
    if (id === undefined) return
    const { label, add } = rule.rule
    const tell = (message: string, hint: string): void =>
      this.#problems.add('InvalidTable', `entities.${rule.name}: ${message}`, hint, place)
    const other = this.#known.byId(id) ?? this.#made.get(id)
    if (other !== undefined && other.label !== label)
      tell(
        `${id} is a ${other.label}, not a ${label}.`,
        'Give the ids of each label a beginning of their own.',
      )
    if (this.#known.byId(id) !== undefined) return
    const name = fill(rule.called, scope)
    const made = this.#made.get(id)
    if (made === undefined && !add)
      return tell(
        `no ${label} of the graph is "${name ?? id}".`,
        'Add it to entities.yaml, or an alias to one that is there, or set add: true.',
      )
    if (name === undefined) {
      if (made === undefined)
        tell(`${id} has no name in this row.`, 'Fill in the cell, or name it by another column.')
      return
    }
    const entity = made ?? {
      id,
      label,
      name,
      caption: rule.caption === undefined ? undefined : fill(rule.caption, scope),
      distinguish: (rule.distinguish === undefined ? undefined : fill(rule.distinguish, scope)) ?? '',
      aliases: new Set<string>(),
      properties: new Map<string, PropertyValue>(),
    }
    this.#made.set(id, entity)
    if (name !== entity.name) entity.aliases.add(name)
    for (const template of rule.aliases) {
      const alias = fill(template, scope)
      if (alias !== undefined) entity.aliases.add(alias)
    }
    for (const [key, read] of rule.properties) {
      if (entity.properties.has(key)) continue
      const value = read(scope)
      if (value !== undefined && 'problem' in value) tell(`${key}: ${value.problem}.`, value.hint)
      else if (value !== undefined) entity.properties.set(key, value.value)
    }
  }
}
