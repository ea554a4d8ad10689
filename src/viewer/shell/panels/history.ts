import { HistoryPanel } from '../../panels/history-panel.tsx'
import type { PanelEntry } from './entry.ts'

export const history: PanelEntry<'history'> = { title: 'History', Body: HistoryPanel }
