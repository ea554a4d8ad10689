import { unguarded } from '../../model/formula-guard.ts'
import type { Step } from '../sink.ts'
import { ColumnGuess, settleTogether } from './guess.ts'
import type { CellReader } from './cell-readers.ts'
import type { MappedShape, NodesShape, PropertyColumn, RelationshipsShape } from './shape.ts'
import { type Cell, cellText, type Table } from './table.ts'
import { orderWords } from './value-types.ts'

/** A column whose cells are read by what all of them are. */
export interface SettledColumn extends PropertyColumn {
  readonly read: CellReader
}

/** Shapes in which nothing depends on cells. */
export type SettledNodes = WithSettled<NodesShape>
export type SettledRelationships = WithSettled<RelationshipsShape>

type WithSettled<Shape> = Omit<Shape, 'properties'> & { readonly properties: readonly SettledColumn[] }

/** Whether the cells of a table decide something of its shape, so that all of them are read before. */
export function dependsOnCells(shape: NodesShape | RelationshipsShape | MappedShape): boolean {
  return shape.properties.some(({ read }) => read === undefined) || directionOf(shape) !== undefined
}

/** Told how cells were read, as a sentence without its full stop. */
export type Told = (text: string) => void

/**
 * Decides by the cells of a table what its headings leave open: here the types of its columns.
 *
 * @param isText whether cells are text, which may be the text of another value
 * Cost: reads the table once where `dependsOnCells`, else nothing.
 */
export async function settleNodes(
  shape: NodesShape,
  table: Table,
  isText: boolean,
  step: Step,
  told: Told,
): Promise<SettledNodes> {
  const { settled } = await decide(shape, table, isText, step, told)
  return { ...shape, properties: shape.properties.map(settled) }
}

/** How the columns of a mapped table are read, by place. */
export async function settleMapped(
  shape: MappedShape,
  table: Table,
  isText: boolean,
  step: Step,
  told: Told,
): Promise<ReadonlyMap<number, CellReader>> {
  const { settled } = await decide(shape, table, isText, step, told)
  return new Map(shape.properties.map((column) => [column.place, settled(column).read]))
}

/** The same, and whether a column says directions. */
export async function settleRelationships(
  shape: RelationshipsShape,
  table: Table,
  isText: boolean,
  step: Step,
  told: Told,
): Promise<SettledRelationships> {
  const { settled, areDirections } = await decide(shape, table, isText, step, told)
  const { direction, type } = shape
  const properties = shape.properties.map(settled)
  if (direction === undefined || areDirections) return { ...shape, properties }
  if (type === undefined) return { ...shape, type: direction.place, direction: undefined, properties }
  return { ...shape, direction: undefined, properties: [...properties, settled(direction)] }
}

async function decide(
  shape: NodesShape | RelationshipsShape | MappedShape,
  table: Table,
  isText: boolean,
  step: Step,
  told: Told,
): Promise<{
  readonly settled: (column: PropertyColumn) => SettledColumn
  readonly areDirections: boolean
}> {
  const direction = directionOf(shape)
  const columns = direction === undefined ? shape.properties : [...shape.properties, direction]
  const open = columns.filter(({ read }) => read === undefined)
  // Decimal commas in any column, also in one of ids, tell what dots are in others.
  const places = table.hasDecimalCommas ? [...table.headings.keys()] : open.map(({ place }) => place)
  const guesses = new Map(places.map((place) => [place, new ColumnGuess(table.hasDecimalCommas)]))
  const isGuarded = shape.kind !== 'mapped' && shape.isGuarded
  const plain = isGuarded ? withoutGuard : (cell: Cell) => cell
  let areDirections = direction !== undefined
  if (open.length > 0)
    for await (const rows of table.rows(step, () => {}))
      for (const { cells, line } of rows) {
        for (const [place, guess] of guesses) {
          const cell = plain(cells[place])
          // What is guarded was text before.
          guess.add(cell, isText && cell === cells[place], line)
        }
        if (direction !== undefined && areDirections)
          areDirections = isDirection(cellText(cells[direction.place]))
      }
  settleTogether([...guesses.values()])
  for (const { place, read } of shape.properties)
    if (read === undefined) {
      tellNumbers(guesses.get(place), table.headings[place].trim(), told)
      tellDates(guesses.get(place), table.headings[place].trim(), told)
    }
  return {
    areDirections,
    settled: ({ name, place, read }) => {
      const readPlain = read ?? (guesses.get(place) ?? new ColumnGuess(false)).read
      return { name, place, read: isGuarded ? (cell) => readPlain(plain(cell)) : readPlain }
    },
  }
}

function tellNumbers(guess: ColumnGuess | undefined, column: string, told: Told): void {
  if (guess === undefined || column === '') return
  const { firstDecimalComma: comma, grouping } = guess
  if (comma !== undefined)
    told(`decimal commas were read in the column ${column}, first ${comma.text} on line ${comma.line}`)
  if (grouping === undefined) return
  const { kind, first } = grouping
  const at = `in the column ${column}, first ${first.text} on line ${first.line}`
  told(
    kind === 'thousands'
      ? `dots between thousands were read ${at}`
      : `dots ${at}, may stand between thousands or be decimal signs: the column stays text`,
  )
}

function tellDates(guess: ColumnGuess | undefined, column: string, told: Told): void {
  if (guess?.dates === undefined || column === '') return
  const { kind, first } = guess.dates
  const at = `in the column ${column}, first ${first.text} on line ${first.line}`
  if (kind === 'ambiguous') told(`dates ${at}, may have the day or the month first: the column stays text`)
  else told(`dates with the ${orderWords[kind]} first were read ${at}`)
}

function withoutGuard(cell: Cell): Cell {
  return typeof cell === 'string' ? unguarded(cell) : cell
}

function directionOf(shape: NodesShape | RelationshipsShape | MappedShape): PropertyColumn | undefined {
  return shape.kind === 'relationships' ? shape.direction : undefined
}

/** Whether a cell of the column `Type` of Gephi says that the relationship has no direction; what is empty is directed. */
export function isUndirected(text: string): boolean {
  return text.toLowerCase() === 'undirected'
}

function isDirection(text: string): boolean {
  return /^(?:directed|undirected|)$/i.test(text)
}
