import { PlanTable } from '../table/plan-table.tsx'
import { ResultTable } from '../table/result-table.tsx'
import type { ResultView, ResultViewProps } from './result-view.ts'
import { copiedJson, copiedTsv, recordDownloads } from './taken.ts'

export const table = {
  id: 'table',
  words: 'Table',
  unsuited: () => '',
  Body: TableBody,
  copied: ({ plan }) => (plan === undefined ? copiedTsv : copiedJson),
  downloads: recordDownloads,
} as const satisfies ResultView

function TableBody({ answer: { result, plan, textOf, isNullEmpty }, onRow }: ResultViewProps) {
  if (plan !== undefined) return <PlanTable plan={plan} />
  return <ResultTable result={result} onRow={onRow} textOf={textOf} isNullEmpty={isNullEmpty} />
}
