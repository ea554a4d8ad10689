import { layOutForce, spreadTaskOf } from '../force.ts'
import type { LayoutEntry } from './entry.ts'

export const force: LayoutEntry<'force'> = {
  kind: 'force',
  title: 'By forces',
  shows: 'what is connected with what',
  unsuited: () => undefined,
  heavyPart: ({ picture, description, size, measure, before }) =>
    spreadTaskOf(picture, description, size, measure, before),
  place: ({ picture, description, size, measure, before, spread }) =>
    layOutForce(picture, description, size, measure, before, spread),
}
