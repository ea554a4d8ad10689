import { isNumber } from '../../model/numbers.ts'
import type { Value } from '../../model/values.ts'
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
  const { nodes, relationships } = attributed(subgraph, options)
  const { licence } = options
  const tables = [
    table('-nodes', ['Id', 'Label'], nodes, licence, ({ element, label }) => [element.key, label]),
    table(
      '-edges',
      ['Source', 'Target', 'Type', 'Kind', 'Id', 'Label', 'Weight'],
      relationships.map(withoutType),
      licence,
      ({ element, label, values }) => [
        element.start,
        element.end,
        'Directed',
        element.type,
        element.key,
        label,
        weightOf(values.get('weight') ?? 1),
      ],
    ),
  ]
  return { files: tables.map((one) => csvFile(one, options)), losses: [] }
}

function table<Element>(
  suffix: string,
  own: readonly string[],
  elements: readonly AttributedElement<Element>[],
  licence: string,
  ownCells: (element: AttributedElement<Element>) => readonly CsvCell[],
): CsvTable {
  const attributes = attributesOf(elements).map(({ name }) => name)
  const headings = distinct([...own, 'licence', ...attributes])
  return {
    suffix,
    lines: [
      headings,
      ...elements.map((element) => [
        ...ownCells(element),
        licence,
        ...attributes.map((name) => {
          const value = element.values.get(name) ?? null
          return value === null ? '' : valueCell(value, textOf(value))
        }),
      ]),
    ],
  }
}

/** The type of a relationship is its `Kind` and `Label`. */
function withoutType<Element>(element: AttributedElement<Element>): AttributedElement<Element> {
  return { ...element, values: new Map([...element.values].filter(([name]) => name !== 'type')) }
}

function weightOf(value: Value): CsvCell {
  return isNumber(value) ? valueCell(value, textOf(value)) : { number: '1' }
}

/** Gephi knows columns in any case, and leaves out what comes twice: the later name gets `_` after it. */
function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    while (taken.has(free.toLowerCase())) free += '_'
    taken.add(free.toLowerCase())
    return free
  })
}
