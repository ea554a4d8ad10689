import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { Failure } from '../parts/failure.tsx'
import { Renderer } from '../render/renderer.ts'
import { showingOf, type Moment } from './showing.ts'
import './canvas.css'

export interface CanvasProps {
  /** What is not dimmed; undefined dims nothing. */
  readonly lit: ReadonlySet<string> | undefined
  /** What the keyboard is at. */
  readonly focused: string
  /** Where what is selected is seen. */
  readonly seen: readonly string[]
}

/** The picture itself. For assistive technology it is an image; what it shows is in the list beside it. */
export function Canvas({ lit, focused, seen }: CanvasProps) {
  const { store, drawn, size, dark, reducedMotion, renderer, select, selectAll, expand } = usePage()
  const { drawing } = drawn
  // What the picture is of: another picture is looked at as its state says.
  const source = useSelect(({ state }) => JSON.stringify(state.source))
  const camera = useSelect(({ state }) => state.camera)
  const container = useRef<HTMLDivElement>(null)
  const [failure, setFailure] = useState<unknown>()
  const [lost, setLost] = useState(false)
  /** Which renderer draws: another, once the browser has given back what it draws with. */
  const [making, setMaking] = useState(0)
  const onSelect = useEffectEvent(select)
  const onExpand = useEffectEvent(expand)
  const onLasso = useEffectEvent(selectAll)

  useEffect(() => {
    if (container.current === null) return
    const element = container.current
    try {
      const made = new Renderer(element, {
        reducedMotion,
        onSelect: (key, beside) => onSelect(key, beside),
        onLasso: (keys) => onLasso(keys),
        onExpand: (key) => onExpand(key),
        onMove: (key, x, y) => store.send({ kind: 'move', moved: { key, x, y } }),
        onCamera: (to, byPage) => store.send({ kind: 'camera', camera: to, byPage }),
        onRender: () => tellBoxes(element, renderer.value),
        onLost: (isLost) => {
          setLost(isLost)
          if (!isLost) setMaking((number) => number + 1)
        },
      })
      renderer.set(made)
    } catch (error) {
      // What an effect finds out is told after it.
      queueMicrotask(() => setFailure(error))
    }
    return () => {
      renderer.value?.dispose()
      renderer.set(undefined)
    }
  }, [store, reducedMotion, renderer, making])

  useEffect(() => renderer.value?.show(drawing, size), [drawing, size, renderer, reducedMotion, making])
  useEffect(() => renderer.value?.look(camera), [source, camera, reducedMotion, renderer, making])
  useEffect(() => renderer.value?.highlight(lit), [lit, renderer, reducedMotion, making])
  useEffect(() => renderer.value?.readColours(), [dark, renderer])
  useShowing(source, seen)
  useEffect(() => {
    renderer.value?.focus(focused === '' ? seen : [focused])
    if (focused !== '') renderer.value?.moveTo(focused)
  }, [focused, seen, renderer, making])

  if (failure !== undefined) return <Failure error={failure} />
  return (
    <>
      <div ref={container} className="canvas" aria-hidden="true" />
      {lost && (
        <p className="canvas-lost" role="status">
          The browser has taken away what the picture is drawn with. It will be drawn again as soon as the
          browser gives it back; the lists, tables and exports still work.
        </p>
      )}
    </>
  )
}

/**
 * Brings into view what the reader selects, wherever it is selected, and something of what enters the picture. What was searched
 * for comes to the middle.
 */
function useShowing(source: string, selected: readonly string[]): void {
  const { store, drawn, renderer, stage, sought } = usePage()
  const { drawing } = drawn
  const now = useMemo(() => new Set([...drawing.nodes, ...drawing.lines].map(({ key }) => key)), [drawing])
  const before = useRef<Moment>({ source: '', selected: noKeys, drawn: new Set(), sought })
  useEffect(() => {
    if (now.size === 0) return
    const { current } = before
    const shown = selected.filter((key) => [key, `${key} from`].some((one) => now.has(one)))
    const moment: Moment = { source, selected: shown, drawn: now, sought }
    // What is not drawn yet is still sought.
    before.current = shown.length > 0 ? moment : { ...moment, sought: current.sought }
    const nodes = drawing.nodes.map(({ key }) => key)
    const showing = showingOf(current, moment, nodes, store.state.camera !== undefined)
    if (showing === undefined) return
    const covered = coveredAtRight(stage.current)
    if (showing.kind === 'some') renderer.value?.showSome(showing.keys, covered)
    else if (showing.kind === 'middle') renderer.value?.centreOn(showing.key, covered)
    else renderer.value?.moveTo(showing.key, covered)
  }, [source, drawing, now, selected, sought, store, renderer, stage])
}

const noKeys: readonly string[] = []

/** How much of the picture a panel lies over, in pixels. */
function coveredAtRight(stage: HTMLElement | null): number {
  const [picture, panel] = [stage, document.querySelector('.side')].map((one) => one?.getBoundingClientRect())
  return picture === undefined || panel === undefined ? 0 : Math.max(0, picture.right - panel.left)
}

const MOST_BOXES = 500

/** Tells where the labels are, for whatever must know: a picture this large is measured by nobody. */
function tellBoxes(element: HTMLElement, renderer: Renderer | undefined): void {
  const boxes = renderer?.labelBoxes() ?? []
  if (boxes.length > MOST_BOXES) return
  element.dataset['labels'] = JSON.stringify(boxes)
  element.dataset['badges'] = JSON.stringify(renderer?.badgeBoxes() ?? [])
}
