import type { PanelEntry } from './entry.ts'
import { named } from './named.ts'

export const filters: PanelEntry<'filters'> = {
  told: 'Opened the filters',
  held: named('filters', { kind: 'filters' }),
}
