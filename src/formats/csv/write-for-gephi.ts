import { isNumber } from '../../model/numbers.ts'
import { Point } from '../../model/point.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import type { Value } from '../../model/values.ts'
import type { SubgraphRelationship } from '../../subgraph/subgraph.ts'
import { Losses } from '../losses.ts'
import { directedKey } from '../sink.ts'
import { gephiColumns, gephiNames } from '../tables/dialects/gephi.ts'
import { attributed, type AttributedElement, attributesOf, textOf } from '../writing/attributes.ts'
import { type CsvCell, valueCell } from './cells.ts'
import { csvFile, type CsvTable } from './tables.ts'
import type { Write } from '../writer.ts'

/**
 * Two tables as Gephi's "Import Spreadsheet" reads them by their first lines: nodes with `Id` and `Label`, edges with
 * `Source`, `Target`, `Type`, which there is the direction, `Kind`, by which it tells parallel edges apart, `Id`, `Label` and
 * `Weight`: the `weight` of the relationship where it is a number, else 1. Behind these are licence, properties, labels and
 * evidence.
 *
 * Source: Gephi, ImportNodesProcess and ImportEdgesProcess.
 */
export const write: Write = (subgraph, options) => {
  const { nodes, relationships } = attributed(subgraph, options, {
    nodes: [...gephiNames.nodes],
    relationships: [...gephiNames.relationships],
  })
  const { licence } = options
  const losses = new Losses()
  const tables = [
    table('-nodes', gephiColumns.nodes, nodes, losses, ({ element, label }) => [element.key, label, licence]),
    table(
      '-edges',
      gephiColumns.relationships,
      relationships.map(withoutOwn),
      losses,
      ({ element, label, values }) => [
        element.start,
        element.end,
        isUndirected(element) ? 'Undirected' : 'Directed',
        element.type,
        element.key,
        label,
        weightOf(values.get('weight_') ?? 1),
        licence,
      ],
    ),
  ]
  const files = tables.map((one) => csvFile(one, options, losses))
  return { files, losses: losses.all }
}

function table<Element>(
  suffix: string,
  own: readonly string[],
  elements: readonly AttributedElement<Element>[],
  losses: Losses,
  ownCells: (element: AttributedElement<Element>) => readonly CsvCell[],
): CsvTable {
  const attributes = attributesOf(elements).map(({ name }) => name)
  const headings = distinct([...own, ...attributes], losses)
  return {
    suffix,
    lines: [
      headings,
      ...elements.map((element) => [
        ...ownCells(element),
        ...attributes.map((name) => {
          const value = element.values.get(name) ?? null
          if (value === null) return ''
          if (name !== 'labels') count(value, losses)
          return valueCell(value, textOf(value))
        }),
      ]),
    ],
  }
}

/** Cells have no types: what is not of a type that the text of a column tells is text when it is read again. */
function count(value: Value, losses: Losses): void {
  if (value === '') losses.add(emptyText)
  else if (typeof value === 'object' && !isNumber(value))
    losses.add(isTemporal(value) || value instanceof Point ? timeOrPoint : list)
}

const emptyText = { one: 'empty text', many: 'empty texts', outcome: 'left out' }
const timeOrPoint = {
  one: 'date, time, duration or point',
  many: 'dates, times, durations or points',
  outcome: 'written as text',
}
const list = { one: 'list', many: 'lists', outcome: 'written as JSON text' }
const nameInCase = {
  one: 'property name that differs from another in case alone',
  many: 'property names that differ from others in case alone',
  outcome: 'written with _ after it',
}

/** The type of a relationship is its `Kind` and `Label`, and that it has no direction its `Type`. */
function withoutOwn(
  element: AttributedElement<SubgraphRelationship>,
): AttributedElement<SubgraphRelationship> {
  const own = isUndirected(element.element) ? ['type', directedKey] : ['type']
  return { ...element, values: new Map([...element.values].filter(([name]) => !own.includes(name))) }
}

function isUndirected({ properties }: SubgraphRelationship): boolean {
  return properties[directedKey] === false
}

function weightOf(value: Value): CsvCell {
  return isNumber(value) ? valueCell(value, textOf(value)) : { number: '1' }
}

/** Gephi knows columns in any case, and leaves out what comes twice: the later name gets `_` after it. */
function distinct(names: readonly string[], losses: Losses): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    while (taken.has(free.toLowerCase())) free += '_'
    if (free !== name) losses.add(nameInCase)
    taken.add(free.toLowerCase())
    return free
  })
}
