import { layOutLayered } from '../layered/index.ts'
import { hasLines, type LayoutEntry } from './entry.ts'

export const layered: LayoutEntry<'layered'> = {
  kind: 'layered',
  title: 'Layered',
  shows: 'who acts on whom, from left to right',
  unsuited: ({ picture }) => (hasLines(picture) ? undefined : 'Nothing in the picture is joined by a line.'),
  place: ({ picture, description, size, measure }) => layOutLayered(picture, description, size, measure),
}
