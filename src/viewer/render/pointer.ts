import type { Sigma } from 'sigma'
import type { LineLook, MarkLook } from './line-look.ts'

/** What is done to the picture by mouse or touch, in words of the drawing. */
export interface PointerEvents {
  /** A node or line was clicked; '' for the background. */
  readonly onSelect: (key: string) => void
  readonly onExpand: (key: string) => void
  /** The pointer is over a node or line; '' where it left. */
  readonly onHover: (key: string) => void
  /** Where a node is now, in sigma's coordinates; undefined for what cannot be moved. */
  readonly placeOf: (key: string) => { readonly x: number; readonly y: number } | undefined
  /** A node is being dragged to a place in sigma's coordinates. */
  readonly onDrag: (key: string, x: number, y: number) => void
  /** A node that was dragged is let go. */
  readonly onDrop: (key: string) => void
}

/** A node that is pushed by less was meant to be clicked. */
const LEAST_DRAG = 4

/** Turns what sigma says of the pointer into what was done. */
export function listenToPointer(sigma: Sigma<MarkLook, LineLook>, events: PointerEvents): void {
  const { onSelect, onExpand, onHover, placeOf, onDrag, onDrop } = events
  sigma.on('clickNode', ({ node }) => onSelect(node))
  sigma.on('clickEdge', ({ edge }) => onSelect(edge))
  sigma.on('clickStage', () => onSelect(''))
  sigma.on('doubleClickNode', (payload) => {
    payload.preventSigmaDefault()
    onExpand(payload.node)
  })
  sigma.on('doubleClickEdge', (payload) => payload.preventSigmaDefault())
  sigma.on('enterNode', ({ node }) => onHover(node))
  sigma.on('enterEdge', ({ edge }) => onHover(edge))
  sigma.on('leaveNode', () => onHover(''))
  sigma.on('leaveEdge', () => onHover(''))
  let dragged = ''
  let moved = false
  sigma.on('downNode', ({ node }) => {
    dragged = node
    moved = false
  })
  sigma.on('moveBody', (payload) => {
    const from = placeOf(dragged)
    if (from === undefined) return
    const { x, y } = sigma.viewportToGraph(payload.event)
    if (!moved && Math.hypot(x - from.x, y - from.y) < LEAST_DRAG) return
    moved = true
    payload.preventSigmaDefault()
    onDrag(dragged, x, y)
  })
  const drop = (): void => {
    if (moved && dragged !== '') onDrop(dragged)
    dragged = ''
  }
  sigma.on('upNode', drop)
  sigma.on('upStage', drop)
}
