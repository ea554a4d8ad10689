import type { Panel } from '../state.ts'
import type { HeldPanel } from './entry.ts'

/** How a panel is held that is about nothing but what is shown: by its name. */
export function named<Kind extends 'filters' | 'history'>(name: Kind, panel: Panel<Kind>): HeldPanel<Kind> {
  return {
    words: ['panel'],
    write: () => [['panel', name]],
    read: (link) => (link.get('panel') === name ? panel : undefined),
    keep: () => ({ panel: name }),
    take: (kept) => (kept.panel === name ? panel : undefined),
  }
}
