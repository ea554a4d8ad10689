import type { ChartChoice, ChartKind } from '../../state/drawer.ts'
import type { ChartColumn } from './columns.ts'
import { kindsById } from './kinds/index.ts'
import { suitsAxis } from './kinds/suits-axis.ts'

/** What a chart draws: columns by their names. */
export interface ChartPlan {
  readonly kind: ChartKind
  readonly x: string
  /** '' counts records. */
  readonly y: string
  /** '' is none. */
  readonly colour: string
}

/** What is said where no column could be drawn. */
export function noChart(columns: readonly ChartColumn[]): string {
  const undrawn = columns.find(({ undrawable }) => undrawable !== '')
  return undrawn === undefined ? NO_COLUMNS : `There is no chart: ${undrawnText(undrawn)}`
}

/** Why columns of numbers are not in a chart, as sentences; '' where none is left out. */
export function undrawnColumns(columns: readonly ChartColumn[], { x, y, colour }: ChartPlan): string {
  return columns
    .filter(({ name, undrawable }) => undrawable !== '' && ![x, y, colour].includes(name))
    .map((column) => `Not drawn: ${undrawnText(column)}`)
    .join(' ')
}

function undrawnText({ name, undrawable }: ChartColumn): string {
  return `the numbers of ${name} are ${undrawable} to be drawn.`
}

const NO_COLUMNS =
  'There is no chart: that needs texts or dates with a column of numbers, two columns of numbers, or texts that repeat.'

/** A column with more values is no help as a colour. */
const MOST_COLOURS = 8

/**
 * What the reader chose, and for the rest what the columns suggest: a line over dates, bars over texts, points over numbers; counts of
 * records where no column holds numbers. What was chosen and is not there, or does not suit, is guessed as well.
 *
 * @returns undefined where the columns suit no chart
 */
export function settleChart(
  columns: readonly ChartColumn[],
  choice: ChartChoice = {},
): ChartPlan | undefined {
  const named = (name: string | undefined): ChartColumn | undefined =>
    columns.find((column) => column.name === name)
  const kind = choice.kind ?? guessKind(columns, named(choice.x))
  if (kind === undefined) return undefined
  const { suitsX, suitsY, counts } = kindsById[kind]
  const numbers = columns.filter(suitsY)
  const chosenX = named(choice.x)
  const x = chosenX !== undefined && suitsX(chosenX) ? chosenX : guessX(kind, columns)
  if (x === undefined) return undefined
  const chosenY = named(choice.y)
  const y =
    chosenY !== undefined && suitsY(chosenY)
      ? chosenY.name
      : choice.y === '' && counts
        ? ''
        : (numbers.find(({ name }) => name !== x.name)?.name ?? (counts ? '' : undefined))
  if (y === undefined) return undefined
  const colour = choice.colour === '' ? '' : (named(choice.colour)?.name ?? guessColour(kind, columns, x, y))
  return { kind, x: x.name, y, colour }
}

function guessKind(columns: readonly ChartColumn[], x: ChartColumn | undefined): ChartKind | undefined {
  const numbers = columns.filter(suitsAxis)
  if (x !== undefined && numbers.some(({ name }) => name !== x.name))
    return x.kind === 'time' ? 'line' : x.kind === 'number' ? 'scatter' : 'bar'
  const first = columns.find(
    ({ kind, undrawable }) => undrawable === '' && (kind === 'time' || kind === 'text'),
  )
  if (first?.kind === 'text' && columns.some(kindsById.bar.suitsY)) return 'bar'
  if (numbers.length > 0 && first !== undefined) return first.kind === 'time' ? 'line' : 'bar'
  if (numbers.length > 1) return 'scatter'
  return columns.some(({ kind, repeats }) => repeats && kind !== 'none') ? 'bar' : undefined
}

function guessX(kind: ChartKind, columns: readonly ChartColumn[]): ChartColumn | undefined {
  const { suitsX } = kindsById[kind]
  const wanted = kind === 'bar' ? ['text', 'time', 'number'] : ['time', 'number']
  const hasNumbers = columns.some((column) => column.kind === 'number')
  return wanted
    .map((one) =>
      columns.find((column) => column.kind === one && suitsX(column) && (hasNumbers || column.repeats)),
    )
    .find((column) => column !== undefined)
}

/** A line is one for each of a few texts, which else would be drawn as one. */
function guessColour(kind: ChartKind, columns: readonly ChartColumn[], x: ChartColumn, y: string): string {
  if (kind === 'bar') return ''
  const column = columns.find(
    ({ name, kind: one, distinct }) =>
      one === 'text' && name !== x.name && name !== y && distinct > 1 && distinct <= MOST_COLOURS,
  )
  return column?.name ?? ''
}
