import type { DrawnLine, DrawnNode } from '../drawing.ts'
import type { LineLook, MarkLook } from './line-look.ts'
import { headLength, lineStyles } from './line-styles.ts'
import { mix, type Palette } from './palette.ts'

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
export function markLook({ key, x, y, size, colour, ink, hollow }: DrawnNode, scene: Scene): MarkLook {
  const { labels, paper } = scene.palette
  const own = ink ?? labels[colour] ?? labels[8]
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
  const own = lit !== undefined && !dimmed && style.colour === 'line' ? palette.ink : palette[style.colour]
  return {
    type: curve === 0 && !flow && start !== end ? 'straight' : 'line',
    color: dimmed ? mix(own, palette.paper, FADED) : own,
    width: style.width,
    dash: style.dash,
    head: symmetric ? 0 : headLength(style),
    open: style.head === 'open',
    // The canvas' y runs down, sigma's up.
    curve: flow ? -curve : curve,
    flow,
    loop: start === end,
    hidden: line.quiet === true && (lit === undefined || dimmed),
    lit: lit !== undefined && !dimmed,
  }
}
