import type { Properties } from '../../model/elements.ts'
import { isNumber, toDouble } from '../../model/numbers.ts'
import type { Value } from '../../model/values.ts'
import type { ReadText } from './value-text.ts'

/** What an attribute says of its elements: a property, their labels or type, the evidence of a claim, or what a picture calls them. */
export type AttributeRole = 'property' | 'labels' | 'type' | 'evidence' | 'shown'

/** An attribute of nodes or of relationships, as a file declares it. */
export interface DeclaredAttribute {
  /** Of the property; no other attribute of the table has it. */
  readonly name: string
  readonly role: AttributeRole
  /** As the file calls its type. */
  readonly type: string
  readonly read: ReadText
  /** What elements have that do not say another value; null where it is nothing. */
  preset: Value
}

/** What an element has of its attributes. */
export type AttributeValues = Map<DeclaredAttribute, Value>

/** The attributes of nodes, or of relationships, that a file has, by what its elements name them. */
export class AttributeTable {
  readonly #byId = new Map<string, DeclaredAttribute>()
  readonly #byName = new Map<string, DeclaredAttribute>()
  /** How many `_` a name had the last time that it was looked for a free one. */
  readonly #tries = new Map<string, number>()
  readonly #preset: DeclaredAttribute[] = []

  /** A second attribute with a name gets `_` after it. @returns undefined where the id is another attribute's */
  declare(
    id: string,
    { name, role, type, read }: Omit<DeclaredAttribute, 'preset'>,
  ): DeclaredAttribute | undefined {
    if (this.#byId.has(id)) return undefined
    const attribute: DeclaredAttribute = { name: this.#free(name, role), role, type, read, preset: null }
    this.#byId.set(id, attribute)
    if (role === 'property') this.#byName.set(attribute.name, attribute)
    return attribute
  }

  /** Gives an attribute the value of elements that do not say another. */
  preset(attribute: DeclaredAttribute, value: Value): void {
    attribute.preset = value
    this.#preset.push(attribute)
  }

  find(id: string): DeclaredAttribute | undefined {
    return this.#byId.get(id)
  }

  /** The attribute that is the property `name`. */
  named(name: string): DeclaredAttribute | undefined {
    return this.#byName.get(name)
  }

  /** What an element has of the attribute that is the property `name`; undefined where it has none. */
  valueNamed(values: AttributeValues, name: string): Value | undefined {
    const attribute = this.#byName.get(name)
    return attribute === undefined ? undefined : values.get(attribute)
  }

  /** Adds what the file says of every element. */
  fill(values: AttributeValues): void {
    for (const attribute of this.#preset) if (!values.has(attribute)) values.set(attribute, attribute.preset)
  }

  #free(name: string, role: AttributeRole): string {
    if (role !== 'property') return name
    let tries = this.#tries.get(name) ?? 0
    let free = name + '_'.repeat(tries)
    while (this.#byName.has(free)) free = name + '_'.repeat(++tries)
    this.#tries.set(name, tries)
    return free
  }
}

/** The properties among the values of an element, to be added to. */
export function propertiesOf(values: AttributeValues): [string, Value][] {
  const properties: [string, Value][] = []
  for (const [{ role, name }, value] of values)
    if (role === 'property' && value !== null) properties.push([name, value])
  return properties
}

/** The value of the attribute that says the labels or the type; undefined where there is none. */
export function valueInRole(values: AttributeValues, role: AttributeRole): Value | undefined {
  for (const [attribute, value] of values) if (attribute.role === role) return value
  return undefined
}

/** The evidence that Silkgraph wrote, under a name that the relationship does not use. */
export function addEvidence(properties: [string, Value][], values: AttributeValues): void {
  const evidence = valueInRole(values, 'evidence')
  if (evidence === undefined || evidence === null) return
  let name = 'evidence'
  while (hasProperty(properties, name)) name += '_'
  properties.push([name, evidence])
}

function hasProperty(properties: Properties, name: string): boolean {
  return properties.some(([key]) => key === name)
}

/** Whether two values of a file say the same, be it as a number or as text. */
export function saysTheSame(one: Value, other: Value): boolean {
  return isNumber(one) && isNumber(other) ? toDouble(one) === toDouble(other) : String(one) === String(other)
}
