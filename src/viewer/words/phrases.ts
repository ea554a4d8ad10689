import type { Description } from '../../backend/index.ts'
import { textOf } from '../../model/texts.ts'
import type { MapValue } from '../../model/values.ts'
import { kindName } from './kind-name.ts'

/** How a relationship reads from one of its ends; may be shown as it is. */
export function phraseOf(type: string, direction: 'out' | 'in', { types }: Description): string {
  const words = types.find(({ name }) => name === type)
  if (words === undefined) return kindName(type).toLowerCase().replaceAll('_', ' ')
  return kindName(direction === 'out' ? words.phrase : words.inverse)
}

/** Whether a relationship reads the same from both ends: by its type, or because the file that it was read from gives it no direction. */
export function isSymmetric(
  { type, properties }: { readonly type: string; readonly properties: MapValue },
  description: Description,
): boolean {
  return properties['directed'] === false || isSymmetricType(type, description)
}

/** Whether all relationships of a type read the same from both ends. */
export function isSymmetricType(type: string, { types }: Description): boolean {
  return types.some(({ name, symmetric }) => name === type && symmetric)
}

/** A relationship in words: its phrase, and how it stands where that is more than a plain fact. */
export function lineCaption(
  relationship: {
    readonly type: string
    readonly properties: MapValue
    readonly many?: number | undefined
  },
  description: Description,
): string {
  const { type, properties } = relationship
  return [phraseOf(type, 'out', description), manyText(relationship), standingWords(properties, description)]
    .filter((text) => text !== '')
    .join(' · ')
}

/** How many it stands for; '' where it is one. */
export function manyText({ many }: { readonly many?: number | undefined }): string {
  return many?.toLocaleString('en') ?? ''
}

/** `statusWords` of a graph with claims; without them a status is a property like any other. */
export function standingWords(properties: MapValue, { evidence }: Pick<Description, 'evidence'>): string {
  return evidence ? statusWords(properties) : ''
}

/** `begun`, `forecast`, `assessment, established`; '' for a plain fact. */
export function statusWords(properties: MapValue): string {
  const modality = textOf(properties['modality'])
  return [modality === 'fact' ? '' : modality, textOf(properties['status'])]
    .filter((text) => text !== '')
    .join(', ')
}
