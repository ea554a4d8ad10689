import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Drawing, Size } from '../drawing.ts'
import { Failure } from '../parts/failure.tsx'
import { Renderer } from '../render/renderer.ts'
import type { Camera } from '../state/state.ts'
import './canvas.css'

export interface CanvasProps {
  /** What the picture is of: another picture is looked at as its state says. */
  readonly source: string
  readonly drawing: Drawing
  readonly size: Size
  /** What is not dimmed; undefined dims nothing. */
  readonly lit: ReadonlySet<string> | undefined
  /** What the keyboard is at. */
  readonly focused: string
  readonly selected: string
  /** How many pixels at the right of it something lies over now. */
  readonly covered: () => number
  /** Where the reader looks; undefined at rest. */
  readonly camera: Camera | undefined
  readonly dark: boolean
  readonly reducedMotion: boolean
  /** Handed out, for zooming and for pictures. */
  readonly rendererRef: RefObject<Renderer | null>
  readonly onSelect: (key: string) => void
  readonly onExpand: (key: string) => void
  readonly onMove: (key: string, x: number, y: number) => void
  readonly onCamera: (camera: Camera | undefined) => void
}

/** The picture itself. For assistive technology it is an image; what it shows is in the list beside it. */
export function Canvas(props: CanvasProps) {
  const { source, drawing, size, lit, focused, selected, camera, dark, reducedMotion, rendererRef } = props
  const container = useRef<HTMLDivElement>(null)
  const [failure, setFailure] = useState<unknown>()
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    if (container.current === null) return
    try {
      const renderer = new Renderer(container.current, {
        reducedMotion,
        onSelect: (key) => latest.current.onSelect(key),
        onExpand: (key) => latest.current.onExpand(key),
        onMove: (key, x, y) => latest.current.onMove(key, x, y),
        onCamera: (camera) => latest.current.onCamera(camera),
        onRender: () => tellBoxes(container.current, rendererRef.current),
      })
      rendererRef.current = renderer
    } catch (error) {
      setFailure(error)
    }
    return () => {
      rendererRef.current?.dispose()
      rendererRef.current = null
    }
  }, [reducedMotion, rendererRef])

  useEffect(() => rendererRef.current?.show(drawing, size), [drawing, size, rendererRef])
  useEffect(() => rendererRef.current?.look(camera), [source, camera, reducedMotion, rendererRef])
  useEffect(() => rendererRef.current?.highlight(lit), [lit, rendererRef])
  useEffect(() => rendererRef.current?.readColours(), [dark, rendererRef])
  useShowing(props)
  useEffect(() => {
    rendererRef.current?.focus(focused || selected)
    if (focused !== '') rendererRef.current?.moveTo(focused)
  }, [focused, selected, rendererRef])

  if (failure !== undefined) return <Failure error={failure} />
  return <div ref={container} className="canvas" aria-hidden="true" />
}

/** Brings into view what the reader selects, wherever it is selected, and something of what enters the picture. */
function useShowing({ source, drawing, selected, camera, covered, rendererRef }: CanvasProps): void {
  const drawn = new Set([...drawing.nodes, ...drawing.lines].map(({ key }) => key))
  const before = useRef({ source: '', selected: '', drawn })
  useEffect(() => {
    if (drawn.size === 0) return
    const { current } = before
    const same = current.source === source
    const isShown = [selected, `${selected} from`].some((key) => drawn.has(key))
    before.current = { source, selected: isShown ? selected : '', drawn }
    // A link says itself where its reader looked.
    if (!same && camera !== undefined) return
    if (isShown && selected !== current.selected) rendererRef.current?.moveTo(selected, covered())
    else if (same) {
      const entered = drawing.nodes.map(({ key }) => key).filter((key) => !current.drawn.has(key))
      if (entered.length < drawing.nodes.length) rendererRef.current?.showSome(entered, covered())
    }
  }, [source, drawing, selected])
}

const MOST_BOXES = 500

/** Tells where the labels are, for whatever must know: a picture this large is measured by nobody. */
function tellBoxes(element: HTMLElement | null, renderer: Renderer | null): void {
  const boxes = renderer?.labelBoxes() ?? []
  if (element !== null && boxes.length <= MOST_BOXES) element.dataset['labels'] = JSON.stringify(boxes)
}
