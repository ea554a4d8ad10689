import { CypherError } from '../../../../errors.ts'
import { unreachable } from '../../../../model/unreachable.ts'
import { Node, Relationship, type Value } from '../../../../model/values.ts'
import type { BoundRemoveItem, BoundSetItem } from '../../../binder/bound.ts'
import type { Batch } from '../../batch.ts'
import { valueAt } from '../../columns.ts'
import type { Compilation } from '../../compilation.ts'
import { propertiesOf, setProperty } from './properties.ts'

/** One change for one record. */
export type Change = (batch: Batch, row: number) => void

/** Compiles SET items; a null target is left alone. */
export function setChanges(items: readonly BoundSetItem[], compilation: Compilation): Change[] {
  const { context } = compilation
  return items.map((item): Change => {
    switch (item.kind) {
      case 'property': {
        const target = compilation.expression(item.target)
        const value = compilation.expression(item.value)
        return (batch, row) => {
          const entity = entityOf(target(batch, row), item)
          if (entity !== undefined) setProperty(entity, item.key, value(batch, row), context, item.span)
        }
      }
      case 'replace':
      case 'merge': {
        const slot = compilation.slotOf(item.target)
        const value = compilation.expression(item.value)
        return (batch, row) => {
          const entity = entityOf(valueAt(batch.columns[slot], row), item)
          if (entity === undefined) return
          const entries = propertiesOf(value(batch, row), context, item.span)
          if (item.kind === 'replace') {
            const { reader } = context
            const keys =
              entity instanceof Node ? reader.nodeKeys(entity.id) : reader.relationshipKeys(entity.id)
            for (const name of keys.map((key) => reader.keyName(key)))
              if (!(name in entries)) setProperty(entity, name, null, context, item.span)
          }
          for (const key of Object.keys(entries)) setProperty(entity, key, entries[key], context, item.span)
        }
      }
      case 'labels': {
        const slot = compilation.slotOf(item.target)
        return (batch, row) => {
          const entity = entityOf(valueAt(batch.columns[slot], row), item)
          if (!(entity instanceof Node)) return
          const { writer, counters } = context
          for (const label of item.labels)
            if (writer.addLabel(entity.id, writer.internLabel(label))) counters.labelsAdded++
        }
      }
      default:
        return unreachable(item)
    }
  })
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
      }
    }
    const slot = compilation.slotOf(item.target)
    return (batch, row) => {
      const entity = entityOf(valueAt(batch.columns[slot], row), item)
      if (!(entity instanceof Node)) return
      const { writer, counters } = context
      for (const name of item.labels) {
        const label = writer.labelId(name)
        if (label !== -1 && writer.removeLabel(entity.id, label)) counters.labelsRemoved++
      }
    }
  })
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
