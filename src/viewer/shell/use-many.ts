import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Description } from '../../backend/index.ts'
import { inTurns } from '../../backend/in-turns.ts'
import type { Drawing, Size } from '../drawing.ts'
import type { LayoutWork } from '../frame/page.ts'
import { drawMany, manyOf, type Many } from '../layout/many/many-drawing.ts'
import type { ManyPlaces } from '../layout/many/fill-room.ts'
import { spreadManyInWorker } from '../layout/many/spread-many-in-worker.ts'
import type { Picture } from '../layout/picture.ts'

/** More than can be read, as it is drawn now. */
export interface ManyNow {
  /** Undefined until it has its first places. */
  readonly drawing: Drawing | undefined
  readonly layout: LayoutWork | undefined
  readonly error: unknown
}

/** What is known of one picture. */
interface Told {
  readonly picture: Picture | undefined
  readonly source: string
  readonly many?: Many | undefined
  readonly places?: ManyPlaces | undefined
  readonly share: number
  readonly over: boolean
  /** Stopped before it had places. */
  readonly cancelled?: boolean | undefined
  readonly error?: unknown
}

const nothing: Told = { picture: undefined, source: '', share: 0, over: true }

/**
 * Draws a picture that is too large to be read: coarsely at first, then better, until it is done or stopped. Of the same source in the same size
 * what has a place keeps it.
 *
 * @param picture undefined where there is none so large
 */
export function useMany(
  picture: Picture | undefined,
  description: Description,
  size: Size,
  source: string,
): ManyNow {
  const [told, setTold] = useState(nothing)
  const [attempt, setAttempt] = useState(0)
  const running = useRef<AbortController>(null)
  const last = useRef<Told>(nothing)
  useEffect(() => {
    if (picture === undefined) return
    const abort = new AbortController()
    running.current = abort
    const tell = (part: Partial<Told>): void => {
      if (abort.signal.aborted) return
      last.current = { ...last.current, picture, source, ...part }
      setTold(last.current)
    }
    const before = last.current.source === source ? last.current : undefined
    const fail = (error: unknown): void => tell({ error, over: true })
    inTurnsLater(picture, description, size, abort.signal).then((many) => {
      const kept = before === undefined ? undefined : keptPlaces(many, before)
      if (abort.signal.aborted) return
      last.current = { picture, source, many, share: 0, over: false }
      if (kept !== undefined) return tell({ places: kept, share: 1, over: true })
      tell({})
      if (many.task.size === 0) return tell({ places: none, share: 1, over: true })
      spreadManyInWorker(many.task, {
        signal: abort.signal,
        onStep: ({ places, share }, over) => tell({ places, share, over }),
        onError: fail,
      })
    }, fail)
    return () => abort.abort()
  }, [picture, description, size, source, attempt])
  const stop = useCallback(() => {
    running.current?.abort()
    const { current } = last
    const hasPlaces = current.picture === picture && current.places !== undefined
    last.current = hasPlaces
      ? { ...current, over: true }
      : { picture, source, share: 0, over: true, cancelled: true }
    setTold(last.current)
  }, [picture, source])
  const again = useCallback(() => setAttempt((before) => before + 1), [])
  const isNow = told.picture === picture && picture !== undefined
  const { many, places, share, over, cancelled, error } = told
  const drawing = useMemo(
    () => (many === undefined || places === undefined ? undefined : drawMany(many, places)),
    [many, places],
  )
  const layout = useMemo((): LayoutWork | undefined => {
    if (picture === undefined) return undefined
    if (isNow && cancelled === true) return { kind: 'cancelled', again }
    if (isNow && over) return undefined
    return isNow && places !== undefined
      ? { kind: 'improving', share, stop }
      : { kind: 'under way', share: 0, cancel: stop }
  }, [picture, isNow, over, cancelled, places, share, stop, again])
  return { drawing: told.source === source ? drawing : undefined, layout, error: isNow ? error : undefined }
}

const none: ManyPlaces = { xs: new Float32Array(), ys: new Float32Array() }

/** In turns with whatever else this page does. */
async function inTurnsLater(
  picture: Picture,
  description: Description,
  size: Size,
  signal: AbortSignal,
): Promise<Many> {
  return inTurns(manyOf(picture, description, size), signal)
}

/** Where nodes stood in the picture before; undefined where one of them is new. */
function keptPlaces({ nodes, task }: Many, before: Told): ManyPlaces | undefined {
  if (before.many === undefined || before.places === undefined) return undefined
  const { places } = before
  const numbers = new Map(
    before.many.nodes.slice(0, before.many.task.size).map(({ key }, at) => [key, at] as const),
  )
  const kept = { xs: new Float32Array(task.size), ys: new Float32Array(task.size) }
  for (let at = 0; at < task.size; at++) {
    const number = numbers.get(nodes[at].key)
    if (number === undefined) return undefined
    kept.xs[at] = places.xs[number]
    kept.ys[at] = places.ys[number]
  }
  return kept
}
