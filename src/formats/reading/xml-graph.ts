import { CypherError, DataError } from '../../errors.ts'
import { isList } from '../../model/kinds.ts'
import { isNumber, toDouble } from '../../model/numbers.ts'
import type { Value } from '../../model/values.ts'
import type { GraphFile } from '../graph-file.ts'
import type { LossKind } from '../losses.ts'
import { directedKey, drawnKeys, type GraphSink } from '../sink.ts'
import {
  addEvidence,
  type AttributeTable,
  type AttributeValues,
  type DeclaredAttribute,
  propertiesOf,
  saysTheSame,
} from './attribute-table.ts'
import { listItems } from './list-text.ts'
import { floatOf } from './value-text.ts'
import type { XmlAttributes } from './xml.ts'

/** A node or an edge while its elements are read. */
export interface OpenElement {
  readonly side: 'node' | 'edge'
  readonly line: number
  readonly attributes: XmlAttributes
  readonly values: AttributeValues
  label: string | undefined
  /** Of its picture, by the property that it becomes. */
  drawn: Map<keyof typeof drawnKeys, Value> | undefined
}

const OVERSHADOWED: LossKind = {
  one: 'label, place, size or colour next to an attribute with that name',
  many: 'labels, places, sizes or colours next to attributes with these names',
  outcome: 'left out',
}

const NOWHERE: LossKind = {
  one: 'place or size that is not a finite number',
  many: 'places or sizes that are not finite numbers',
  outcome: 'left out',
}

const NO_COLOUR: LossKind = {
  one: 'colour in a form that Silkgraph does not read',
  many: 'colours in forms that Silkgraph does not read',
  outcome: 'left out',
}

/** What readers of GEXF and GraphML do alike: values by their declarations, elements with what else the file says of them. */
export class XmlGraph {
  readonly #file: string
  readonly #sink: GraphSink

  constructor({ name }: GraphFile, sink: GraphSink) {
    this.#file = name
    this.#sink = sink
  }

  lost(kind: LossKind, line: number): void {
    this.#sink.lost(kind, line)
  }

  fault(code: string, message: string, hint: string, line: number): DataError {
    return new DataError({ code, message, hint, place: { file: this.#file, line } })
  }

  /** @throws DataError `MissingAttribute` */
  needed(
    { attributes, line }: Pick<OpenElement, 'attributes' | 'line'>,
    element: string,
    name: string,
  ): string {
    const value = attributes[name]
    if (value !== undefined) return value
    throw this.fault(
      'MissingAttribute',
      `A <${element}> has no ${name}.`,
      `Give every <${element}> the attribute ${name}.`,
      line,
    )
  }

  /** @throws DataError `WrongValue` */
  value(attribute: Pick<DeclaredAttribute, 'name' | 'type' | 'read'>, text: string, line: number): Value {
    let value: Value | undefined
    try {
      value = attribute.read(text)
    } catch (error) {
      if (!(error instanceof CypherError)) throw error
    }
    if (value !== undefined) return value
    const shown = text.length > 40 ? `${text.slice(0, 40).replace(/\p{Surrogate}/gu, '')}…` : text
    throw this.fault(
      'WrongValue',
      `The value "${shown}" of ${attribute.name} does not fit its type, which is ${attribute.type}.`,
      'Mend the value, or declare the attribute as a string.',
      line,
    )
  }

  /** Notes a coordinate or a size. @throws DataError `WrongValue` */
  draw(element: OpenElement, key: 'x' | 'y' | 'size', text: string | undefined, line: number): void {
    if (text === undefined) return
    const value = this.value({ name: key, type: 'a number', read: floatOf }, text, line)
    if (isNumber(value) && Number.isFinite(toDouble(value))) (element.drawn ??= new Map()).set(key, value)
    else this.lost(NOWHERE, line)
  }

  /** @param colour in any form; a transparency is told as lost */
  colour(element: OpenElement, colour: string, line: number): void {
    const found = /^#?(?:([\da-f]{6})(?:[\da-f]{2})?|([\da-f]{3}))$/i.exec(colour.trim())
    if (found === null) return this.lost(NO_COLOUR, line)
    const digits = found[1] ?? found[2].replace(/./g, '$&$&')
    ;(element.drawn ??= new Map()).set('color', `#${digits.toLowerCase()}`)
  }

  /**
   * The properties of an element: its attributes, `extra`, the label and the picture, where no attribute has the name.
   *
   * @param extra what the file says of it besides, which is not told as lost where attributes have the names
   */
  properties(
    element: OpenElement,
    table: AttributeTable,
    extra: readonly (readonly [string, Value | undefined])[],
    isOwn: boolean,
  ): readonly (readonly [string, Value])[] {
    const { values, label, drawn, line } = element
    const properties = propertiesOf(values)
    const add = (name: string, value: Value): void => {
      const known = table.valueNamed(values, name)
      if (known === undefined || known === null) properties.push([name, value])
      else if (!isOwn && !saysTheSame(known, value)) this.lost(OVERSHADOWED, line)
    }
    for (const [name, value] of extra) {
      const known = table.valueNamed(values, name) ?? null
      if (value !== undefined && known === null) properties.push([name, value])
    }
    if (label !== undefined && !isOwn) add('label', label)
    if (drawn !== undefined) for (const [key, value] of drawn) add(drawnKeys[key], value)
    if (isOwn) addEvidence(properties, values)
    return properties
  }
}

/** Says of a relationship that it is undirected, whatever its attributes say. */
export function undirected(
  properties: readonly (readonly [string, Value])[],
): readonly (readonly [string, Value])[] {
  return [...properties.filter(([name]) => name !== directedKey), [directedKey, false]]
}

/** Labels that an attribute of Silkgraph's files holds: as a list, or as the text of one where its kind is not said. */
export function labelsOf(value: Value | undefined): readonly string[] {
  const labels = typeof value === 'string' ? listItems(value) : value
  return labels !== undefined && isList(labels) ? [...new Set(labels.map(String))] : []
}
