import type { ResultViewId } from '../../state/drawer.ts'
import { resultViews } from '../../state/drawer.ts'
import { chart } from './chart.ts'
import { graph } from './graph.ts'
import { json } from './json.tsx'
import type { ResultView } from './result-view.ts'
import { table } from './table.tsx'

export type { Answer, ResultView } from './result-view.ts'

const byId: { readonly [Id in ResultViewId]: ResultView & { readonly id: Id } } = {
  graph,
  table,
  chart,
  json,
}

/** Every way to read an answer, in the order of their buttons. */
export const views: readonly ResultView[] = resultViews.map((id) => byId[id])

/** What an answer is read as where the reader wants a view: a table where that does not suit, with the sentence why. */
export function viewOf(
  wanted: ResultViewId,
  answer: Parameters<ResultView['unsuited']>[0],
): { readonly view: ResultView; readonly why: string } {
  const why = byId[wanted].unsuited(answer)
  return { view: why === '' ? byId[wanted] : byId.table, why }
}
