import { CypherError, type Span } from '../../../../errors.ts'
import { Node, Path, Relationship, type Value } from '../../../../model/values.ts'
import type { Part } from '../../../expression/pausing.ts'
import type { Slice } from '../../../../model/graph-store.ts'
import type { Batch, Operator } from '../../../runtime/batch.ts'
import type { Compilation } from '../../compilation.ts'
import type { Pausing } from '../../../runtime/pausing.ts'
import type { ExecutionContext } from '../../context.ts'
import { WRITE_WORK, WriteOperator } from './write-operator.ts'

/**
 * DELETE: relationships at once; nodes at once where they have no relationships (with DETACH its relationships go first),
 * otherwise they wait for the end of the query, when `finishDeletions` looks again.
 */
export class Delete extends WriteOperator {
  readonly #targets: readonly Part[]
  readonly #detach: boolean
  readonly #span: Span

  constructor(
    input: Operator,
    deletion: { readonly targets: readonly Part[]; readonly detach: boolean; readonly span: Span },
    slots: { readonly read: readonly number[]; readonly carried: readonly number[] },
    compilation: Compilation,
  ) {
    super(input, slots, compilation)
    this.#targets = deletion.targets
    this.#detach = deletion.detach
    this.#span = deletion.span
  }

  protected *write(batch: Batch): Pausing<Batch> {
    const { context } = this.compilation
    const nodes: number[] = []
    for (let row = 0; row < batch.size; row++) {
      context.spend(WRITE_WORK)
      if (context.exhausted) yield
      for (const target of this.#targets) {
        const value =
          target.kind === 'plain' ? target.evaluate(batch, row) : yield* target.evaluate(batch, row)
        this.#remove(value, nodes)
      }
    }
    for (const node of nodes) {
      context.spend(WRITE_WORK)
      if (context.exhausted) yield
      if (!context.writer.hasNode(node)) continue
      if (this.#detach)
        for (const relationship of relationshipsOf(node, context)) {
          deleteRelationship(relationship, context)
          context.spend(WRITE_WORK)
          if (context.exhausted) yield
        }
      if (degreeOf(node, context) > 0) context.pendingDeletions.set(node, this.#span)
      else deleteNode(node, context)
    }
    return batch
  }

  #remove(value: Value, nodes: number[]): void {
    if (value === null) return
    if (value instanceof Node) nodes.push(value.id)
    else if (value instanceof Relationship) deleteRelationship(value.id, this.compilation.context)
    else if (value instanceof Path) {
      for (const relationship of value.relationships)
        deleteRelationship(relationship.id, this.compilation.context)
      for (const node of value.nodes) nodes.push(node.id)
    } else
      throw new CypherError({
        phase: 'runtime',
        kind: 'TypeError',
        code: 'InvalidArgumentType',
        message: 'Only nodes, relationships and paths can be deleted.',
        at: this.#span,
      })
  }
}

/**
 * Deletes the nodes that waited for their relationships.
 * @throws CypherError ConstraintVerificationFailed `DeleteConnectedNode` where one still has some
 */
export function* finishDeletions(context: ExecutionContext): Pausing {
  for (const [node, at] of context.pendingDeletions) {
    context.spend(WRITE_WORK)
    if (context.exhausted) yield
    if (!context.writer.hasNode(node)) continue
    if (degreeOf(node, context) > 0)
      throw new CypherError({
        phase: 'runtime',
        kind: 'ConstraintVerificationFailed',
        code: 'DeleteConnectedNode',
        message: 'A node that DELETE would remove still has relationships.',
        at,
        hint: 'Delete its relationships too, or use DETACH DELETE.',
      })
    deleteNode(node, context)
  }
}

function deleteNode(node: number, context: ExecutionContext): void {
  context.writer.deleteNode(node)
  context.counters.nodesDeleted++
}

function deleteRelationship(relationship: number, context: ExecutionContext): void {
  if (!context.writer.hasRelationship(relationship)) return
  context.writer.deleteRelationship(relationship)
  context.counters.relationshipsDeleted++
}

function degreeOf(node: number, { reader }: ExecutionContext): number {
  return reader.degree(node, -1, true) + reader.degree(node, -1, false)
}

function relationshipsOf(node: number, { reader }: ExecutionContext): Set<number> {
  const slice: Slice = { neighbours: new Int32Array(0), relationships: new Int32Array(0), start: 0, end: 0 }
  const found = new Set<number>()
  for (const outgoing of [true, false])
    for (const type of reader.adjacentTypes(node, outgoing)) {
      reader.neighbours(node, type, outgoing, slice)
      for (let at = slice.start; at < slice.end; at++) found.add(slice.relationships[at])
    }
  return found
}
