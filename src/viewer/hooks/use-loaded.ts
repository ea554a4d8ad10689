import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
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

/** What is asked for; another object whenever it is asked for anew. */
interface Request {
  readonly key: string
  readonly asked: object | undefined
}

/** What became of the last request that has ended. */
interface Ended<Value> {
  readonly request: Request | undefined
  readonly value: Value | undefined
  readonly error: unknown
}

/**
 * Asks again whenever `key` changes, or `asked` is another object; an answer that comes too late is thrown away, and the error of
 * what was asked before is no longer told. What was cancelled is not asked again when the reader comes back to it: they ask it
 * anew, with another object.
 *
 * @returns the same object until something of it changes
 */
export function useLoaded<Value>(
  key: string,
  load: (signal: AbortSignal) => Promise<Value>,
  asked?: object,
): Cancellable<Value> {
  const [given, setRequest] = useState<Request>({ key, asked })
  const isAnother = given.key !== key || given.asked !== asked
  const request = isAnother ? { key, asked } : given
  if (isAnother) setRequest(request)
  const [ended, setEnded] = useState<Ended<Value>>({ request: undefined, value: undefined, error: undefined })
  const loadNow = useEffectEvent(load)
  const current = useRef(new AbortController())
  const cancelledKeys = useRef(new WeakMap<object, Set<string>>())
  const cancel = useCallback(() => {
    if (asked !== undefined) {
      const keys = cancelledKeys.current.get(asked) ?? new Set<string>()
      cancelledKeys.current.set(asked, keys.add(key))
    }
    current.current.abort()
  }, [key, asked])
  // Where another was asked for, this is rendered again before it is seen.
  useEffect(() => {
    const abort = new AbortController()
    let outdated = false
    current.current = abort
    const isCancelled =
      given.asked !== undefined && cancelledKeys.current.get(given.asked)?.has(given.key) === true
    const answer = isCancelled ? Promise.reject<Value>(cancelled()) : loadNow(abort.signal)
    answer.then(
      (value) => {
        if (!outdated) setEnded({ request: given, value, error: undefined })
      },
      (error: unknown) => {
        if (!outdated) setEnded(({ value }) => ({ request: given, value, error }))
      },
    )
    return () => {
      outdated = true
      abort.abort()
    }
  }, [given])
  const loading = ended.request !== request
  const { value } = ended
  const error = loading ? undefined : ended.error
  return useMemo(() => ({ value, error, loading, cancel }), [value, error, loading, cancel])
}
