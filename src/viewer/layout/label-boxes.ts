import type { DrawnNode, DrawnTitle } from '../drawing.ts'
import type { Measure } from './measure.ts'

/** A rectangle of a drawing. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Between a mark and the name next to it. */
const GAP = 7
/** Of the line of a name. */
export const CAPTION_HEIGHT = 16
/** Of the line of a note, and of the words of a line. */
export const NOTE_HEIGHT = 14

/** The square around a node's mark. */
export function markBoxOf({ x, y, size }: DrawnNode): Box {
  return { left: x - size, top: y - size, right: x + size, bottom: y + size }
}

/** Where a node's name and note stand at rest. */
export function nameBoxOf({ x, y, size, caption, note, side, strong }: DrawnNode, measure: Measure): Box {
  const width = Math.max(measure(caption, strong ? 'strong' : 'caption'), measure(note, 'note'))
  const height = CAPTION_HEIGHT + (note === '' ? 0 : NOTE_HEIGHT)
  const left = side === 'below' ? x - width / 2 : side === 'right' ? x + size + GAP : x - size - GAP - width
  const top = side === 'below' ? y + size + 3 : y - height / 2
  return { left, top, right: left + width, bottom: top + height }
}

/** Where a title stands: in capitals, spaced out. */
export function titleBoxOf({ text, x, y, align }: DrawnTitle, measure: Measure): Box {
  const width = measure(text.toUpperCase(), 'note') * 1.15
  const left = align === 'center' ? x - width / 2 : x
  return { left, top: y - CAPTION_HEIGHT / 2, right: left + width, bottom: y + CAPTION_HEIGHT / 2 }
}
