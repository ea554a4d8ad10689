import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
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

/** A layout that takes its time. */
export type LayoutWork =
  | {
      readonly kind: 'under way'
      /** What is done of it, from 0 to 1. */
      readonly share: number
      /** Ends its worker at once; what is drawn stays. */
      readonly cancel: () => void
    }
  | { readonly kind: 'cancelled'; readonly again: () => void }

export interface DrawingNow {
  /** The drawing; while another is laid out, and where that was cancelled, the one before. */
  readonly drawing: Drawing
  readonly tooMany: boolean
  readonly layout: LayoutWork | undefined
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
    () =>
      can
        ? heavyPartOf(shown.picture, content.view, description, size, { measure, before: known() })
        : undefined,
    // `source` stands for the size and what the content answers to.
    [shown, source, can],
  )
  const spread = useSpread(task)
  const waits = task !== undefined && spread.places === undefined
  const drawing = useMemo(() => {
    if (!can) return nothing
    if (waits) return before.current.drawing
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
    layout: waits && spread.error === undefined ? spread.work : undefined,
    error: spread.error,
    ready: tooMany || (can && (!waits || spread.work.kind === 'cancelled')),
  }
}

function withMoved(drawing: Drawing, { moved }: State): Drawing {
  if (moved.length === 0) return drawing
  const places = new Map(moved.map((one) => [one.key, one]))
  return { ...drawing, nodes: drawing.nodes.map((node) => ({ ...node, ...places.get(node.key) })) }
}

interface Spread {
  readonly places: Positions | undefined
  readonly error: unknown
  readonly work: LayoutWork
}

interface Told {
  readonly task: SpreadTask | undefined
  readonly share: number
  readonly cancelled: boolean
  readonly places?: Positions
  readonly error?: unknown
}

/** What a worker answers to a task; another task ends it, and so does the reader. */
function useSpread(task: SpreadTask | undefined): Spread {
  const none: Told = { task, share: 0, cancelled: false }
  const [told, setTold] = useState(none)
  const [attempt, setAttempt] = useState(0)
  const running = useRef<AbortController>(null)
  useEffect(() => {
    if (task === undefined) return
    const abort = new AbortController()
    running.current = abort
    setTold(none)
    const onProgress = (share: number): void => setTold({ ...none, share })
    spreadInWorker(task, { signal: abort.signal, onProgress }).then(
      (places) => {
        if (!abort.signal.aborted) setTold({ ...none, places })
      },
      (error: unknown) => setTold({ ...none, error }),
    )
    return () => abort.abort()
  }, [task, attempt])
  const cancel = useCallback(() => {
    running.current?.abort()
    setTold((before) => ({ ...before, cancelled: true }))
  }, [])
  const again = useCallback(() => setAttempt((number) => number + 1), [])
  const { share, cancelled, places, error } = told.task === task ? told : none
  return {
    places,
    error,
    work: cancelled ? { kind: 'cancelled', again } : { kind: 'under way', share, cancel },
  }
}
