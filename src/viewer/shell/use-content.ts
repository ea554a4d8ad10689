import { useRef } from 'react'
import type { Backend, Description } from '../../backend/index.ts'
import { type Asking, loadContent, type Content } from '../content/content.ts'
import type { KeptContents } from '../content/kept-contents.ts'
import { useLoaded, type Cancellable } from '../hooks/use-loaded.ts'
import type { State } from '../state/state.ts'

/** What the graph answers to the state; a source that is opened anew is asked anew, and else only what is new. @param contents answers that are kept */
export function useContent(
  backend: Backend,
  description: Description,
  state: Asking & Pick<State, 'engine'>,
  contents: KeptContents,
): Cancellable<Content> {
  const { source, expanded, added, paths, connected, allClaims, revealed, engine } = state
  const key = JSON.stringify([source, expanded, added, paths, connected, allClaims, revealed, engine])
  const last = useRef<{ readonly backend: Backend; readonly content: Content }>(null)
  const load = async (signal: AbortSignal): Promise<Content> => {
    const latest = last.current?.backend === backend ? last.current.content : undefined
    const before = latest?.source === source ? latest : contents.of(backend, source)
    const content = await loadContent(backend, description, state, signal, before)
    last.current = { backend, content }
    return content
  }
  return useLoaded(key, load, source)
}
