import { betweenness } from './betweenness.ts'
import { closeness } from './closeness.ts'
import { components } from './components.ts'
import { degree } from './degree.ts'
import { kCore } from './k-core.ts'
import { louvain } from './louvain/louvain.ts'
import type { Metric } from './metric.ts'
import { pageRank } from './page-rank.ts'

/** Every metric, in the order of lists. */
export const metrics: readonly Metric[] = [
  degree,
  pageRank,
  betweenness,
  closeness,
  components,
  kCore,
  louvain,
]
