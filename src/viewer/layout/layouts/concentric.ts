import { layOutConcentric } from '../concentric.ts'
import { numberProperties } from '../number-properties.ts'
import { hasLines, type LayoutEntry } from './entry.ts'

export const concentric: LayoutEntry<'concentric'> = {
  kind: 'concentric',
  title: 'Rings',
  shows: 'the greatest numbers in the middle',
  unsuited: ({ picture }) =>
    hasLines(picture) || numberProperties(picture).length > 0
      ? undefined
      : 'Nothing in the picture has a line or a number.',
  place: ({ picture, layout, description, size }) => layOutConcentric(picture, layout.by, description, size),
}
