import { useCallback, useEffect, useRef, useState } from 'react'
import { cancelled } from '../../model/limit-errors.ts'

/** Something that is being asked for; while the next answer is on its way the last one stays. */
export interface Loaded<Value> {
  readonly value: Value | undefined
  readonly error: unknown
  readonly loading: boolean
}

/** As `Loaded`; whoever cancels is told by the error of what was cancelled. */
export interface Cancellable<Value> extends Loaded<Value> {
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
