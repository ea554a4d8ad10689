import type { Panel } from '../state.ts'
import { filled } from '../parts/words.ts'
import type { PanelEntry } from './entry.ts'

/** Held as `pageRank`, or `pageRank picture`. */
export const measure: PanelEntry<'measure'> = {
  told: 'Opened the measures',
  held: {
    words: ['measure'],
    write: (panel) => [['measure', textOf(panel)]],
    read: (link) => measureOf(filled(link.get('measure'))),
    keep: (panel) => ({ measure: textOf(panel) }),
    take: (kept) => measureOf(kept.measure),
  },
}

function textOf({ metric, of }: Panel<'measure'>): string {
  return of === 'picture' ? `${metric} picture` : metric
}

function measureOf(text: string | undefined): Panel<'measure'> | undefined {
  if (text === undefined) return undefined
  const [metric, of] = text.split(' ')
  return { kind: 'measure', metric, of: of === 'picture' ? 'picture' : 'graph' }
}
