import { OverviewSection } from '../overview-section.tsx'
import type { PanelEntry } from './entry.ts'

export const overview: PanelEntry<'overview'> = { title: 'Numbers and legend', Body: OverviewSection }
