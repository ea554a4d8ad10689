import type { DrawnLine, DrawnNode } from '../drawing.ts'
import type { LineLook, MarkLook } from './line-look.ts'
import { dashOf, headLength, lineStyles } from './line-styles.ts'
import { mix, type Palette, tintOf } from './palette.ts'

/** How far what is dimmed moves towards paper. */
export const FADED = 0.78

/** What decides how a thing looks beside what it is. */
export interface Scene {
  readonly palette: Palette
  /** Of the canvas at rest: sigma's y runs up, that of a drawing down. */
  readonly height: number
  /** What is not dimmed; undefined dims nothing. */
  readonly lit: ReadonlySet<string> | undefined
}

/** Whether a node or line steps back behind what is lit. */
export function isDimmed(key: string, { lit }: Pick<Scene, 'lit'>): boolean {
  return lit !== undefined && !lit.has(key)
}

/** How a node looks. */
export function markLook(node: DrawnNode, scene: Scene): MarkLook {
  const { key, x, y, size, hollow } = node
  const { paper } = scene.palette
  const own = tintOf(node, scene.palette)
  const dimmed = isDimmed(key, scene)
  const color = dimmed ? mix(own, paper, FADED) : own
  return {
    type: 'mark',
    x,
    y: scene.height - y,
    size,
    color,
    fill: hollow ? paper : color,
    dashed: hollow,
    lit: scene.lit !== undefined && !dimmed,
  }
}

/** A point beside a label, where a line begins; it is not seen. */
export function anchorLook({ x, y }: { readonly x: number; readonly y: number }, scene: Scene): MarkLook {
  const { paper } = scene.palette
  return {
    type: 'mark',
    x,
    y: scene.height - y,
    size: 0,
    color: paper,
    fill: paper,
    dashed: false,
    lit: false,
  }
}

/** How a line looks: its style tells how firmly it stands, and stays when it is dimmed. */
export function lineLook(line: DrawnLine, scene: Scene): LineLook {
  const { key, start, end, standing, curve, flow, symmetric } = line
  const { palette, lit } = scene
  const style = lineStyles[standing]
  const dimmed = isDimmed(key, scene)
  const own =
    line.colour !== undefined
      ? tintOf({ colour: line.colour, shade: line.shade }, palette)
      : lit !== undefined && !dimmed && style.colour === 'line'
        ? palette.ink
        : palette[style.colour]
  const width = line.width ?? style.width
  return {
    type: curve === 0 && !flow && start !== end ? 'straight' : 'line',
    color: dimmed ? mix(own, palette.paper, FADED) : own,
    width,
    dash: dashOf(line.dash, style, width),
    head: symmetric ? 0 : headLength({ head: style.head, width }),
    open: style.head === 'open',
    // The canvas' y runs down, sigma's up.
    curve: flow ? -curve : curve,
    flow,
    loop: start === end,
    hidden: line.quiet === true && (lit === undefined || dimmed),
    lit: lit !== undefined && !dimmed,
  }
}
