import { useMemo, useRef, useState } from 'react'
import type { Backend, Description } from '../../backend/index.ts'
import type { Asking, Content } from '../content/content.ts'
import { loadContent } from '../content/load-content.ts'
import type { KeptContents } from '../content/kept-contents.ts'
import type { QueryProgress } from '../content/collect-told.ts'
import { useLoaded, type Cancellable } from '../hooks/use-loaded.ts'
import type { State } from '../state/state.ts'

/** How often it is told how far a query is. */
const TELL_MILLIS = 250

/** What the graph answers to the state; a source that is opened anew is asked anew, and else only what is new. @param contents answers that are kept */
export function useContent(
  backend: Backend,
  description: Description,
  state: Asking & Pick<State, 'engine'>,
  contents: KeptContents,
): Cancellable<Content> & { readonly progress: QueryProgress | undefined } {
  const { source, expanded, added, paths, connected, allClaims, revealed, engine } = state
  const key = JSON.stringify([source, expanded, added, paths, connected, allClaims, revealed, engine])
  const last = useRef<{ readonly backend: Backend; readonly content: Content }>(null)
  const [progress, setProgress] = useState<{ readonly source: object; readonly now: QueryProgress }>()
  const load = async (signal: AbortSignal): Promise<Content> => {
    const latest = last.current?.backend === backend ? last.current.content : undefined
    const before = latest?.source === source ? latest : contents.of(backend, source)
    let toldAt = performance.now()
    const tell = (now: QueryProgress): void => {
      if (signal.aborted || performance.now() - toldAt < TELL_MILLIS) return
      toldAt = performance.now()
      setProgress({ source, now })
    }
    const content = await loadContent(backend, description, state, signal, before, tell)
    last.current = { backend, content }
    return content
  }
  const loaded = useLoaded(key, load, source)
  const now = loaded.loading && progress?.source === source ? progress.now : undefined
  return useMemo(() => ({ ...loaded, progress: now }), [loaded, now])
}
