import type { Ground } from '../drawing.ts'
import { landCourse, landLook, landsInOrder } from '../render/ground.ts'
import type { Palette } from '../render/palette.ts'
import type { Group, Path } from './shapes.ts'

/** Countries below a drawing, each that is met as a group with its name. */
export function groundShapes(ground: Ground, palette: Palette): Group {
  const { left, top, right, bottom } = ground.frame
  const shapes = landsInOrder(ground).map((land): Path | Group => {
    const { fill, border, width } = landLook(land, palette)
    const course = landCourse(land, ({ x, y }) => ({ x: x - left, y: y - top }))
    const path: Path = { kind: 'path', course, fill, stroke: { colour: border, width, dash: [] } }
    return land.met ? { kind: 'group', of: 'land', title: land.name, shapes: [path] } : path
  })
  return {
    kind: 'group',
    of: 'ground',
    shift: { x: left, y: top },
    clip: { width: right - left, height: bottom - top },
    shapes,
  }
}
