import * as Plot from '@observablehq/plot'
import { type ChartData, type ChartPoint, xText } from './chart-data.ts'
import { Extent, numberWords } from './extent.ts'
import { type ChartColours, colourAt } from './chart-colours.ts'

export interface PlotOptions {
  readonly width: number
  readonly colours: ChartColours
  readonly font: string
  /** Whether pointing at a mark tells its values. */
  readonly tips: boolean
}

const BAR = 22
const HEIGHT = 300

/**
 * A chart as an element of SVG, which is in no document yet. Plot's own style element is left out: a content-security policy that
 * allows no styles within the page would refuse it, and report that.
 */
export function plotOf(data: ChartData, { width, colours, font, tips }: PlotOptions): SVGElement {
  const { plan, points, xKind, xTitle, yTitle, colours: names } = data
  const colourOf = ({ colour }: ChartPoint): string =>
    colourAt(colour === '' ? 0 : names.indexOf(colour), colours)
  const x = ({ x: place }: ChartPoint): string | number | Date =>
    xKind === 'time' ? new Date(Number(place)) : place
  const title = ({ x: place, y, colour }: ChartPoint): string =>
    [`${xTitle}: ${xText(place, xKind)}`, `${yTitle}: ${numberWords(y)}`, colour].filter(Boolean).join('\n')
  const axisWords = (place: 'x' | 'y') => {
    const extent = new Extent()
    for (const point of points) extent.add(Number(point[place]))
    const { digits } = extent
    return (number: number): string => numberWords(number, digits)
  }
  const shared = {
    width,
    style: {
      fontFamily: font,
      fontSize: '12px',
      color: colours.ink,
      background: 'none',
      overflow: 'visible',
    },
    color: { type: 'identity' as const },
    ariaLabel: '',
  }
  const grid = { stroke: colours.rule, strokeOpacity: 1 }
  const plot = ((): Element => {
    if (plan.kind === 'bar') {
      const bars = [...new Set(points.map(({ x: place }) => String(place)))]
      const longest = bars.reduce((length, text) => Math.max(length, text.length), 0)
      return Plot.plot({
        ...shared,
        height: bars.length * BAR + 56,
        marginTop: 48,
        marginBottom: 8,
        marginLeft: Math.min(Math.max(longest * 7 + 16, 60), width * 0.4),
        marginRight: 24,
        x: { label: yTitle, nice: true },
        y: { label: xTitle, domain: bars, labelArrow: 'none' },
        marks: [
          Plot.gridX(grid),
          Plot.axisY({ label: null, tickSize: 0, tickFormat: (text: string) => cut(text, width) }),
          Plot.axisX({
            anchor: 'top',
            label: yTitle,
            labelArrow: 'none',
            labelAnchor: 'right',
            tickFormat: (number: number) => numberWords(number),
          }),
          Plot.barX(points, {
            x: 'y',
            y: ({ x: place }: ChartPoint) => String(place),
            fill: colourOf,
            title,
            insetTop: 2,
            insetBottom: 2,
            tip: tips,
          }),
          Plot.ruleX([0], { stroke: colours.ink }),
          Plot.text([xTitle], {
            frameAnchor: 'top-left',
            dx: -8,
            dy: -30,
            textAnchor: 'end',
            fontWeight: 'normal',
          }),
        ],
      })
    }
    const axes = [
      Plot.gridY(grid),
      Plot.axisY({ label: yTitle, labelArrow: 'none', tickFormat: axisWords('y') }),
      xKind === 'time'
        ? Plot.axisX({ label: xTitle, labelArrow: 'none', labelOffset: 48 })
        : Plot.axisX({ label: xTitle, labelArrow: 'none', labelOffset: 40, tickFormat: axisWords('x') }),
    ]
    const size = { height: HEIGHT, marginLeft: 64, marginRight: 24, marginTop: 28, marginBottom: 52 }
    const options = { x, y: 'y', z: 'colour', stroke: colourOf, title }
    const marks =
      plan.kind === 'line'
        ? [
            Plot.line(points, { ...options, strokeWidth: 2 }),
            Plot.dot(points, {
              x,
              y: 'y',
              fill: colourOf,
              r: points.length > 200 ? 1.5 : 3,
              title,
              tip: tips,
            }),
          ]
        : [Plot.dot(points, { ...options, fill: colourOf, fillOpacity: 0.35, r: 3.5, tip: tips })]
    return Plot.plot({
      ...shared,
      ...size,
      x: { type: xKind === 'time' ? 'utc' : 'linear', label: xTitle },
      y: { label: yTitle, nice: true, ...(plan.kind === 'line' && { zero: false }) },
      marks: [...axes, ...marks],
    })
  })()
  plot.querySelectorAll('style').forEach((style) => style.remove())
  if (!(plot instanceof SVGElement)) throw new TypeError('Plot made no element of SVG.')
  // Its words are said by whoever shows it; groups of SVG may have none.
  for (const part of [plot, ...plot.querySelectorAll('[aria-label]')]) part.removeAttribute('aria-label')
  return plot
}

/** A text that leaves room for the bars. */
function cut(text: string, width: number): string {
  const most = Math.max(8, Math.floor((width * 0.4 - 16) / 7))
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
