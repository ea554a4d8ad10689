import type { PanelEntry } from './entry.ts'

export const neighbours: PanelEntry<'neighbours'> = { told: 'Opened the neighbours' }
