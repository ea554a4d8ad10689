import { visibleLine } from '../../../model/written-out.ts'
import { headlineOf } from '../../content/headline.ts'
import { toldOfGraph } from '../../content/told-of-graph.ts'
import type { Page } from '../../frame/page.ts'
import { emptyPicture } from '../../layout/picture.ts'
import { mix } from '../../render/palette.ts'
import { FONT_FAMILY } from '../../still/shapes.ts'
import { headlineBlock, samplesBlock, sourceBlock } from '../../still/surround.ts'
import { sourceText } from '../../still/surroundings.ts'
import { svgOf } from '../../still/svg.ts'
import { themes } from '../../still/themes.ts'
import type { Answer } from '../views/result-view.ts'
import { chartData, chartSentence } from './chart-data.ts'
import { chartColumns } from './columns.ts'
import { samplesOf } from './chart-colours.ts'
import { plotOf } from './plot.ts'
import { noChart, settleChart } from './settle-chart.ts'

const WIDTH = 960
const EDGE = 20

/**
 * The chart as a file of SVG with what stands around pictures that are taken away: a headline, what the colours mean, notes, the source,
 * the date and the graph's hash. Nothing in it is fetched or run.
 *
 * @throws (rejects with) Error where the columns suit no chart
 */
export async function chartSvg({ result, textOf }: Answer, page: Page, date: string): Promise<string> {
  const { store, description, content, shown, dark, backend } = page
  const columns = chartColumns(result)
  const plan = settleChart(columns, store.state.drawer.chart) ?? settleChart(columns)
  if (plan === undefined) throw new Error(noChart(columns))
  const data = chartData(result, plan, textOf)
  const palette = dark ? themes.dark : themes.light
  const colours = {
    ink: palette.ink,
    rule: mix(palette.paper, palette.reference, 0.4),
    marks: palette.labels,
  }
  const { value } = content
  const asked = value === undefined || shown === undefined ? '' : titleOf(page, data.yTitle, data.xTitle)
  const headline = headlineBlock(asked, WIDTH, palette)
  const legend = samplesBlock(samplesOf(data.colours, colours), WIDTH, headline.height, palette)
  const plotTop = headline.height + legend.height + EDGE / 2
  const plot = plotOf(data, { width: WIDTH - 2 * EDGE, colours, font: FONT_FAMILY, tips: false })
  const plotHeight = Number(plot.getAttribute('height'))
  const { hash } = await toldOfGraph(backend, emptyPicture)
  const from = sourceText(value ?? { basis: '' }, description, hash, date)
  const source = sourceBlock([...data.notes, from].join(' '), WIDTH, plotTop + plotHeight, palette)
  const frame = svgOf({
    width: WIDTH,
    height: plotTop + plotHeight + source.height,
    paper: palette.paper,
    language: description.language,
    title: asked === '' ? chartSentence(data) : asked,
    description: chartSentence(data),
    shapes: [headline.group, legend.group, source.group],
  })
  plot.setAttribute('x', String(EDGE))
  plot.setAttribute('y', String(plotTop))
  plot.querySelectorAll('text, tspan').forEach((text) => text.setAttribute('xml:space', 'preserve'))
  return frame.replace(/<\/svg>\s*$/, () => `${visibleSvg(plot)}\n</svg>\n`)
}

/** The question, or what the chart shows. */
function titleOf({ content, shown }: Page, y: string, x: string): string {
  const { value } = content
  if (value?.source.kind === 'query' || value === undefined || shown === undefined) return `${y} by ${x}`
  return headlineOf(value, shown)
}

function visibleSvg(plot: SVGElement): string {
  return new XMLSerializer().serializeToString(plot).split('\n').map(visibleLine).join('\n')
}
