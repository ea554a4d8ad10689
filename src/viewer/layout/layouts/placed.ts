import { hasPlace, layOutPlaced } from '../placed.ts'
import type { LayoutEntry } from './entry.ts'

export const placed: LayoutEntry<'placed'> = {
  kind: 'placed',
  title: 'As in the file',
  shows: 'where the file has its nodes',
  unsuited: ({ picture }) =>
    [...picture.nodes.values()].some(hasPlace) ? undefined : 'No node has numbers in x and y.',
  place: ({ picture, description, size, measure, before }) =>
    layOutPlaced(picture, description, size, measure, before),
}
