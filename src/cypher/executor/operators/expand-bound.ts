import type { LogicalOperator } from '../../planner/logical.ts'
import { type Batch, type Operator } from '../../runtime/batch.ts'
import { gatherColumns, idsOf } from '../columns.ts'
import { type Compilation, typeTokens } from '../compilation.ts'
import { differsFrom } from './differs.ts'
import { sidesOf } from './expand.ts'
import { MappedOperator } from './mapped.ts'

/** Binds or checks the ends of a relationship that is known: up to two records each where the direction is open. */
export class ExpandBound extends MappedOperator {
  readonly #compilation: Compilation
  readonly #operator: Extract<LogicalOperator, { kind: 'expand-bound' }>
  readonly #carried: readonly number[]

  constructor(
    input: Operator,
    operator: Extract<LogicalOperator, { kind: 'expand-bound' }>,
    carried: readonly number[],
    compilation: Compilation,
  ) {
    super(input)
    this.#compilation = compilation
    this.#operator = operator
    this.#carried = carried
  }

  protected map(batch: Batch): Batch {
    const { walk, fromKnown, toKnown } = this.#operator
    const { context } = this.#compilation
    const { reader } = context
    const types = typeTokens(walk.types, context)
    const fromSlot = this.#compilation.slotOf(walk.from)
    const toSlot = this.#compilation.slotOf(walk.to)
    const ids = idsOf(batch, this.#compilation.slotOf(walk.relationship), 'relationship', walk.relationship)
    const from = fromKnown ? idsOf(batch, fromSlot, 'node', walk.from) : undefined
    const to = toKnown ? idsOf(batch, toSlot, 'node', walk.to) : undefined
    const differs = differsFrom(batch, this.#compilation.slotsOf(walk.distinctFrom))
    const rows: number[] = []
    const starts: number[] = []
    const ends: number[] = []
    for (let row = 0; row < batch.size; row++) {
      const relationship = ids[row]
      if (relationship < 0 || !reader.hasRelationship(relationship) || !differs(relationship, row)) continue
      if (types !== undefined && !types.includes(reader.typeOf(relationship))) continue
      const start = reader.startOf(relationship)
      const end = reader.endOf(relationship)
      for (const outgoing of sidesOf(walk.direction)) {
        if (start === end && !outgoing && walk.direction === 'both') continue
        const near = outgoing ? start : end
        const far = outgoing ? end : start
        if (from !== undefined && from[row] !== near) continue
        if (to !== undefined && to[row] !== far) continue
        if (fromSlot === toSlot && near !== far) continue
        rows.push(row)
        starts.push(near)
        ends.push(far)
      }
    }
    const columns = gatherColumns(batch, this.#carried, Int32Array.from(rows), rows.length)
    columns[fromSlot] = { kind: 'node', ids: Int32Array.from(starts) }
    columns[toSlot] = { kind: 'node', ids: Int32Array.from(ends) }
    return { size: rows.length, columns }
  }
}
