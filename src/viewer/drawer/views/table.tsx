import { useState } from 'react'
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
  // How one result is sorted and filtered says nothing of the next.
  const [at, setAt] = useState({ result, number: 0 })
  if (at.result !== result) setAt({ result, number: at.number + 1 })
  if (plan !== undefined) return <PlanTable plan={plan} />
  return (
    <ResultTable key={at.number} result={result} onRow={onRow} textOf={textOf} isNullEmpty={isNullEmpty} />
  )
}
