import type { ViewState } from '../../../model/view.ts'
import type { Panel } from '../state.ts'
import type { Part } from './part.ts'
import { filled } from './words.ts'

/** A panel that does not follow from the selection. */
export const panel: Part = {
  words: ['panel', 'document', 'claim', 'measure', 'row', 'column'],
  write({ panel: now }) {
    if (now.kind === 'filters' || now.kind === 'history') return [['panel', now.kind]]
    if (now.kind === 'measure') return [['measure', measureText(now)]]
    if (now.kind === 'cell')
      return [
        ['row', now.row],
        ['column', now.column],
      ]
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
      cell: cellOf(filled(link.get('row')), filled(link.get('column'))),
      panel: said === 'filters' || said === 'history' ? said : undefined,
    })
    return now === undefined ? undefined : { panel: now }
  },
  keep({ panel: now }) {
    if (now.kind === 'filters' || now.kind === 'history') return { panel: now.kind }
    if (now.kind === 'measure') return { measure: measureText(now) }
    if (now.kind === 'cell') return { cell: { row: now.row, column: now.column } }
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
  cell,
  panel: name,
}: Pick<ViewState, 'document' | 'claim' | 'measure' | 'cell' | 'panel'>): Panel | undefined {
  if (document !== undefined) return { kind: 'document', id: document, claim }
  if (measure !== undefined) {
    const [metric, of] = measure.split(' ')
    return { kind: 'measure', metric, of: of === 'picture' ? 'picture' : 'graph' }
  }
  if (cell !== undefined) return { kind: 'cell', ...cell }
  return name === undefined ? undefined : { kind: name }
}

function cellOf(row: string | undefined, column: string | undefined): ViewState['cell'] {
  return row === undefined || column === undefined ? undefined : { row, column }
}
