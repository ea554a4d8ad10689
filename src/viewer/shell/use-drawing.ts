import { useEffect, useMemo, useRef, useState } from 'react'
import type { Description } from '../../backend/index.ts'
import type { Content } from '../content/content.ts'
import { drawingOf, type Shown } from '../content/shown.ts'
import type { Drawing, Size } from '../drawing.ts'
import { heavyPartOf } from '../layout/index.ts'
import { spreadInWorker } from '../layout/spread-in-worker.ts'
import type { Positions, SpreadTask } from '../layout/spread.ts'
import { canvasMeasure } from '../render/fonts.ts'
import type { State } from '../state/state.ts'

/** More than this nobody can read; docs/measurements.md tells how long its layout takes. */
export const MOST_NODES = 2_500

const nothing: Drawing = { nodes: [], lines: [], titles: [] }

export interface DrawingNow {
  /** The drawing; while another is laid out, the one before of the same source. */
  readonly drawing: Drawing
  readonly tooMany: boolean
  /** The share of a layout that is done, while one is under way. */
  readonly progress: number | undefined
  readonly error: unknown
  /** Whether the drawing is that of what is shown now. */
  readonly ready: boolean
}

/** The drawing of what is shown: where things stand is kept while the same source is shown in the same size. */
export function useDrawing(
  shown: Shown | undefined,
  content: Content | undefined,
  state: State,
  description: Description,
  size: Size,
): DrawingNow {
  const measure = useMemo(canvasMeasure, [])
  const before = useRef<{ source: string; places: Positions; drawing: Drawing }>({
    source: '',
    places: new Map(),
    drawing: nothing,
  })
  const source = JSON.stringify([content?.source, size])
  const tooMany = (shown?.picture.nodes.size ?? 0) > MOST_NODES
  const can = shown !== undefined && content !== undefined && size.width > 0 && !tooMany
  const known = (): Positions => (before.current.source === source ? before.current.places : new Map())
  const task = useMemo(
    () => (can ? heavyPartOf(shown.picture, content.view, size, { measure, before: known() }) : undefined),
    // `source` stands for the size and what the content answers to.
    [shown, source, can],
  )
  const spread = useSpread(task)
  const waits = task !== undefined && spread.places === undefined
  const drawing = useMemo(() => {
    if (!can) return nothing
    if (waits) return before.current.source === source ? before.current.drawing : nothing
    const places = known()
    const next = drawingOf(shown, content, state, description, size, {
      measure,
      before: places,
      spread: spread.places,
    })
    const stand = next.nodes.map(({ key, x, y }) => [key, { x, y }] as const)
    before.current = { source, places: new Map([...places, ...stand]), drawing: next }
    return next
  }, [shown, source, can, waits, spread.places])
  const moved = useMemo(() => withMoved(drawing, state), [drawing, state.moved])
  return {
    drawing: moved,
    tooMany,
    progress: waits ? spread.progress : undefined,
    error: spread.error,
    ready: tooMany || (can && !waits),
  }
}

function withMoved(drawing: Drawing, { moved }: State): Drawing {
  if (moved.length === 0) return drawing
  const places = new Map(moved.map((one) => [one.key, one]))
  return { ...drawing, nodes: drawing.nodes.map((node) => ({ ...node, ...places.get(node.key) })) }
}

interface Spread {
  readonly task: SpreadTask | undefined
  readonly places: Positions | undefined
  readonly progress: number
  readonly error: unknown
}

/** What a worker answers to a task; another task cancels it. */
function useSpread(task: SpreadTask | undefined): Omit<Spread, 'task'> {
  const none: Spread = { task, places: undefined, progress: 0, error: undefined }
  const [state, setState] = useState(none)
  useEffect(() => {
    if (task === undefined) return
    const abort = new AbortController()
    const onProgress = (progress: number): void => setState({ ...none, progress })
    spreadInWorker(task, { signal: abort.signal, onProgress }).then(
      (places) => {
        if (!abort.signal.aborted) setState({ ...none, places })
      },
      (error: unknown) => setState({ ...none, error }),
    )
    return () => abort.abort()
  }, [task])
  return state.task === task ? state : none
}
