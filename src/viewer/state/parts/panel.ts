import type { ViewState } from '../../../model/view.ts'
import type { Panel } from '../state.ts'
import type { Part } from './part.ts'
import { filled } from './words.ts'

/** A panel that does not follow from the selection. */
export const panel: Part = {
  words: ['panel', 'document', 'claim', 'measure'],
  write({ panel: now }) {
    if (now.kind === 'filters' || now.kind === 'history') return [['panel', now.kind]]
    if (now.kind === 'measure') return [['measure', measureText(now)]]
    if (now.kind !== 'document') return []
    return [['document', now.id], ...(now.claim === '' ? [] : ([['claim', now.claim]] as const))]
  },
  read(link) {
    const said = link.get('panel')
    const now = panelOf({
      // Empty, it is the only document, or the first.
      document: link.get('document') ?? undefined,
      claim: filled(link.get('claim')),
      measure: filled(link.get('measure')),
      panel: said === 'filters' || said === 'history' ? said : undefined,
    })
    return now === undefined ? undefined : { panel: now }
  },
  keep({ panel: now }) {
    if (now.kind === 'filters' || now.kind === 'history') return { panel: now.kind }
    if (now.kind === 'measure') return { measure: measureText(now) }
    if (now.kind !== 'document') return {}
    return { document: now.id, ...(now.claim !== '' && { claim: now.claim }) }
  },
  take: (kept) => ({ panel: panelOf(kept) ?? restingPanel(kept.selected ?? []) }),
}

/** The panel beside a selection. */
export function restingPanel(keys: readonly string[]): Panel {
  return { kind: keys.length === 0 ? 'overview' : 'element' }
}

/** Whether a panel is there for what is selected alone. */
export function followsSelection({ kind }: Panel): boolean {
  return kind === 'overview' || kind === 'element'
}

function measureText({ metric, of }: Panel & { readonly kind: 'measure' }): string {
  return of === 'picture' ? `${metric} ${of}` : metric
}

function panelOf({
  document,
  claim = '',
  measure,
  panel: name,
}: Pick<ViewState, 'document' | 'claim' | 'measure' | 'panel'>): Panel | undefined {
  if (document !== undefined) return { kind: 'document', id: document, claim }
  if (measure !== undefined) {
    const [metric, of] = measure.split(' ')
    return { kind: 'measure', metric, of: of === 'picture' ? 'picture' : 'graph' }
  }
  return name === undefined ? undefined : { kind: name }
}
