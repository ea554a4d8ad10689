import { DataError } from '../../../errors.ts'
import { typeName } from '../../../model/kinds.ts'
import { isNumber, toDouble } from '../../../model/numbers.ts'
import { float, type Value } from '../../../model/values.ts'
import { MOST_CHARACTERS } from '../../graph-file.ts'
import type { LossKind } from '../../losses.ts'
import type { GraphSink } from '../../sink.ts'
import { valueTooLong } from './faults.ts'
import { typedValue } from './typed.ts'
import { isJsonList, JsonObject, textOfJson, type JsonValue } from './value.ts'

/** Makes property values of what JSON holds, and tells what a property cannot hold. */
export class JsonValues {
  readonly #file: string
  readonly #sink: GraphSink

  constructor(file: string, sink: GraphSink) {
    this.#file = file
    this.#sink = sink
  }

  /** A value by itself: objects, and lists of several kinds, become JSON text; a list of INTEGER and FLOAT is one of FLOAT. */
  plain(json: JsonValue, line: number): Value {
    if (json instanceof JsonObject) return this.#asText(json, nestedObject, line)
    if (!isJsonList(json)) return json
    return listOf(json) ?? this.#asText(json, mixedList, line)
  }

  /**
   * A value whose kind the file says.
   *
   * @throws DataError `InvalidValue` where it is not one of this kind
   */
  typed(json: JsonValue, kind: string, name: string, line: number): Value {
    const value = typedValue(json, kind)
    if (value !== undefined) return value
    throw new DataError({
      code: 'InvalidValue',
      message: `The value of ${JSON.stringify(name)} cannot be read as ${kind}, which the file says it is.`,
      hint: 'Correct the value, or what the file says of its type.',
      place: { file: this.#file, line },
    })
  }

  #asText(json: JsonValue, kind: LossKind, line: number): string {
    const text = textOfJson(json)
    if (text.length > MOST_CHARACTERS) throw valueTooLong(this.#file, line)
    this.#sink.lost(kind, line)
    return text
  }
}

/** A list that a property can hold; undefined for another. */
function listOf(items: readonly JsonValue[]): readonly Value[] | undefined {
  const values: Value[] = []
  const types = new Set<string>()
  for (const item of items) {
    if (item === null || item instanceof JsonObject || isJsonList(item)) return undefined
    values.push(item)
    types.add(typeName(item))
  }
  if (types.size < 2) return values
  if (!values.every((value) => isNumber(value) && typeof value !== 'bigint')) return undefined
  return values.map((value) => (isNumber(value) ? float(toDouble(value)) : value))
}

const nestedObject: LossKind = {
  one: 'object within a property',
  many: 'objects within properties',
  outcome: 'kept as JSON text',
}

const mixedList: LossKind = {
  one: 'list that a property cannot hold',
  many: 'lists that a property cannot hold',
  outcome: 'kept as JSON text',
}
