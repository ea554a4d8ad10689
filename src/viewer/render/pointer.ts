import type { Sigma } from 'sigma'
import type { MouseCoords, SigmaStageEventPayload, TouchCoords } from 'sigma/types'
import type { Point } from '../layout/spring.ts'
import type { LineLook, MarkLook } from './line-look.ts'

/** What is done to the picture by mouse or touch, in words of the drawing. */
export interface PointerEvents {
  /** A node or line was clicked; '' for the background. @param beside whether what is selected stays so */
  readonly onSelect: (key: string, beside: boolean) => void
  /** A line is being drawn round what is meant, in pixels of the canvas; none once it has ended. */
  readonly onLasso: (points: readonly Point[]) => void
  /** It has ended. */
  readonly onLassoed: (points: readonly Point[]) => void
  readonly onExpand: (key: string) => void
  /** The pointer is over a node or line; '' where it left. */
  readonly onHover: (key: string) => void
  /** The node or line whose name is at a point of the canvas; '' where there is none. */
  readonly namedAt: (x: number, y: number) => string
  /** Where a node is now, in sigma's coordinates; undefined for what cannot be moved. */
  readonly placeOf: (key: string) => { readonly x: number; readonly y: number } | undefined
  /** A node is being dragged to a place in sigma's coordinates. */
  readonly onDrag: (key: string, x: number, y: number) => void
  /** A node that was dragged is let go. */
  readonly onDrop: (key: string) => void
}

/** A node that is pushed by less was meant to be clicked. */
const LEAST_DRAG = 4

/**
 * Turns what sigma says of the pointer into what was done. A name is its node, or its line: it lies over lines, under marks.
 *
 * @returns lets go of what is pressed, whose release is then no click: a menu has opened over it
 */
export function listenToPointer(sigma: Sigma<MarkLook, LineLook>, events: PointerEvents): () => void {
  const { onSelect, onLasso, onLassoed, onExpand, onHover, namedAt, placeOf, onDrag, onDrop } = events
  const drag: { key: string; moved: boolean; lasso: Point[] | undefined; pressed: Point; from: Point } = {
    key: '',
    moved: false,
    lasso: undefined,
    pressed: { x: 0, y: 0 },
    from: { x: 0, y: 0 },
  }
  // The end of a drag is a click as well, but was not meant as one.
  const click = (key: string, { original }: MouseCoords | TouchCoords): void =>
    drag.moved ? undefined : onSelect(key, isBeside(original))
  sigma.on('clickNode', ({ node, event }) => click(node, event))
  sigma.on('clickEdge', ({ event, edge }) => click(namedAt(event.x, event.y) || edge, event))
  sigma.on('clickStage', ({ event }) => click(namedAt(event.x, event.y), event))
  sigma.on('doubleClickNode', (payload) => {
    payload.preventSigmaDefault()
    // Two quick clicks at two places are told as one double-click.
    if (isBeside(payload.event.original)) click(payload.node, payload.event)
    else onExpand(payload.node)
  })
  for (const beside of ['doubleClickEdge', 'doubleClickStage'] as const)
    sigma.on(beside, (payload: SigmaStageEventPayload) => {
      const key = namedAt(payload.event.x, payload.event.y)
      const isMany = isBeside(payload.event.original)
      if (key !== '' || isMany || beside === 'doubleClickEdge') payload.preventSigmaDefault()
      if (isMany) return click(key, payload.event)
      if (placeOf(key) !== undefined) onExpand(key)
    })
  const over = { mark: '', name: '', line: '' }
  const tell = (): void => onHover(over.mark || over.name || over.line)
  const point = (part: Partial<typeof over>): void => {
    Object.assign(over, part)
    tell()
  }
  sigma.on('enterNode', ({ node }) => point({ mark: node }))
  sigma.on('leaveNode', () => point({ mark: '' }))
  sigma.on('enterEdge', ({ edge }) => point({ line: edge }))
  sigma.on('leaveEdge', () => point({ line: '' }))
  sigma.on('leaveStage', () => point({ mark: '', name: '', line: '' }))
  const press = (key: string, { event }: SigmaStageEventPayload): void => {
    const from = placeOf(key)
    // Another button opens a menu, and its release is never heard of.
    const held = from !== undefined && !('button' in event.original && event.original.button !== 0)
    const pressed = sigma.viewportToGraph(event)
    Object.assign(drag, { key: held ? key : '', moved: false, lasso: undefined, pressed, from })
  }
  sigma.on('downNode', (payload) => press(payload.node, payload))
  for (const down of ['downEdge', 'downStage'] as const)
    sigma.on(down, (payload: SigmaStageEventPayload) => {
      const { x, y, original } = payload.event
      // A finger pans the picture: where names fill it, it could be put down nowhere else.
      press('button' in original ? namedAt(x, y) : '', payload)
      const isLasso = drag.key === '' && 'button' in original && original.button === 0 && original.shiftKey
      if (isLasso) drag.lasso = [{ x, y }]
    })
  sigma.on('moveBody', (payload) => {
    const { event } = payload
    // Of a button that is let go outside the window nothing is heard either.
    if ('buttons' in event.original && event.original.buttons === 0) drop()
    if (drag.lasso !== undefined) {
      payload.preventSigmaDefault()
      drag.lasso.push({ x: event.x, y: event.y })
      const [first] = drag.lasso
      if (Math.hypot(event.x - first.x, event.y - first.y) >= LEAST_DRAG) drag.moved = true
      return onLasso(drag.lasso)
    }
    if (drag.key === '') return point({ name: namedAt(event.x, event.y) })
    const { x, y } = sigma.viewportToGraph(event)
    const [dx, dy] = [x - drag.pressed.x, y - drag.pressed.y]
    if (!drag.moved && Math.hypot(dx, dy) < LEAST_DRAG) return
    drag.moved = true
    payload.preventSigmaDefault()
    onDrag(drag.key, drag.from.x + dx, drag.from.y + dy)
  })
  const drop = (): void => {
    if (drag.moved && drag.key !== '') onDrop(drag.key)
    drag.key = ''
    const { lasso } = drag
    if (lasso === undefined) return
    drag.lasso = undefined
    onLasso([])
    if (drag.moved) onLassoed(lasso)
  }
  for (const up of ['upNode', 'upEdge', 'upStage'] as const) sigma.on(up, drop)
  return () => {
    if (drag.lasso !== undefined) onLasso([])
    Object.assign(drag, { key: '', moved: true, lasso: undefined })
  }
}

/** Whether a click means something beside what is selected. */
export function isBeside(event: object): boolean {
  const held = (name: 'shiftKey' | 'ctrlKey' | 'metaKey'): boolean => Reflect.get(event, name) === true
  return held('shiftKey') || held('ctrlKey') || held('metaKey')
}
