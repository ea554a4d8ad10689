import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import type { Backend, Description } from '../../backend/index.ts'
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

/** Asks again whenever `key` changes; an answer that comes too late is thrown away. */
export function useLoaded<Value>(key: string, load: (signal: AbortSignal) => Promise<Value>): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value> & { readonly key: string }>({
    key: '',
    value: undefined,
    error: undefined,
    loading: true,
  })
  const latest = useRef(load)
  latest.current = load
  useEffect(() => {
    const abort = new AbortController()
    setLoaded((before) => ({ ...before, loading: true }))
    latest.current(abort.signal).then(
      (value) => {
        if (!abort.signal.aborted) setLoaded({ key, value, error: undefined, loading: false })
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setLoaded(({ value }) => ({ key, value, error, loading: false }))
      },
    )
    return () => abort.abort()
  }, [key])
  return loaded
}

/** What the graph answers to the state. */
export function useContent(backend: Backend, description: Description, state: State): Loaded<Content> {
  const { source, expanded, added, connected, allClaims, revealed, engine } = state
  const key = JSON.stringify([source, expanded, added, connected, allClaims, revealed, engine])
  return useLoaded(key, (signal) => loadContent(backend, description, state, signal))
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
