import { isList } from '../../model/kinds.ts'
import { formatFloat } from '../../model/float-text.ts'
import { Point } from '../../model/point.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import { Float, Node, Path, Relationship, type Value } from '../../model/values.ts'
import { nameText, usualNameOf } from '../../model/node-name.ts'
import { isolated } from '../isolated.ts'

/** A value as a cell shows it, in the notation of Cypher: nothing that was returned is lost. */
export function valueText(value: Value, nested = false): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return nested ? JSON.stringify(value) : value
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : formatFloat(value)
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (value instanceof Float) return formatFloat(value.value)
  if (value instanceof Node) return nodeText(value)
  if (value instanceof Relationship) return `-[:${value.type}]->`
  if (value instanceof Path) return pathText(value)
  if (isTemporal(value) || value instanceof Point) return value.toString()
  if (isList(value)) return `[${value.map((one) => valueText(one, true)).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, held]) => `${key}: ${valueText(held, true)}`)
    .join(', ')}}`
}

/** A value of a canned answer as people read it: nothing for null, and a list without brackets. */
export function answerText(value: Value): string {
  if (value === null) return ''
  return isList(value) ? value.map(answerText).join(', ') : valueText(value)
}

function nodeText({ labels, properties, id }: Node): string {
  const name = usualNameOf(properties) || nameText(properties['id']) || String(id)
  return `(${labels.map((label) => `:${label}`).join('')} ${isolated(name)})`
}

function pathText({ nodes, relationships }: Path): string {
  return nodes
    .map((node, index) => {
      const relationship = relationships[index]
      if (relationship === undefined) return nodeText(node)
      const forward = relationship.start === node.id
      return `${nodeText(node)}${forward ? '-' : '<-'}[:${relationship.type}]${forward ? '->' : '-'}`
    })
    .join('')
}
