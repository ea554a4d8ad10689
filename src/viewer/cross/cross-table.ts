import type { Description } from '../../backend/index.ts'
import { append } from '../../model/append.ts'
import type { Picture, PictureRelationship } from '../layout/picture.ts'
import { captionOf } from '../words/names.ts'
import type { Dimension } from './dimensions.ts'
import { setDefault } from './set-default.ts'

/** What joins a row and a column: a relationship between them, or a node that is joined to both. */
export interface Connection {
  /** Key of the relationship, or of the node. */
  readonly key: string
  /** The node that is joined to both; undefined for a relationship between them. */
  readonly through: string | undefined
  readonly relationships: readonly PictureRelationship[]
}

/** A row or a column. */
export interface Head {
  /** Key of its node. */
  readonly key: string
  readonly name: string
  /** How many different connections it has: what joins it to several is counted once. */
  readonly count: number
}

export interface CrossTable {
  /** Those with most connections first. */
  readonly rows: readonly Head[]
  readonly columns: readonly Head[]
  /** How many different connections there are. */
  readonly count: number
  /** What joins a row and a column, by their keys; nothing where nothing does. */
  readonly connectionsOf: (row: string, column: string) => readonly Connection[]
  /** Cells that are not empty. */
  readonly filled: number
  /** How many connections there are through what stands between, where that is more than are counted: then all else is empty; else 0. */
  readonly tooMany: number
}

/** So many connections through what stands between are counted: what joins thousands to thousands has millions. */
const MOST_THROUGH = 200_000

/**
 * What joins the nodes of two dimensions in a picture: relationships between them, in either direction, and nodes of neither that have a
 * relationship with both. What makes a part of its whole is no connection, nor is a claim without a relationship.
 *
 * Cost: linear in the picture, and in what is joined to several times what it is joined to.
 */
export function crossTable(
  picture: Picture,
  description: Description,
  rows: Dimension,
  columns: Dimension,
): CrossTable {
  const hierarchies = new Set(
    description.types.flatMap(({ name, hierarchy }) => (hierarchy === '' ? [] : name)),
  )
  const cells = new Map<string, Map<string, Connection[]>>()
  const [inRow, inColumn, inAll] = [
    new Map<string, Set<string>>(),
    new Map<string, Set<string>>(),
    new Set<string>(),
  ]
  const rowOf = (key: string): string | undefined => rows.wholes.get(key)
  const columnOf = (key: string): string | undefined => columns.wholes.get(key)
  const add = (row: string, column: string, connection: Connection): void => {
    if (row === column) return
    append(
      setDefault(cells, row, () => new Map<string, Connection[]>()),
      column,
      connection,
    )
    setDefault(inRow, row, () => new Set<string>()).add(connection.key)
    setDefault(inColumn, column, () => new Set<string>()).add(connection.key)
    inAll.add(connection.key)
  }
  const between = new Map<string, Between>()
  for (const relationship of sorted(picture)) {
    const { key, id, type, start, end } = relationship
    if (id < 0 || hierarchies.has(type)) continue
    const cellsOfIt = new Set<string>()
    for (const [one, other] of [
      [start, end],
      [end, start],
    ] as const) {
      const [row, column] = [rowOf(one), columnOf(other)]
      const name = JSON.stringify([row, column])
      if (row !== undefined && column !== undefined && !cellsOfIt.has(name)) {
        cellsOfIt.add(name)
        add(row, column, { key, through: undefined, relationships: [relationship] })
      }
      if (rowOf(one) !== undefined || columnOf(one) !== undefined) continue
      const [fromRow, toColumn] = [rowOf(other), columnOf(other)]
      if (fromRow === undefined && toColumn === undefined) continue
      const joined = setDefault(between, one, () => ({ rows: new Map(), columns: new Map() }))
      if (fromRow !== undefined) append(joined.rows, fromRow, relationship)
      if (toColumn !== undefined) append(joined.columns, toColumn, relationship)
    }
  }
  let tooMany = 0
  for (const joined of between.values()) tooMany += joined.rows.size * joined.columns.size
  if (tooMany > MOST_THROUGH)
    return { rows: [], columns: [], count: 0, connectionsOf: () => [], filled: 0, tooMany }
  for (const [through, joined] of between)
    for (const [row, toRow] of joined.rows)
      for (const [column, toColumn] of joined.columns)
        add(row, column, { key: through, through, relationships: [...new Set([...toRow, ...toColumn])] })
  const headsOf = (
    { wholes }: Dimension,
    counted: ReadonlyMap<string, ReadonlySet<string>>,
  ): readonly Head[] =>
    [...new Set(wholes.values())]
      .map((key): Head => {
        const node = picture.nodes.get(key)
        const name = node === undefined ? key : captionOf(node, description)
        return { key, name, count: counted.get(key)?.size ?? 0 }
      })
      .sort((a, b) => b.count - a.count || byName.compare(a.name, b.name) || (a.key < b.key ? -1 : 1))
  return {
    rows: headsOf(rows, inRow),
    columns: headsOf(columns, inColumn),
    count: inAll.size,
    connectionsOf: (row, column) => cells.get(row)?.get(column) ?? [],
    filled: [...cells.values()].reduce((sum, row) => sum + row.size, 0),
    tooMany: 0,
  }
}

/** What a node between is joined to, by row and by column. */
interface Between {
  readonly rows: Map<string, PictureRelationship[]>
  readonly columns: Map<string, PictureRelationship[]>
}

const byName = new Intl.Collator('en', { numeric: true })

function sorted({ relationships }: Picture): readonly PictureRelationship[] {
  return [...relationships.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}
