import type { QueryParameters } from '../database/index.ts'
import type { Node, Relationship, Value } from '../model/values.ts'
import { visitElements } from '../subgraph/visit-elements.ts'

/** The nodes and relationships that a metric counts, by their ids; the ends of the relationships are among the nodes. */
export interface PartIds {
  readonly nodes: ReadonlySet<number>
  readonly relationships: ReadonlySet<number>
}

/** What records hold, also inside paths, lists and maps. Cost: linear. */
export function idsIn(records: readonly (readonly Value[])[]): PartIds {
  const nodes = new Set<number>()
  const relationships = new Set<number>()
  for (const record of records)
    visitElements(
      record,
      ({ id }: Node) => nodes.add(id),
      ({ id, start, end }: Relationship) => relationships.add(id) && nodes.add(start) && nodes.add(end),
    )
  return { nodes, relationships }
}

/** The beginning of a query that has the options of a metric as `options`, and its parameters. */
export interface OptionsQuery {
  readonly text: string
  readonly parameters: QueryParameters
}

/**
 * Hands a metric its options, and a part of the graph where there is one: a query cannot be given elements, so they are found again.
 * Cost: linear in the graph, whatever the part: whether an element is of it stands in a list at the place of its id.
 *
 * @param part undefined: the options alone choose what is counted; without relationships those between the nodes are
 */
export function optionsQuery(options: QueryParameters, part: PartIds | undefined): OptionsQuery {
  if (part === undefined) return { text: 'WITH $options AS options', parameters: { options } }
  const lists = ['nodes: COLLECT { MATCH (n) WHERE $nodes[id(n)] RETURN n }']
  if (part.relationships.size > 0)
    lists.push('relationships: COLLECT { MATCH ()-[r]->() WHERE $relationships[id(r)] RETURN r }')
  return {
    text: `WITH $options AS given WITH given {.*, ${lists.join(', ')}} AS options`,
    parameters: { options, nodes: marksOf(part.nodes), relationships: marksOf(part.relationships) },
  }
}

/** True at the place of each id, false at all before the last. */
function marksOf(ids: ReadonlySet<number>): readonly boolean[] {
  let last = -1
  for (const id of ids) last = Math.max(last, id)
  const marks = new Array<boolean>(last + 1).fill(false)
  for (const id of ids) marks[id] = true
  return marks
}
