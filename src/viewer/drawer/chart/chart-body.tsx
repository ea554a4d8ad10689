import { useEffect, useId, useMemo, useRef } from 'react'
import { countText } from '../../../model/count-text.ts'
import { usePage } from '../../frame/page.ts'
import { useSelect } from '../../frame/use-select.ts'
import { useSize } from '../../hooks/use-size.ts'
import { chartKinds, type ChartChoice } from '../../state/drawer.ts'
import type { ResultViewProps } from '../views/result-view.ts'
import { chartData, chartSentence, COUNT_TITLE, xText, type ChartData } from './chart-data.ts'
import { takeRecords } from '../take-records.ts'
import { chartFile } from './chart-file.ts'
import { chartColumns } from './columns.ts'
import { numberWords } from './extent.ts'
import { kinds, kindsById } from './kinds/index.ts'
import { noChart, settleChart } from './settle-chart.ts'
import { type ChartColours, samplesOf } from './chart-colours.ts'
import { plotOf } from './plot.ts'
import './chart.css'

/** Of a long chart the table beside it has so many rows; the file has all. */
const MOST_ROWS = 500

/** The page's own colours, so that light and dark are one chart. */
const pageColours: ChartColours = {
  ink: 'var(--ink)',
  rule: 'var(--rule)',
  marks: Array.from({ length: 9 }, (_, index) => `var(--label-${index})`),
}

/** A chart of the records: what it draws can be chosen, and stands below it as a table. */
export default function ChartBody({ answer }: ResultViewProps) {
  const { result, textOf } = answer
  const page = usePage()
  const { store } = page
  const drawer = useSelect(({ state }) => state.drawer)
  const columns = useMemo(() => chartColumns(result), [result])
  const plan = useMemo(
    () => settleChart(columns, drawer.chart) ?? settleChart(columns),
    [columns, drawer.chart],
  )
  const data = useMemo(
    () => (plan === undefined ? undefined : chartData(result, plan, textOf)),
    [result, textOf, plan],
  )
  const choose = (choice: ChartChoice): void =>
    store.send({ kind: 'drawer', drawer: { ...drawer, chart: { ...drawer.chart, ...choice } } })
  if (plan === undefined || data === undefined) return <p className="result-left">{noChart(columns)}</p>
  const { suitsX, suitsY, counts } = kindsById[plan.kind]
  const offered = kinds.filter(({ id }) => settleChart(columns, { ...drawer.chart, kind: id }) !== undefined)
  const names = (list: typeof columns) => list.map(({ name }) => ({ value: name, words: name }))
  return (
    <div className="chart">
      <div className="chart-choice">
        <Choice
          label="Chart"
          value={plan.kind}
          options={offered.map(({ id, words }) => ({ value: id, words }))}
          onChange={(value) => choose({ kind: chartKinds.find((id) => id === value) })}
        />
        <Choice
          label={plan.kind === 'bar' ? 'A bar for each' : 'Along'}
          value={plan.x}
          options={names(columns.filter(suitsX))}
          onChange={(x) => choose({ kind: plan.kind, x })}
        />
        <Choice
          label={plan.kind === 'bar' ? 'as long as' : 'as high as'}
          value={plan.y}
          options={[...names(columns.filter(suitsY)), ...(counts ? [{ value: '', words: COUNT_TITLE }] : [])]}
          onChange={(y) => choose({ kind: plan.kind, y })}
        />
        <Choice
          label="Colour by"
          value={plan.colour}
          options={[
            { value: '', words: 'nothing' },
            ...names(columns.filter(({ name, kind }) => kind !== 'none' && name !== plan.x)),
          ]}
          onChange={(colour) => choose({ kind: plan.kind, colour })}
        />
        <button
          type="button"
          className="text-button"
          onClick={() => void takeRecords(chartFile, answer, page)}
        >
          Download this chart as SVG
        </button>
      </div>
      {data.colours.length > 0 && <ChartLegend data={data} />}
      <Drawn data={data} />
      {data.notes.map((note) => (
        <p key={note} className="chart-note">
          {note}
        </p>
      ))}
      <ChartTable data={data} />
    </div>
  )
}

function Drawn({ data }: { readonly data: ChartData }) {
  const host = useRef<HTMLDivElement>(null)
  const { width } = useSize(host)
  useEffect(() => {
    if (width === 0) return
    const font = getComputedStyle(document.documentElement).getPropertyValue('--sans')
    host.current?.replaceChildren(plotOf(data, { width, colours: pageColours, font, tips: true }))
  }, [data, width])
  return <div ref={host} className="chart-drawn" role="img" aria-label={chartSentence(data)} />
}

function ChartLegend({ data: { colours, colourTitle } }: { readonly data: ChartData }) {
  return (
    <ul className="chart-legend" aria-label={`Colours by ${colourTitle}`}>
      {samplesOf(colours, pageColours).map(({ colour, text }) => (
        <li key={text}>
          <svg width="10" height="10" aria-hidden="true">
            <circle cx="5" cy="5" r="5" fill={colour} />
          </svg>
          <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  )
}

function ChartTable({ data }: { readonly data: ChartData }) {
  const { points, xTitle, yTitle, colourTitle, xKind } = data
  return (
    <details className="chart-table">
      <summary>The values as a table</summary>
      <table className="result-table">
        <thead>
          <tr>
            <th scope="col">{xTitle}</th>
            {colourTitle !== '' && <th scope="col">{colourTitle}</th>}
            <th scope="col" className="result-number">
              {yTitle}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.slice(0, MOST_ROWS).map(({ x, y, colour }, index) => (
            <tr key={index}>
              <td>
                <bdi>{xText(x, xKind)}</bdi>
              </td>
              {colourTitle !== '' && (
                <td>
                  <bdi>{colour}</bdi>
                </td>
              )}
              <td className="result-number">{numberWords(y)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {points.length > MOST_ROWS && (
        <p className="chart-note">
          The first {MOST_ROWS} of {countText(points.length, 'mark')}; Download, CSV has all records.
        </p>
      )}
    </details>
  )
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly words: string }[]
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <span className="chart-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </span>
  )
}
