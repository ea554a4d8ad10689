import { formatFloat } from '../../model/float-text.ts'
import { isList } from '../../model/kinds.ts'
import { Point } from '../../model/point.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import { Float, Node, Path, Relationship, type Value } from '../../model/values.ts'
import { isolated } from '../words/isolated.ts'
import { kindName } from '../words/kind-name.ts'

/** What a node in a cell is called. */
export type NameNode = (node: Node) => string

/**
 * A value as a cell shows it, in the notation of Cypher. A node is called by `nameNode`, a relationship by its type; JSON has their
 * properties too.
 */
export function valueText(value: Value, nameNode: NameNode, nested = false): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return nested ? JSON.stringify(value) : value
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : formatFloat(value)
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (value instanceof Float) return formatFloat(value.value)
  if (value instanceof Node) return nodeText(value, nameNode)
  if (value instanceof Relationship) return `-[:${kindName(value.type)}]->`
  if (value instanceof Path) return pathText(value, nameNode)
  if (isTemporal(value) || value instanceof Point) return value.toString()
  if (isList(value)) return `[${value.map((one) => valueText(one, nameNode, true)).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, held]) => `${key}: ${valueText(held, nameNode, true)}`)
    .join(', ')}}`
}

/** A value of a canned answer as people read it: nothing for null, and a list without brackets. */
export function answerText(value: Value, nameNode: NameNode): string {
  if (value === null) return ''
  return isList(value) ? value.map((one) => answerText(one, nameNode)).join(', ') : valueText(value, nameNode)
}

function nodeText(node: Node, nameNode: NameNode): string {
  return `(${node.labels.map((label) => `:${kindName(label)}`).join('')} ${isolated(nameNode(node))})`
}

function pathText({ nodes, relationships }: Path, nameNode: NameNode): string {
  return nodes
    .map((node, index) => {
      const relationship = relationships[index]
      if (relationship === undefined) return nodeText(node, nameNode)
      const forward = relationship.start === node.id
      return `${nodeText(node, nameNode)}${forward ? '-' : '<-'}[:${kindName(relationship.type)}]${forward ? '->' : '-'}`
    })
    .join('')
}
