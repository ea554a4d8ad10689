import type { Panel } from '../state.ts'
import { filled } from '../parts/words.ts'
import type { PanelEntry } from './entry.ts'

export const cell: PanelEntry<'cell'> = {
  told: 'Opened a cell',
  held: {
    words: ['row', 'column'],
    write: ({ row, column }) => [
      ['row', row],
      ['column', column],
    ],
    read: (link) => cellOf(filled(link.get('row')), filled(link.get('column'))),
    keep: ({ row, column }) => ({ cell: { row, column } }),
    take: ({ cell: kept }) => cellOf(kept?.row, kept?.column),
  },
}

function cellOf(row: string | undefined, column: string | undefined): Panel<'cell'> | undefined {
  return row === undefined || column === undefined ? undefined : { kind: 'cell', row, column }
}
