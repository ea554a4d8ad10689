import type { ValueSource } from '../../model/value-source.ts'
import { kindName } from '../words/kind-name.ts'
import { metricOf } from './metric-of.ts'

/** What a source is called in a sentence: `population`, `PageRank`, `degree of what is drawn`. */
export function sourceWords(source: ValueSource): string {
  if (source.kind === 'property') return kindName(source.key)
  const title = metricOf(source.name)?.title ?? kindName(source.name)
  return source.of === 'picture' ? `${title} of what is drawn` : title
}
