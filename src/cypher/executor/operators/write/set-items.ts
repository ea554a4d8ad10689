import { CypherError } from '../../../../errors.ts'
import { unreachable } from '../../../../model/unreachable.ts'
import { Node, Relationship, type Value } from '../../../../model/values.ts'
import type { BoundRemoveItem, BoundSetItem } from '../../../bound/index.ts'
import { valueOfPart } from '../../../expression/pausing.ts'
import { assignedTogether, type Assignment } from '../../../planner/set-items.ts'
import type { Batch } from '../../../runtime/batch.ts'
import { valueAt } from '../../columns.ts'
import type { Compilation } from '../../compilation.ts'
import type { Pausing } from '../../../runtime/pausing.ts'
import { deletedError, isDeleted } from './deleted.ts'
import { propertiesOf, setProperty } from './properties.ts'
import { tokenName } from './token-name.ts'

/** One change for one record; hands back what is left to do where a value may pause. */
export type Change = (batch: Batch, row: number) => Pausing | undefined

/** Compiles SET items; a null target is left alone. */
export function setChanges(items: readonly BoundSetItem[], compilation: Compilation): Change[] {
  const { context } = compilation
  return assignedTogether(items).map((group): Change => {
    if (group.kind === 'assignments') return assign(group.items, compilation)
    const { item } = group
    const slot = compilation.slotOf(item.target)
    switch (item.kind) {
      case 'replace':
      case 'merge': {
        const change = (entity: Node | Relationship, value: Value): void => {
          const entries = propertiesOf(value, context, item.span)
          if (item.kind === 'replace') {
            const { reader } = context
            const keys =
              entity instanceof Node ? reader.nodeKeys(entity.id) : reader.relationshipKeys(entity.id)
            for (const name of keys.map((key) => reader.keyName(key)))
              if (!(name in entries)) setProperty(entity, name, null, context, item.span)
          }
          for (const key of Object.keys(entries)) setProperty(entity, key, entries[key], context, item.span)
        }
        const value = compilation.part(item.value)
        if (value.kind === 'plain')
          return (batch, row) => {
            const entity = entityOf(valueAt(batch.columns[slot], row), item)
            if (entity !== undefined) change(entity, value.evaluate(batch, row))
            return undefined
          }
        return function* (batch, row) {
          const entity = entityOf(valueAt(batch.columns[slot], row), item)
          if (entity !== undefined) change(entity, yield* valueOfPart(value, batch, row))
        }
      }
      case 'labels':
        return (batch, row) => {
          const node = labelledNode(valueAt(batch.columns[slot], row), item, compilation)
          if (node === undefined) return undefined
          const { writer, counters } = context
          for (const label of item.labels)
            if (writer.addLabel(node.id, writer.internLabel(tokenName(label, item.span))))
              counters.labelsAdded++
          return undefined
        }
      default:
        return unreachable(item)
    }
  })
}

/** Assigns properties, all by what was there before the first of them. */
function assign(items: readonly Assignment[], compilation: Compilation): Change {
  const compiled = items.map((item) => ({
    item,
    target: compilation.part(item.target),
    value: compilation.part(item.value),
  }))
  const write = (assigned: readonly Assigned[]): void => {
    for (const { item, entity, value } of assigned)
      if (entity !== undefined) setProperty(entity, item.key, value, compilation.context, item.span)
  }
  const plain = compiled.flatMap(({ item, target, value }) =>
    target.kind === 'plain' && value.kind === 'plain'
      ? [{ item, target: target.evaluate, value: value.evaluate }]
      : [],
  )
  if (plain.length === compiled.length)
    return (batch, row) => {
      const assigned = plain.map(({ item, target, value }) => {
        const entity = entityOf(target(batch, row), item)
        return { item, entity, value: entity === undefined ? null : value(batch, row) }
      })
      write(assigned)
      return undefined
    }
  return function* (batch, row) {
    const assigned: Assigned[] = []
    for (const { item, target, value } of compiled) {
      const entity = entityOf(yield* valueOfPart(target, batch, row), item)
      if (entity !== undefined) assigned.push({ item, entity, value: yield* valueOfPart(value, batch, row) })
    }
    write(assigned)
  }
}

interface Assigned {
  readonly item: Assignment
  readonly entity: Node | Relationship | undefined
  readonly value: Value
}

/** Compiles REMOVE items; a null target, and what is not there, is left alone. */
export function removeChanges(items: readonly BoundRemoveItem[], compilation: Compilation): Change[] {
  const { context } = compilation
  return items.map((item): Change => {
    if (item.kind === 'property') {
      const target = compilation.expression(item.target)
      return (batch, row) => {
        const entity = entityOf(target(batch, row), item)
        if (entity !== undefined) setProperty(entity, item.key, null, context, item.span)
        return undefined
      }
    }
    const slot = compilation.slotOf(item.target)
    return (batch, row) => {
      const node = labelledNode(valueAt(batch.columns[slot], row), item, compilation)
      if (node === undefined) return undefined
      const { writer, counters } = context
      for (const name of item.labels) {
        const label = writer.labelId(name)
        if (label !== -1 && writer.removeLabel(node.id, label)) counters.labelsRemoved++
      }
      return undefined
    }
  })
}

/**
 * The node whose labels an item changes; undefined where there is none.
 * @throws CypherError EntityNotFound `DeletedEntityAccess` where the query has deleted it
 */
function labelledNode(
  value: Value,
  item: Extract<BoundSetItem | BoundRemoveItem, { kind: 'labels' }>,
  { context }: Compilation,
): Node | undefined {
  const entity = entityOf(value, item)
  if (!(entity instanceof Node)) return undefined
  if (!isDeleted(entity, context)) return entity
  throw deletedError(`The labels of \`${item.target.name}\` cannot be changed: it is deleted.`, item.span)
}

function entityOf(value: Value, item: BoundSetItem | BoundRemoveItem): Node | Relationship | undefined {
  if (value === null) return undefined
  if (value instanceof Node || value instanceof Relationship) return value
  throw new CypherError({
    phase: 'runtime',
    kind: 'TypeError',
    code: 'InvalidArgumentType',
    message: 'Only nodes and relationships can be changed.',
    at: item.span,
  })
}
