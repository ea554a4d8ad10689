import { metrics } from '../../metrics/index.ts'
import type { ValueSource } from '../../model/value-source.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { hasMetrics, NO_METRICS } from '../values/metric-of.ts'
import type { MetricSources } from './look-form.tsx'

const degreeHere: ValueSource = { kind: 'metric', name: 'degree', of: 'picture' }

const none: MetricSources = { scores: [degreeHere], groups: [], told: '' }

const all: MetricSources = {
  scores: [degreeHere, ...sourcesOf('score')],
  groups: sourcesOf('group'),
  told: '',
}

function sourcesOf(kind: 'score' | 'group'): readonly ValueSource[] {
  return metrics
    .filter(({ value }) => value.kind === kind)
    .map(({ name }): ValueSource => ({ kind: 'metric', name }))
}

/** The metrics that whoever answers has; until that is known the one that the page counts itself. */
export function useMetricSources(): MetricSources {
  const { backend } = usePage()
  const { engine } = useSelect(({ state }) => ({ engine: state.engine }))
  const { value } = useLoaded(`metrics ${engine}`, (signal) => hasMetrics(backend, signal), backend)
  if (value === undefined) return none
  return value ? all : { ...none, told: NO_METRICS }
}
