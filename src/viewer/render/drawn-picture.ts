import type { Drawn } from '../../formats/index.ts'
import type { Drawing } from '../drawing.ts'
import { type Palette, tintOf } from './palette.ts'

/** How each node of a drawing is drawn, by its key, as exports write it: y runs up there. */
export function drawnPicture({ nodes }: Drawing, palette: Palette): ReadonlyMap<string, Drawn> {
  return new Map(
    nodes.map((node) => [node.key, { x: node.x, y: -node.y, size: node.size, color: tintOf(node, palette) }]),
  )
}
