import { cityName, companyName, type Graph } from './graph.ts'

export type Properties = { readonly [key: string]: number | string }

/** The nodes of a label; each has `id`, an integer that is unique in its table. */
export interface NodeTable {
  readonly label: string
  /** By property, its type in the words of an engine with a schema. */
  readonly columns: { readonly [key: string]: 'INT64' | 'STRING' }
  readonly rows: readonly Properties[]
}

/** The relationships of a type, by the ids of their ends. */
export interface RelationshipTable {
  readonly type: string
  readonly from: string
  readonly to: string
  readonly columns: { readonly [key: string]: 'INT64' | 'STRING' }
  readonly rows: readonly { readonly from: number; readonly to: number; readonly properties: Properties }[]
}

/** A graph as what engines are filled from. A table without rows tells an engine with a schema what may come. */
export interface Tables {
  readonly nodes: readonly NodeTable[]
  readonly relationships: readonly RelationshipTable[]
}

export function tablesOf(graph: Graph): Tables {
  const named = { id: 'INT64', name: 'STRING' } as const
  const workers = [...graph.companyOf.keys()].filter((person) => graph.companyOf[person] >= 0)
  return {
    nodes: [
      {
        label: 'Person',
        columns: { ...named, age: 'INT64' },
        rows: graph.names.map((name, id) => ({ id, name, age: graph.ages[id] })),
      },
      { label: 'City', columns: named, rows: rowsOf(graph.cities, (id) => ({ id, name: cityName(id) })) },
      {
        label: 'Company',
        columns: named,
        rows: rowsOf(graph.companies, (id) => ({ id, name: companyName(id) })),
      },
    ],
    relationships: [
      {
        type: 'KNOWS',
        from: 'Person',
        to: 'Person',
        columns: { since: 'INT64' },
        rows: rowsOf(graph.knowsFrom.length, (at) => ({
          from: graph.knowsFrom[at],
          to: graph.knowsTo[at],
          properties: { since: graph.knowsSince[at] },
        })),
      },
      {
        type: 'LIVES_IN',
        from: 'Person',
        to: 'City',
        columns: {},
        rows: rowsOf(graph.cityOf.length, (from) => ({ from, to: graph.cityOf[from], properties: {} })),
      },
      {
        type: 'WORKS_AT',
        from: 'Person',
        to: 'Company',
        columns: {},
        rows: workers.map((from) => ({ from, to: graph.companyOf[from], properties: {} })),
      },
    ],
  }
}

function rowsOf<Row>(length: number, row: (at: number) => Row): readonly Row[] {
  return Array.from({ length }, (_, at) => row(at))
}
