import type { Drawn } from '../../formats/index.ts'
import type { Drawing } from '../drawing.ts'
import type { Palette } from './palette.ts'

/** How each node of a drawing is drawn, by its key, as exports write it: y runs up there. */
export function drawnPicture({ nodes }: Drawing, palette: Palette): ReadonlyMap<string, Drawn> {
  return new Map(
    nodes.map(({ key, x, y, size, colour, ink }) => [
      key,
      { x, y: -y, size, color: ink ?? palette.labels[colour] ?? palette.labels[8] },
    ]),
  )
}
