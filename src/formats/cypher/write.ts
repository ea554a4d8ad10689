import type { SubgraphRelationship } from '../../subgraph/subgraph.ts'
import { entriesText } from './literal.ts'
import { evidenceOf } from '../writing/evidence-of.ts'
import type { ExportOptions, Write } from '../writer.ts'
import {
  BATCH,
  lastStatement,
  markBeside,
  nodePattern,
  nodeStatement,
  relationshipRow,
  relationshipStatement,
} from './statements.ts'
import { writable } from './writable.ts'

/**
 * A script of CREATE statements that makes the subgraph in an empty database, and nothing twice. Nodes carry a label
 * and property for the joining (`_Silkgraph`, `_key`, or such as the graph does not have) that the last statement removes.
 */
export const write: Write = (given, options) => {
  const { subgraph, losses } = writable(given)
  const { nodes, relationships } = subgraph
  const mark = markBeside(
    new Set(nodes.flatMap(({ labels }) => labels)),
    new Set(nodes.flatMap(({ properties }) => Object.keys(properties))),
  )
  const patterns = nodes.map(({ key, labels, properties }) =>
    nodePattern(mark, key, labels, entriesText(properties)),
  )
  const statements = [
    ...batches(patterns).map(nodeStatement),
    ...[...byType(relationships)].flatMap(([type, ofType]) =>
      batches(ofType.map((relationship) => row(relationship, options))).map((rows) =>
        relationshipStatement(mark, type, rows),
      ),
    ),
    lastStatement(mark),
  ]
  const licence = options.licence.replace(/\s+/g, ' ')
  const head = `// Written by Silkgraph.${licence === '' ? '' : ` Licence: ${licence}`}\n`
  return { files: [{ suffix: '', content: `${head}${statements.join('')}` }], losses }
}

function row(relationship: SubgraphRelationship, options: ExportOptions): string {
  const { start, end, properties } = relationship
  const evidence = evidenceOf(relationship, options)
  if (evidence.length === 0) return relationshipRow(start, end, entriesText(properties))
  // The script is to make the same graph again: where the graph has an `evidence` of its own, ours gives way.
  const name = Object.hasOwn(properties, 'evidence') ? 'evidence_' : 'evidence'
  return relationshipRow(start, end, entriesText({ ...properties, [name]: JSON.stringify(evidence) }))
}

/** Types in the order in which they come first. */
function byType(
  relationships: readonly SubgraphRelationship[],
): ReadonlyMap<string, readonly SubgraphRelationship[]> {
  const types = new Map<string, SubgraphRelationship[]>()
  for (const relationship of relationships) {
    const known = types.get(relationship.type)
    if (known === undefined) types.set(relationship.type, [relationship])
    else known.push(relationship)
  }
  return types
}

function batches<E>(elements: readonly E[]): readonly (readonly E[])[] {
  return Array.from({ length: Math.ceil(elements.length / BATCH) }, (_, index) =>
    elements.slice(index * BATCH, (index + 1) * BATCH),
  )
}
