import { isList } from '../../model/kinds.ts'
import { Node, Path, Relationship, type Value } from '../../model/values.ts'
import { textOf } from '../writing/attributes.ts'

/** null is empty; a FLOAT has its fraction; lists are joined by commas; a node or relationship shows how a picture would name it. */
export function cellText(value: Value): string {
  if (value === null) return ''
  if (isList(value)) return value.map(cellText).join(', ')
  if (value instanceof Node) return `(${nameOf(value)})`
  if (value instanceof Relationship) return `[${value.type}]`
  if (value instanceof Path) {
    return value.nodes
      .map((node, at) => `${at === 0 ? '' : `-[${value.relationships[at - 1].type}]-`}(${nameOf(node)})`)
      .join('')
  }
  return textOf(value)
}

function nameOf({ labels, properties }: Node): string {
  const name = [properties['caption'], properties['name'], properties['id']].find(
    (held) => typeof held === 'string',
  )
  return `${typeof name === 'string' ? name : ''}${labels.map((label) => `:${label}`).join('')}`
}
