import { chartFile } from '../chart/chart-file.ts'
import { chartColumns } from '../chart/columns.ts'
import { noChart, settleChart } from '../chart/settle-chart.ts'
import { latePart } from '../../parts/late-part.tsx'
import type { ResultView } from './result-view.ts'
import { copiedJson, copiedTsv, recordDownloads } from './taken.ts'

export const chart = {
  id: 'chart',
  words: 'Chart',
  unsuited({ result, plan }) {
    if (plan !== undefined) return 'A plan cannot be drawn as a chart.'
    const columns = chartColumns(result)
    return settleChart(columns) === undefined ? noChart(columns) : ''
  },
  Body: latePart(() => import('../chart/chart-body.tsx')),
  copied: ({ plan }) => (plan === undefined ? copiedTsv : copiedJson),
  downloads: (answer) => [...(answer.plan === undefined ? [chartFile] : []), ...recordDownloads(answer)],
} as const satisfies ResultView
