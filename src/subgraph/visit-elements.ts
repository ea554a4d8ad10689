import { isList } from '../model/kinds.ts'
import { loadLabel } from '../model/load-label.ts'
import { isMap, Node, Path, Relationship, type Value } from '../model/values.ts'

/**
 * Calls back for each node and relationship of values, also those inside paths, lists and maps; not for what
 * `silkgraph load` remembers at a server.
 */
export function visitElements(
  values: Iterable<Value>,
  onNode: (node: Node) => void,
  onRelationship: (relationship: Relationship) => void,
): void {
  for (const value of values) {
    if (value instanceof Node) {
      if (!value.labels.includes(loadLabel)) onNode(value)
    } else if (value instanceof Relationship) onRelationship(value)
    else if (value instanceof Path)
      visitElements([...value.nodes, ...value.relationships], onNode, onRelationship)
    else if (isList(value)) visitElements(value, onNode, onRelationship)
    else if (isMap(value)) visitElements(Object.values(value), onNode, onRelationship)
  }
}
