import type { MapValue } from '../../model/values.ts'
import type { SubgraphNode, SubgraphRelationship } from '../../subgraph/subgraph.ts'
import { Losses, type LossKind } from '../losses.ts'
import type { ExportOptions, Write } from '../writer.ts'
import { labelOf, textOf } from '../writing/attributes.ts'
import { drawnOf, isUndirected, withoutDirections } from '../writing/drawn.ts'
import { evidenceOf } from '../writing/evidence-of.ts'
import { dotLabel, dotName, dotText } from './text.ts'

/** What stands before the name of a property, so that Graphviz draws nothing by it: `layer` and `size` are words of its own. */
export const PREFIX = 'property_'

const UNTYPED: LossKind = {
  one: 'value that is not text',
  many: 'values that are not text',
  outcome: 'written as text, as DOT has no types',
}

const POINTS_OF_AN_INCH = 72

/**
 * A directed graph of DOT: nodes go by their keys, relationships without a direction have `dir=none`. Labels, type and evidence are
 * `labels`, `type` and `evidence`, which Graphviz passes over as it does properties. Places are in points, by `inputscale`, for
 * `neato` and `fdp`. Source: graphviz.org, "DOT Language", "Attributes".
 */
export const write: Write = (subgraph, options) => {
  const { nodes, relationships } = withoutDirections(subgraph)
  const losses = new Losses()
  const licence = options.licence.replace(/\s+/g, ' ')
  const content = [
    `// Written by Silkgraph.${licence === '' ? '' : ` Licence: ${licence}`}`,
    'digraph {',
    `  graph [inputscale=${POINTS_OF_AN_INCH}]`,
    ...nodes.map((node) => `  ${dotName(node.key)} ${nodeAttributes(node, options, losses)}`),
    ...relationships.map(
      (one, at) =>
        `  ${dotName(one.start)} -> ${dotName(one.end)} ${edgeAttributes(one, isUndirected(subgraph.relationships[at]), options, losses)}`,
    ),
    '}',
    '',
  ].join('\n')
  return { files: [{ suffix: '', content }], losses: losses.all }
}

function nodeAttributes(node: SubgraphNode, options: ExportOptions, losses: Losses): string {
  const { place, size, color } = drawnOf(node, options)
  const diameter = size === undefined ? 0 : (2 * Math.abs(size)) / POINTS_OF_AN_INCH
  return listOf([
    `label=${dotLabel(labelOf(node))}`,
    ...(place === undefined ? [] : [`pos="${place.x},${place.y}!"`]),
    ...(diameter === 0 ? [] : [`shape=circle, fixedsize=shape, width="${diameter}"`]),
    ...(color === undefined ? [] : [`style=filled, fillcolor="${color}"`]),
    `labels=${dotText(textOf(node.labels))}`,
    ...propertiesOf(node.properties, losses),
  ])
}

function edgeAttributes(
  relationship: SubgraphRelationship,
  undirected: boolean,
  options: ExportOptions,
  losses: Losses,
): string {
  const { color } = drawnOf(relationship, options)
  const evidence = evidenceOf(relationship, options)
  return listOf([
    `label=${dotLabel(relationship.type)}`,
    ...(undirected ? ['dir=none'] : []),
    ...(color === undefined ? [] : [`color="${color}"`]),
    `type=${dotText(relationship.type)}`,
    ...propertiesOf(relationship.properties, losses),
    ...(evidence.length === 0 ? [] : [`evidence=${dotText(JSON.stringify(evidence))}`]),
  ])
}

function listOf(attributes: readonly string[]): string {
  return `[${attributes.join(', ')}]`
}

function propertiesOf(properties: MapValue, losses: Losses): readonly string[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    if (value === null) return []
    if (typeof value !== 'string') losses.add(UNTYPED)
    return [`${nameText(PREFIX + name)}=${dotText(textOf(value))}`]
  })
}

/** Without quotes where DOT needs none. */
function nameText(name: string): string {
  return /^[a-z_]\w*$/i.test(name) ? name : dotText(name)
}
