import { ALL } from '../../model/appearance.ts'
import { foldingOf } from '../state/folding.ts'
import type { State } from '../state/state.ts'
import { metricOf } from '../values/metric-of.ts'
import type { Asked } from './additions.ts'

/**
 * The labels, relationship types, properties, metrics and hierarchies that a state names and the graph does not have, each once and in words
 * (`the label Ship`): of what is left out or kept by properties, shown though hidden, folded or measured, and of captions, looks and rings. Cost:
 * one query for properties, where any are named, and one for labels and types each, where the description does not know them all.
 */
export async function missingNames(
  asked: Asked,
  { filters, where, revealed, captions, appearance, folding, layout, panel }: State,
): Promise<readonly string[]> {
  const { labels, types, views } = asked.description
  const namesOf = (of: 'nodes' | 'lines'): readonly string[] =>
    where.filter((filter) => filter.of === of).map(({ name }) => name)
  const hierarchies = new Set([
    ...types.map(({ hierarchy }) => hierarchy),
    ...views.flatMap(({ fold }) => fold),
  ])
  const gone = await Promise.all([
    missingOf(
      asked,
      [
        ...filters.label,
        ...namesOf('nodes'),
        ...revealed,
        ...Object.keys(captions),
        ...Object.keys(appearance.nodes),
      ],
      labels,
      'CALL db.labels() YIELD label RETURN label',
    ),
    missingOf(
      asked,
      [...filters.type, ...namesOf('lines'), ...Object.keys(appearance.lines)],
      types,
      'CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType',
    ),
    missingOf(
      asked,
      [...Object.values(captions), layout?.by ?? ''],
      [],
      'CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey',
    ),
  ])
  const unfolded = folding.map((one) => foldingOf(one).hierarchy).filter((one) => !hierarchies.has(one))
  return [
    ...gone[0].map((name) => `the label ${name}`),
    ...gone[1].map((name) => `the relationship type ${name}`),
    ...gone[2].map((name) => `the property ${name}`),
    ...(panel.kind === 'measure' && metricOf(panel.metric) === undefined
      ? [`the metric ${panel.metric}`]
      : []),
    ...[...new Set(unfolded)].map((name) => `the hierarchy ${name}`),
  ]
}

/** The names that are neither described nor in the graph. An empty one stands for what has no label. */
async function missingOf(
  { backend, signal }: Asked,
  names: readonly string[],
  described: readonly { readonly name: string }[],
  query: string,
): Promise<readonly string[]> {
  const known = new Set(['', ALL, ...described.map(({ name }) => name)])
  const unknown = [...new Set(names)].filter((name) => !known.has(name))
  if (unknown.length === 0) return []
  const result = await backend.run(query, {}, { signal, readOnly: true })
  const inGraph = new Set((await result.collect()).records.map(([name]) => name))
  return unknown.filter((name) => !inGraph.has(name))
}
