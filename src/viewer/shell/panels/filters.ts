import { FiltersSection } from '../filters-section.tsx'
import type { PanelEntry } from './entry.ts'

export const filters: PanelEntry<'filters'> = { title: 'Filters', Body: FiltersSection }
