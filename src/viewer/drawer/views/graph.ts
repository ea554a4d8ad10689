import type { ResultView } from './result-view.ts'
import { copiedJson, recordDownloads } from './taken.ts'

/** The picture above, and nothing below it. */
export const graph = {
  id: 'graph',
  words: 'Graph',
  unsuited: ({ isDrawable }) =>
    isDrawable ? '' : 'There is no graph: the records hold no node, relationship or path.',
  Body: undefined,
  copied: () => copiedJson,
  downloads: recordDownloads,
} as const satisfies ResultView
