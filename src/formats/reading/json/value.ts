import { numberText } from '../../../model/number-text.ts'
import { isNumber, type NumberValue, toDouble } from '../../../model/numbers.ts'

/** What a JSON text holds. Numbers are INTEGER without fraction and exponent, else FLOAT. */
export type JsonValue = null | boolean | string | NumberValue | readonly JsonValue[] | JsonObject

export type JsonEntry = readonly [key: string, value: JsonValue]

/** An object of JSON: its entries in their order, each key once. */
export class JsonObject {
  readonly entries: readonly JsonEntry[]
  /** On which it begins, from 1. */
  readonly line: number

  constructor(entries: readonly JsonEntry[], line: number) {
    this.entries = entries
    this.line = line
  }

  /** Undefined where it is absent. Cost: linear in the entries. */
  get(key: string): JsonValue | undefined {
    for (const entry of this.entries) if (entry[0] === key) return entry[1]
    return undefined
  }
}

export function isJsonList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/** A value as JSON text in one line, its numbers with their types. Cost: linear; as deep as the reader allows. */
export function textOfJson(value: JsonValue): string {
  if (isJsonList(value)) return `[${value.map(textOfJson).join(',')}]`
  if (value instanceof JsonObject)
    return `{${value.entries.map(([key, held]) => `${JSON.stringify(key)}:${textOfJson(held)}`).join(',')}}`
  if (!isNumber(value)) return JSON.stringify(value)
  return Number.isFinite(toDouble(value)) ? numberText(value) : JSON.stringify(numberText(value))
}
