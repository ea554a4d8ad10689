import { layOutCircular } from '../circular.ts'
import { hasLines, type LayoutEntry } from './entry.ts'

export const circular: LayoutEntry<'circular'> = {
  kind: 'circular',
  title: 'Circular',
  shows: 'lines within kinds and between them',
  unsuited: ({ picture }) => (hasLines(picture) ? undefined : 'Nothing in the picture is joined by a line.'),
  place: ({ picture, description, size, measure }) => layOutCircular(picture, description, size, measure),
}
