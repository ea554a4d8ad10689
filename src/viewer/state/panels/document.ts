import type { Panel } from '../state.ts'
import { filled } from '../parts/words.ts'
import type { PanelEntry } from './entry.ts'

export const document: PanelEntry<'document'> = {
  told: 'Opened the document',
  held: {
    words: ['document', 'claim'],
    write: ({ id, claim }) => [['document', id], ...(claim === '' ? [] : ([['claim', claim]] as const))],
    // Empty, it is the only document, or the first.
    read: (link) => documentOf(link.get('document') ?? undefined, filled(link.get('claim'))),
    keep: ({ id, claim }) => ({ document: id, ...(claim !== '' && { claim }) }),
    take: (kept) => documentOf(kept.document, kept.claim),
  },
}

function documentOf(id: string | undefined, claim = ''): Panel<'document'> | undefined {
  return id === undefined ? undefined : { kind: 'document', id, claim }
}
