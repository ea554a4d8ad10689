import { nameWithin, type OwnNames } from '../../../model/names-beside.ts'
import { unguarded } from '../../../model/formula-guard.ts'
import type { Dialect, PropertyColumn, Shape } from '../shape.ts'

/** What the tables of an export for Gephi begin with. */
export const gephiColumns = {
  nodes: ['Id', 'Label', 'licence'],
  relationships: ['Source', 'Target', 'Type', 'Kind', 'Id', 'Label', 'Weight', 'licence'],
} as const

/** The names that an export for Gephi has of its own, in lower case. */
export const gephiNames: { readonly [kind in keyof typeof gephiColumns]: OwnNames } = {
  nodes: new Set([...gephiColumns.nodes.map((name) => name.toLowerCase()), 'labels']),
  relationships: new Set([...gephiColumns.relationships.map((name) => name.toLowerCase()), 'evidence']),
}

/** The tables of an export for Gephi: its own columns only join and draw, the properties are all there. */
export function gephiTables(isGuarded: boolean): Dialect {
  return (cells) => gephiShape(isGuarded ? cells.map(unguarded) : cells, isGuarded)
}

function gephiShape(headings: readonly string[], isGuarded: boolean): Shape | undefined {
  const begins = (columns: readonly string[]): boolean => columns.every((name, at) => headings[at] === name)
  const propertiesOf = (kind: keyof typeof gephiColumns): readonly PropertyColumn[] =>
    headings.flatMap((heading, place): readonly PropertyColumn[] => {
      if (place < gephiColumns[kind].length || (kind === 'nodes' && heading === 'labels')) return []
      return [{ name: nameWithin(gephiNames[kind], heading), place, read: undefined }]
    })
  if (begins(gephiColumns.relationships))
    return {
      kind: 'relationships',
      start: { place: 0, space: '' },
      end: { place: 1, space: '' },
      type: 3,
      direction: { name: 'type', place: 2, read: undefined },
      properties: propertiesOf('relationships'),
      losses: [],
      isGuarded,
    }
  const labels = headings.indexOf('labels')
  if (!begins(gephiColumns.nodes) || labels < 0) return undefined
  return {
    kind: 'nodes',
    id: { place: 0, space: '' },
    labels: [],
    labelColumns: [{ place: labels, read: readJsonNames }],
    properties: propertiesOf('nodes'),
    losses: [],
    isGuarded,
  }
}

function readJsonNames(text: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(text)
    if (Array.isArray(names)) return [...new Set(names.map(String))]
  } catch {
    // Someone has edited the cell: it is a label as it stands.
  }
  return text === '' ? [] : [text]
}
