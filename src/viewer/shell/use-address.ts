import { useEffect, useRef } from 'react'
import type { Description } from '../../backend/index.ts'
import { linkOf, stepOf } from '../state/link.ts'
import { openLink } from '../state/open-link.ts'
import type { State } from '../state/state.ts'
import type { Store } from '../state/store.ts'

export interface AddressProps {
  readonly store: Store
  readonly state: State
  readonly description: Description
  /** The first digits of the hash of the graph; '' where it is not known. */
  readonly graph: string
  /** False where no address can name the graph: it stays as it is. */
  readonly isLinked: boolean
}

/**
 * Keeps the address that of the state, and the state that of the address. What a reader would call a step is an entry of the
 * browser's history, so that Back and Forward go there; all else changes the entry that is there.
 */
export function useAddress({ store, state, description, graph, isLinked }: AddressProps): void {
  const step = useRef(stepOf(state))
  /** They are in the history already; the address may have gone on by the time they are shown. */
  const fromAddress = useRef(new WeakSet<State>())
  const { views } = description
  useEffect(() => {
    if (!isLinked || fromAddress.current.has(state)) return
    const link = `#${linkOf(state, views, graph)}`
    const next = stepOf(state)
    if (location.hash !== link) {
      if (next === step.current) history.replaceState(null, '', link)
      else history.pushState(null, '', link)
    }
    step.current = next
  }, [state, views, graph, isLinked])
  useEffect(() => {
    const follow = (): void => {
      if (!isLinked || location.hash === `#${linkOf(store.state, views, graph)}`) return
      const there = openLink(location.hash, description).state
      step.current = stepOf(there)
      store.restore(there)
      fromAddress.current.add(store.state)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [store, description, views, graph, isLinked])
}
