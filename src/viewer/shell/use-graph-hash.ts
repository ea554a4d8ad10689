import { useEffect, useState } from 'react'
import { askInTime } from '../../backend/ask-in-time.ts'
import type { Backend } from '../../backend/index.ts'

/** So many digits tell two versions of a graph apart. */
const DIGITS = 12

/**
 * The first digits of the hash of the graph, asked once when the page has nothing else to do; '' until then, where the server is
 * another's and has no such procedure, and where it would take too long.
 *
 * @param isIdle whether what the reader asked for is there
 */
export function useGraphHash(backend: Backend, isIdle: boolean): string {
  const [known, setKnown] = useState<{ readonly backend: Backend; readonly hash: string }>()
  const isKnown = known?.backend === backend
  useEffect(() => {
    if (!isIdle || isKnown) return
    const abort = new AbortController()
    const ask = async (): Promise<void> => {
      const hash = await hashOf(backend, abort.signal)
      if (!abort.signal.aborted) setKnown({ backend, hash })
    }
    // After what is drawn now.
    const timer = setTimeout(() => void ask(), 0)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [backend, isIdle, isKnown])
  return isKnown ? known.hash : ''
}

/** The first digits of the hash of a graph; '' where it is not told, or not in time. */
export async function hashOf(backend: Backend, signal?: AbortSignal): Promise<string> {
  try {
    const asked = await askInTime(backend, 'CALL graph.hash() YIELD hash', { signal })
    return String(asked?.records[0]?.[0] ?? '').slice(0, DIGITS)
  } catch {
    return ''
  }
}
