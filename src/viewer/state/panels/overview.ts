import type { PanelEntry } from './entry.ts'

export const overview: PanelEntry<'overview'> = { told: 'Closed the panel' }
