import { USUAL_TYPE } from '../../formats/sink.ts'
import { shapeOf } from '../../formats/tables/dialects/index.ts'
import { type ColumnChoice, type Role, type TableChoice, unnameable } from './choice.ts'
import type { TableSample } from './sample.ts'

/**
 * What a table is read as where nobody says anything of it, in place of what was guessed: by its headings, or left out because another
 * sheet of its file says what it is.
 *
 * @returns the guess where that is nothing
 */
export function asReadPlainly(
  table: TableSample,
  all: readonly TableSample[],
  guessed: TableChoice,
): TableChoice {
  const shape = shapeIn(table)
  if (shape === undefined || shape.kind === 'left out')
    return isReadPlainly(table, all) ? { ...guessed, rows: 'left out' } : guessed
  if (shape.kind === 'mapped') return guessed
  const columnsBy = (
    columns: readonly ColumnChoice[],
    roleOf: (place: number) => Role,
  ): readonly ColumnChoice[] =>
    columns.map((column, place) => ({
      ...column,
      role: unnameable(table.headings, place) === undefined ? roleOf(place) : 'left out',
    }))
  if (shape.kind === 'nodes') {
    const label = shape.labelColumns[0]?.place
    const { columns } = guessed.nodes
    return {
      ...guessed,
      rows: 'nodes',
      nodes: {
        label: '',
        columns: columnsBy(columns, (place) => {
          if (place === shape.id.place) return 'id'
          if (place === label) return 'label'
          return table.headings[place].trim().toLowerCase() === 'name' ? 'name' : 'property'
        }),
      },
    }
  }
  const { start, end, type } = shape
  return {
    ...guessed,
    rows: 'relationships',
    relationships: {
      startLabel: '',
      endLabel: '',
      type: USUAL_TYPE,
      columns: columnsBy(guessed.relationships.columns, (place) =>
        place === start.place
          ? 'start'
          : place === end.place
            ? 'end'
            : place === (type ?? shape.direction?.place)
              ? 'type'
              : 'property',
      ),
    },
  }
}

/** Whether the file of a table is read without a question: by its own headings, or those of another sheet. */
export function isReadPlainly({ file }: TableSample, all: readonly TableSample[]): boolean {
  return all.some((one) => one.file === file && shapeIn(one) !== undefined)
}

function shapeIn({ headings, unit }: TableSample): ReturnType<typeof shapeOf> {
  return shapeOf(headings, unit === 'line')
}
