import { loaderOf } from '../../parts/load-part.ts'
import type { Downloaded } from '../views/result-view.ts'

const loadChartSvg = loaderOf(() => import('./chart-svg.ts'))

/** A chart as SVG, with headline, notes, source, date and the hash of the graph. */
export const chartFile: Downloaded = {
  words: 'SVG',
  extension: 'svg',
  async write(answer, page) {
    const { chartSvg } = await loadChartSvg()
    return { content: await chartSvg(answer, page, new Date().toISOString().slice(0, 10)), lost: '' }
  },
}
