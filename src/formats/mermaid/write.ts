import { usualNameOf } from '../../model/node-name.ts'
import type { SubgraphNode, SubgraphRelationship } from '../../subgraph/subgraph.ts'
import { Losses, type LossKind } from '../losses.ts'
import type { Write } from '../writer.ts'
import { drawnOf, isUndirected, withoutDirections } from '../writing/drawn.ts'
import { evidenceOf } from '../writing/evidence-of.ts'
import { mermaidText } from './text.ts'

/** What Mermaid draws at most, unless the page that shows it says otherwise: `maxEdges`, `maxTextSize`. */
const MOST_EDGES = 500
const MOST_TEXT = 50_000

const leftOut = (one: string, many: string): LossKind => ({ one, many, outcome: 'left out' })
const losses = {
  property: leftOut('property', 'properties'),
  evidence: leftOut('piece of evidence', 'pieces of evidence'),
  node: leftOut('node beyond what Mermaid draws', 'nodes beyond what Mermaid draws'),
  relationship: leftOut('relationship beyond what Mermaid draws', 'relationships beyond what Mermaid draws'),
}

/**
 * A flowchart: each node by its name with its labels below, in its colour; each relationship with its type, as an arrow, or as a line where
 * it has no direction. As much as Mermaid draws: relationships with their nodes first. Source: mermaid.js.org, "Flowcharts".
 */
export const write: Write = (subgraph, options) => {
  const told = new Losses()
  const licence = options.licence.replace(/\s+/g, ' ')
  const head = `%% Written by Silkgraph.${licence === '' ? '' : ` Licence: ${licence}`}\nflowchart LR\n`
  const { nodes, relationships } = withoutDirections(subgraph)
  const ids = new Map(nodes.map(({ key }, at) => [key, `n${at + 1}`]))
  const nodeLines = new Map(
    nodes.map((node) => [node.key, nodeLine(node, ids.get(node.key) ?? '', drawnOf(node, options).color)]),
  )
  const shown = new Set<string>()
  const edges: string[] = []
  let size = head.length
  const fits = (keys: readonly string[], line: string): boolean => {
    const added = [...new Set(keys)].filter((key) => !shown.has(key))
    const more = added.reduce((sum, key) => sum + (nodeLines.get(key) ?? '').length, line.length)
    if (size + more > MOST_TEXT) return false
    size += more
    for (const key of added) shown.add(key)
    return true
  }
  relationships.forEach((one, at) => {
    const line = edgeLine(one, ids, isUndirected(subgraph.relationships[at]))
    if (edges.length < MOST_EDGES && fits([one.start, one.end], line)) edges.push(line)
    else told.add(losses.relationship)
  })
  for (const { key } of nodes) if (!shown.has(key) && !fits([key], '')) told.add(losses.node)
  for (const { properties } of [...nodes, ...relationships])
    for (const value of Object.values(properties)) if (value !== null) told.add(losses.property)
  for (const one of relationships) for (const _ of evidenceOf(one, options)) told.add(losses.evidence)
  const lines = nodes.flatMap(({ key }) => (shown.has(key) ? (nodeLines.get(key) ?? '') : []))
  return { files: [{ suffix: '', content: [head, ...lines, ...edges].join('') }], losses: told.all }
}

function nodeLine({ key, labels, properties }: SubgraphNode, id: string, color: string | undefined): string {
  const text = [usualNameOf(properties) || key, ...(labels.length === 0 ? [] : [labels.join(', ')])].join(
    '\n',
  )
  const style = color === undefined ? '' : `  style ${id} fill:${color}\n`
  return `  ${id}[${mermaidText(text)}]\n${style}`
}

function edgeLine(
  { start, type, end }: SubgraphRelationship,
  ids: ReadonlyMap<string, string>,
  undirected: boolean,
): string {
  return `  ${ids.get(start)} ${undirected ? '---' : '-->'}|${mermaidText(type)}| ${ids.get(end)}\n`
}
