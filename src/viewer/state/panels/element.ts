import type { PanelEntry } from './entry.ts'

export const element: PanelEntry<'element'> = { told: 'Opened the selection' }
