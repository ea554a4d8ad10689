import type { Description } from '../../backend/index.ts'
import type { MapValue } from '../../model/values.ts'
import type { Standing } from '../drawing.ts'
import { IMPORTED_LAYER } from '../../model/imported.ts'
import { textOf } from '../../model/texts.ts'

/** The standing that a status gives a fact, by its line. */
export const byLine = {
  solid: 'fact',
  'dash-dot': 'capability',
  'long-dash': 'begun',
  'short-dash': 'planned',
} as const

/** How firmly a relationship stands: by its layer, its modality and, for a fact, the line that its status has. */
export function standingOf(
  properties: MapValue,
  { statuses, evidence }: Pick<Description, 'statuses' | 'evidence'>,
): Standing {
  if (!evidence) return 'plain'
  if (properties['layer'] === 'claim') return 'claim'
  if (properties['layer'] === IMPORTED_LAYER) return 'imported'
  const modality = textOf(properties['modality'])
  if (properties['layer'] === 'reference') return 'reference'
  if (modality === '') return 'evidence'
  if (modality === 'plan') return 'planned'
  if (modality === 'forecast' || modality === 'assessment') return modality
  const status = statuses.find(({ name }) => name === properties['status'])
  return status === undefined ? 'fact' : byLine[status.line]
}
