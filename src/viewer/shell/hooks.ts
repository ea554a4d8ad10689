import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react'
import type { Backend, Description } from '../../backend/index.ts'
import { cancelled } from '../../model/limit-errors.ts'
import { loadContent, type Content } from '../content/content.ts'
import type { Size } from '../drawing.ts'
import { openBackend } from '../engine/open-backend.ts'
import type { State } from '../state/state.ts'
import type { Store } from '../state/store.ts'

/** The store's state, rendered anew with each action. */
export function useStore(store: Store): State {
  return useSyncExternalStore(store.subscribe, () => store.state)
}

/** Who answers, opened when the state names it and closed when it names another. */
export function useBackend(engine: State['engine']): Backend {
  const backend = useMemo(() => openBackend(engine), [engine])
  useEffect(() => () => void backend.close(), [backend])
  return backend
}

/** Something that is being asked for; while the next answer is on its way the last one stays. */
export interface Loaded<Value> {
  readonly value: Value | undefined
  readonly error: unknown
  readonly loading: boolean
}

/** As `Loaded`; whoever cancels is told by the error of what was cancelled. */
interface Cancellable<Value> extends Loaded<Value> {
  readonly cancel: () => void
}

/**
 * Asks again whenever `key` changes, or `asked` is another object; an answer that comes too late is thrown away, and the error of
 * what was asked before is no longer told. What was cancelled is not asked again when the reader comes back to it: they ask it
 * anew, with another object.
 */
export function useLoaded<Value>(
  key: string,
  load: (signal: AbortSignal) => Promise<Value>,
  asked?: object,
): Cancellable<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>({
    value: undefined,
    error: undefined,
    loading: true,
  })
  const latest = useRef(load)
  latest.current = load
  const current = useRef(new AbortController())
  const cancelledKeys = useRef(new WeakMap<object, Set<string>>())
  const cancel = useCallback(() => {
    if (asked !== undefined) {
      const keys = cancelledKeys.current.get(asked) ?? new Set<string>()
      cancelledKeys.current.set(asked, keys.add(key))
    }
    current.current.abort()
  }, [key, asked])
  useEffect(() => {
    if (asked !== undefined && cancelledKeys.current.get(asked)?.has(key) === true) {
      setLoaded(({ value }) => ({ value, error: cancelled(), loading: false }))
      return
    }
    const abort = new AbortController()
    let outdated = false
    current.current = abort
    setLoaded(({ value }) => ({ value, error: undefined, loading: true }))
    latest.current(abort.signal).then(
      (value) => {
        if (!outdated) setLoaded({ value, error: undefined, loading: false })
      },
      (error: unknown) => {
        if (!outdated) setLoaded(({ value }) => ({ value, error, loading: false }))
      },
    )
    return () => {
      outdated = true
      abort.abort()
    }
  }, [key, asked])
  return { ...loaded, cancel }
}

/** What takes less time than this is over before a reader wonders. */
const PATIENCE_MILLIS = 250

/** For how many whole seconds the last that was asked has been running; undefined at first, and while nothing runs. */
export function useSeconds(running: boolean, asked: object): number | undefined {
  const [seconds, setSeconds] = useState<number>()
  useEffect(() => {
    setSeconds(undefined)
    if (!running) return
    const started = performance.now()
    const timer = setInterval(
      () => setSeconds(Math.floor((performance.now() - started) / 1000)),
      PATIENCE_MILLIS,
    )
    return () => clearInterval(timer)
  }, [running, asked])
  return running ? seconds : undefined
}

/** What the graph answers to the state; a source that is opened anew is asked anew, and else only what is new. */
export function useContent(backend: Backend, description: Description, state: State): Cancellable<Content> {
  const { source, expanded, added, connected, allClaims, revealed, engine } = state
  const key = JSON.stringify([source, expanded, added, connected, allClaims, revealed, engine])
  const last = useRef<{ readonly backend: Backend; readonly content: Content }>(null)
  const load = async (signal: AbortSignal): Promise<Content> => {
    const before = last.current?.backend === backend ? last.current.content : undefined
    const content = await loadContent(backend, description, state, signal, before)
    last.current = { backend, content }
    return content
  }
  return useLoaded(key, load, source)
}

/** The size of an element in whole pixels, as it changes. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useEffect(() => {
    if (element.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect
      setSize((before) =>
        before.width === Math.round(width) && before.height === Math.round(height)
          ? before
          : { width: Math.round(width), height: Math.round(height) },
      )
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return size
}

/** Whether a media query holds, as it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}
