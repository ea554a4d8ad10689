import { useState } from 'react'
import { metrics } from '../../metrics/index.ts'
import { ALL } from '../../model/appearance.ts'
import type { ValueSource } from '../../model/value-source.ts'
import { own } from '../appearance/effective.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { amountOf, amountText } from '../values/amount.ts'
import { measure, type Measured, MOST_RANKED } from '../values/measure.ts'
import { hasMetrics, metricOf, NO_METRICS } from '../values/metric-of.ts'
import { valueText } from '../values/value-text.ts'
import './looks.css'
import './panels.css'

/** A metric of the graph or of what is drawn: what it says, who scores highest, and ways to see it in the picture. */
export function MeasurePanel({ metric, of }: { readonly metric: string; readonly of: 'graph' | 'picture' }) {
  const { store, backend, description, whole: picture, schema } = usePage()
  const { send } = store
  const { look, engine } = useSelect(({ state }) => ({
    look: own(state.appearance.nodes, ALL),
    engine: state.engine,
  }))
  const known = metricOf(metric) ?? metrics[0]
  const source = { kind: 'metric' as const, name: known.name, of } satisfies ValueSource
  const [progress, setProgress] = useState({ key: '', share: 0 })
  const [attempt, setAttempt] = useState(0)
  const has = useLoaded(`metrics ${engine}`, (signal) => hasMetrics(backend, signal), backend).value
  const key = `${known.name} ${of} ${engine} ${attempt} ${schema === undefined ? '' : 'counted'}`
  const { value, error, loading, cancel } = useLoaded(
    key,
    async (signal) => {
      const options = {
        signal,
        nodeCount: schema?.nodeCount,
        onProgress: (share: number) => setProgress({ key, share }),
      }
      return { key, measured: await measure(backend, description, source, picture, options) }
    },
    of === 'picture' ? picture : backend,
  )
  const measured = value?.key === key ? value.measured : undefined
  const choose = (name: string, part: 'graph' | 'picture'): void =>
    send({ kind: 'panel', panel: { kind: 'measure', metric: name, of: part } })
  const isOffered = (name: string, part: 'graph' | 'picture'): boolean =>
    has !== false || (name === 'degree' && part === 'picture')
  const by: ValueSource = { kind: 'metric', name: known.name, ...(of === 'picture' && { of }) }
  return (
    <>
      <h2 className="panel-title">Measure</h2>
      <label className="look-field">
        <span className="look-name">Metric</span>
        <select aria-label="Metric" value={known.name} onChange={({ target }) => choose(target.value, of)}>
          {metrics.map(({ name, title }) => (
            <option key={name} value={name} disabled={!isOffered(name, of)}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label className="look-field">
        <span className="look-name">Of</span>
        <select
          aria-label="Of"
          value={of}
          onChange={({ target }) => choose(known.name, target.value === 'picture' ? 'picture' : 'graph')}
        >
          <option value="picture">what is drawn</option>
          <option value="graph" disabled={!isOffered(known.name, 'graph')}>
            the whole graph
          </option>
        </select>
      </label>
      {has === false && <p className="aside">{NO_METRICS}</p>}
      <div role="status">
        {loading && (
          <p className="mute">
            Computing {known.title} …
            {progress.key === key && progress.share > 0 && ` ${Math.floor(progress.share * 100)} %`}{' '}
            <button type="button" className="text-button" onClick={cancel}>
              Cancel
            </button>
          </p>
        )}
        {error !== undefined && !loading && (
          <p>
            {error instanceof Error ? error.message : String(error)}{' '}
            <button type="button" className="text-button" onClick={() => setAttempt(attempt + 1)}>
              Try again
            </button>
          </p>
        )}
      </div>
      {measured !== undefined && (
        <>
          <p className="panel-actions">
            {measured.kind === 'score' && (
              <button
                type="button"
                className="panel-button"
                onClick={() =>
                  send({
                    kind: 'look-of-nodes',
                    label: ALL,
                    look: { ...look, size: { kind: 'ranking', by } },
                  })
                }
              >
                Size by this
              </button>
            )}
            <button
              type="button"
              className="panel-button"
              onClick={() =>
                send({
                  kind: 'look-of-nodes',
                  label: ALL,
                  look: {
                    ...look,
                    colour: { kind: measured.kind === 'score' ? 'ranking' : 'partition', by },
                  },
                })
              }
            >
              Colour by this
            </button>
          </p>
          <p className="aside">{measured.told}</p>
          <Results measured={measured} />
        </>
      )}
    </>
  )
}

function Results({ measured }: { readonly measured: Measured }) {
  const { store, goTo } = usePage()
  if (measured.kind === 'group')
    return (
      <table className="measure-table">
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col">Nodes</th>
          </tr>
        </thead>
        <tbody>
          {measured.groups.map(({ words, count, keys }) => (
            <tr key={words}>
              <td>
                <button
                  type="button"
                  className="text-button"
                  disabled={keys.length === 0}
                  title={keys.length === 0 ? 'None of it is drawn' : 'Select those that are drawn'}
                  onClick={() => store.send({ kind: 'select-several', keys })}
                >
                  {words}
                </button>
              </td>
              <td>{count.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  return (
    <>
      <table className="measure-table">
        <thead>
          <tr>
            <th scope="col">Node</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {measured.ranks.map(({ key, name, value }) => {
            const amount = amountOf(value)
            return (
              <tr key={key}>
                <td>
                  <button type="button" className="text-button" onClick={() => goTo(key)}>
                    <bdi>{name}</bdi>
                  </button>
                </td>
                <td>{amount === undefined ? valueText(value) : amountText(amount)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {measured.count > MOST_RANKED && (
        <p className="aside">
          The first {MOST_RANKED} of {measured.count.toLocaleString('en')}.
        </p>
      )}
    </>
  )
}
