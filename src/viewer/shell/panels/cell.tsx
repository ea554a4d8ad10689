import { CellSection } from '../../cross/cell-section.tsx'
import type { PanelEntry } from './entry.ts'

export const cell: PanelEntry<'cell'> = {
  title: 'Cell of the cross table',
  Body: ({ panel }) => <CellSection row={panel.row} column={panel.column} />,
}
