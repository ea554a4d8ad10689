import { isList } from '../model/kinds.ts'
import { isMap, type MapValue, type Value } from '../model/values.ts'

/** How many rows a batch holds at most. */
export const MOST_ROWS = 5_000

/** About how many characters a batch may hold. */
const MOST_WEIGHT = 2_000_000

/** Rows to be sent together: so many, or fewer where they are long, that memory does not grow with the graph. */
export class Batch<Row> {
  readonly rows: Row[] = []
  #weight = 0

  add(row: Row, properties: MapValue): void {
    this.rows.push(row)
    for (const key in properties) this.#weight += 8 + key.length + weightOf(properties[key])
  }

  get isFull(): boolean {
    return this.rows.length >= MOST_ROWS || this.#weight >= MOST_WEIGHT
  }
}

function weightOf(value: Value): number {
  if (typeof value === 'string') return value.length
  if (isList(value)) return value.reduce<number>((sum, item) => sum + weightOf(item), 8)
  return isMap(value) ? weightOf(Object.values(value)) : 8
}
