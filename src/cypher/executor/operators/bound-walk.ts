import { Relationship } from '../../../model/values.ts'
import type { LogicalOperator } from '../../planner/logical.ts'
import type { Batch, Operator } from '../../runtime/batch.ts'
import { gatherColumns, idsOf, valueAt } from '../columns.ts'
import { type Compilation, labelTokens, typeTokens } from '../compilation.ts'
import { MappedOperator } from './mapped.ts'

/** Follows a list of relationships that is known from a known node; keeps the records where it is a walk of the pattern. */
export class BoundWalk extends MappedOperator {
  readonly #compilation: Compilation
  readonly #operator: Extract<LogicalOperator, { kind: 'variable-expand' }>
  readonly #carried: readonly number[]

  constructor(
    input: Operator,
    operator: Extract<LogicalOperator, { kind: 'variable-expand' }>,
    carried: readonly number[],
    compilation: Compilation,
  ) {
    super(input)
    this.#compilation = compilation
    this.#operator = operator
    this.#carried = carried
  }

  protected map(batch: Batch): Batch {
    const { walk, toKnown, labels } = this.#operator
    const { context } = this.#compilation
    const from = idsOf(batch, this.#compilation.slotOf(walk.from), 'node', walk.from)
    const toSlot = this.#compilation.slotOf(walk.to)
    const to = toKnown ? idsOf(batch, toSlot, 'node', walk.to) : undefined
    const tokens = labelTokens(labels, context)
    const rows: number[] = []
    const ends: number[] = []
    const size = tokens === undefined ? 0 : batch.size
    for (let row = 0; row < size; row++) {
      if (from[row] < 0) continue
      const end = this.#follow(from[row], batch, row)
      if (end === undefined || (to !== undefined && to[row] !== end)) continue
      if (tokens?.every((label) => context.reader.hasLabel(end, label)) !== true) continue
      rows.push(row)
      ends.push(end)
    }
    const columns = gatherColumns(batch, this.#carried, Int32Array.from(rows), rows.length)
    columns[toSlot] = { kind: 'node', ids: Int32Array.from(ends) }
    return { size: rows.length, columns }
  }

  #follow(start: number, batch: Batch, row: number): number | undefined {
    const { walk, reversed, lower, upper } = this.#operator
    const { context } = this.#compilation
    const { reader } = context
    const types = typeTokens(walk.types, context)
    const list = valueAt(batch.columns[this.#compilation.slotOf(walk.relationship)], row)
    if (!Array.isArray(list) || list.length < lower || list.length > (upper ?? Infinity)) return undefined
    const seen = new Set<number>()
    let node = start
    for (const item of reversed ? [...list].reverse() : list) {
      if (!(item instanceof Relationship) || seen.has(item.id) || !reader.hasRelationship(item.id))
        return undefined
      seen.add(item.id)
      if (types !== undefined && !types.includes(reader.typeOf(item.id))) return undefined
      const out = reader.startOf(item.id) === node && walk.direction !== 'incoming'
      const back = reader.endOf(item.id) === node && walk.direction !== 'outgoing'
      if (!out && !back) return undefined
      node = out ? reader.endOf(item.id) : reader.startOf(item.id)
    }
    return node
  }
}
