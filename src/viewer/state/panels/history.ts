import type { PanelEntry } from './entry.ts'
import { named } from './named.ts'

export const history: PanelEntry<'history'> = {
  told: 'Opened the history',
  held: named('history', { kind: 'history' }),
}
