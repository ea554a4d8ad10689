import { lazy } from 'react'
import { chartColumns } from '../chart/columns.ts'
import { NO_CHART, settleChart } from '../chart/settle-chart.ts'
import type { Downloaded, ResultView } from './result-view.ts'
import { copiedJson, copiedTsv, recordDownloads } from './taken.ts'

const svg: Downloaded = {
  words: 'SVG',
  extension: 'svg',
  async write(answer, page) {
    const { chartSvg } = await import('../chart/chart-svg.ts')
    return { content: await chartSvg(answer, page, new Date().toISOString().slice(0, 10)), lost: '' }
  },
}

export const chart = {
  id: 'chart',
  words: 'Chart',
  unsuited({ result, plan }) {
    if (plan !== undefined) return 'There is no chart of a plan.'
    return settleChart(chartColumns(result)) === undefined ? NO_CHART : ''
  },
  Body: lazy(() => import('../chart/chart-body.tsx')),
  copied: ({ plan }) => (plan === undefined ? copiedTsv : copiedJson),
  downloads: (answer) => [...(answer.plan === undefined ? [svg] : []), ...recordDownloads(answer)],
} as const satisfies ResultView
