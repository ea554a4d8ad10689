import { jsonText } from '../../model/json.ts'
import type { MapValue } from '../../model/values.ts'

/** An object of JSON, an entry a line; `lines` are texts of JSON already. */
export function objectLines(entries: readonly (readonly [key: string, text: string])[]): string {
  return `{\n${entries.map(([key, text]) => `${JSON.stringify(key)}: ${text}`).join(',\n')}\n}\n`
}

/** A list of objects as JSON, one a line, so that whoever reads it can say on which line an element stands. */
export function listLines(items: readonly MapValue[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => jsonText(item)).join(',\n')}\n]`
}
