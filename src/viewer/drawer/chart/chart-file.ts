import type { Downloaded } from '../views/result-view.ts'

/** A chart as SVG, with headline, notes, source, date and the hash of the graph. */
export const chartFile: Downloaded = {
  words: 'SVG',
  extension: 'svg',
  async write(answer, page) {
    const { chartSvg } = await import('./chart-svg.ts')
    return { content: await chartSvg(answer, page, new Date().toISOString().slice(0, 10)), lost: '' }
  },
}
