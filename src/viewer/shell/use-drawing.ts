import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { UsageError } from '../../errors.ts'
import type { Description } from '../../backend/index.ts'
import { laidOutAs } from '../content/communities/laid-out-as.ts'
import type { Opened } from '../content/communities/open-communities.ts'
import type { Content } from '../content/content.ts'
import { drawingOf, type Shown } from '../content/shown.ts'
import { withMoved } from '../content/with-moved.ts'
import { canBeDrawn, type Drawing, isMany, type Size } from '../drawing.ts'
import type { DrawingNow, LayoutWork } from '../frame/page.ts'
import { layoutOf, layouts } from '../layout/layouts/index.ts'
import { loadWorld } from '../layout/map/load-world.ts'
import { loaderOf } from '../parts/load-part.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { heavyPartOf } from '../layout/index.ts'
import { spreadInWorker } from '../layout/spread-in-worker.ts'
import type { Positions, SpreadTask } from '../layout/spread.ts'
import { canvasMeasure } from '../render/fonts.ts'
import type { State } from '../state/state.ts'
import { useMany } from './use-many.ts'

const loadMap = loaderOf(loadWorld)

const nothing: Drawing = { nodes: [], lines: [], titles: [] }

/** What is to be drawn, and what was drawn last. */
interface Placing {
  readonly shown: Shown | undefined
  /** Of what it is, and in which size. */
  readonly source: string
  /** Where things stood in a drawing of the same source. */
  readonly known: Positions
  /** What of it a worker does. */
  readonly task: SpreadTask | undefined
  /** Undefined until it is drawn. */
  readonly drawing: Drawing | undefined
  readonly last: { readonly source: string; readonly places: Positions; readonly drawing: Drawing }
}

const nowhere: Positions = new Map()

const unplaced: Placing = {
  shown: undefined,
  source: '',
  known: nowhere,
  task: undefined,
  drawing: undefined,
  last: { source: '', places: nowhere, drawing: nothing },
}

/** The drawing of what is shown: where things stand is kept while the same source is shown in the same size. */
export function useDrawing(
  shown: Shown | undefined,
  content: Content | undefined,
  state: Pick<State, 'removed' | 'moved' | 'layout' | 'many'>,
  communities: Opened | undefined,
  description: Description,
  size: Size,
): DrawingNow {
  const [measure] = useState(canvasMeasure)
  const [before, setPlacing] = useState(unplaced)
  const { removed, moved } = state
  const { view, chosen } = laidOutAs(communities, content?.view, state.layout)
  const [nodes, lines] = [shown?.picture.nodes.size ?? 0, shown?.picture.relationships.size ?? 0]
  const source = JSON.stringify([content?.source, size, chosen, placeOf(communities)])
  const crowded = isMany(nodes, lines)
  const drawsAll = crowded && (state.many === 'all' || communities !== undefined) && canBeDrawn(nodes, lines)
  const tooMany = crowded && !drawsAll
  const many = useMany(drawsAll && size.width > 0 ? shown?.picture : undefined, description, size, source)
  const needs = layouts[layoutOf(view, chosen).kind].needs
  const world = useLoaded(needs ?? '', () => (needs === undefined ? nothingNeeded : loadMap()))
  const hasAll = needs === undefined || world.value !== undefined
  const can = shown !== undefined && content !== undefined && size.width > 0 && !crowded
  let placing = before
  if (can && hasAll && (placing.shown !== shown || placing.source !== source)) {
    const { last } = placing
    const known = last.source === source ? last.places : nowhere
    const task = heavyPartOf(shown.picture, view, description, size, {
      measure,
      chosen,
      before: known,
    })
    placing = { shown, source, known, task, drawing: undefined, last }
  }
  const spread = useSpread(can ? placing.task : undefined)
  const waits = placing.task !== undefined && spread.places === undefined
  if (can && hasAll && placing.drawing === undefined && !waits) {
    const { known } = placing
    const options = { measure, chosen, world: world.value, before: known, spread: spread.places }
    const drawing = drawingOf(shown, { ...content, view }, { removed }, description, size, options)
    const places = new Map([...known, ...drawing.nodes.map(({ key, x, y }) => [key, { x, y }] as const)])
    placing = { ...placing, drawing, last: { source, places, drawing } }
  }
  // What was found while this is rendered is kept, so that it is found once.
  if (placing !== before) setPlacing(placing)
  const few = can ? (placing.drawing ?? placing.last.drawing) : nothing
  const drawing = drawsAll ? (many.drawing ?? nothing) : few
  const layoutOfFew = can && waits && spread.error === undefined ? spread.work : undefined
  const layout = drawsAll ? many.layout : layoutOfFew
  const readyOfFew = can && hasAll && (!waits || spread.work.kind === 'cancelled')
  const ready = tooMany || (drawsAll ? many.layout?.kind !== 'under way' : readyOfFew)
  const errorOfFew = spread.error ?? (hasAll ? undefined : noWorld(world.error))
  const error = drawsAll ? many.error : errorOfFew
  return useMemo(
    () => ({ drawing: withMoved(drawing, moved), tooMany, layout, error, ready }),
    [drawing, moved, tooMany, layout, error, ready],
  )
}

/** What tells what is drawn of one community from what is drawn of another. */
function placeOf(communities: Opened | undefined): readonly string[] | undefined {
  if (communities === undefined) return undefined
  const { path, division } = communities
  return [...path.map(({ central }) => central), division === undefined ? 'nodes' : 'marks']
}

const nothingNeeded = Promise.resolve(undefined)

function noWorld(error: unknown): UsageError | undefined {
  if (error === undefined) return undefined
  return new UsageError({
    code: 'NoWorld',
    message: 'The outlines of countries could not be loaded.',
    hint: 'Choose another layout, or load the page again where the server can be reached.',
  })
}

interface Spread {
  readonly places: Positions | undefined
  readonly error: unknown
  readonly work: LayoutWork
}

/** What is known of an attempt at a task. */
interface Told {
  readonly task: SpreadTask | undefined
  readonly attempt: number
  readonly share: number
  readonly cancelled: boolean
  readonly places?: Positions
  readonly error?: unknown
}

/** What a worker answers to a task; another task ends it, and so does the reader. */
function useSpread(task: SpreadTask | undefined): Spread {
  const [attempt, setAttempt] = useState(0)
  const [last, setTold] = useState<Told>({ task, attempt, share: 0, cancelled: false })
  const running = useRef<AbortController>(null)
  useEffect(() => {
    if (task === undefined) return
    const abort = new AbortController()
    running.current = abort
    const begun: Told = { task, attempt, share: 0, cancelled: false }
    const onProgress = (share: number): void => setTold({ ...begun, share })
    spreadInWorker(task, { signal: abort.signal, onProgress }).then(
      (places) => {
        if (!abort.signal.aborted) setTold({ ...begun, places })
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setTold({ ...begun, error })
      },
    )
    return () => abort.abort()
  }, [task, attempt])
  const cancel = useCallback(() => {
    running.current?.abort()
    setTold({ task, attempt, share: 0, cancelled: true })
  }, [task, attempt])
  const again = useCallback(() => setAttempt((number) => number + 1), [])
  const isNow = last.task === task && last.attempt === attempt
  const { share, cancelled, places, error }: Told = isNow
    ? last
    : { task, attempt, share: 0, cancelled: false }
  const work = useMemo(
    (): LayoutWork => (cancelled ? { kind: 'cancelled', again } : { kind: 'under way', share, cancel }),
    [cancelled, again, share, cancel],
  )
  return { places, error, work }
}
