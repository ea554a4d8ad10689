import { useEffect, useRef } from 'react'
import { linkOf, stateOf, stepOf } from '../state/link.ts'
import type { State } from '../state/state.ts'
import type { Store } from '../state/store.ts'

/**
 * Keeps the address that of the state, and the state that of the address. What a reader would call a step is an entry of the
 * browser's history, so that Back and Forward go there; all else changes the entry that is there.
 *
 * @param isLinked false where no address can name the graph: it stays as it is
 */
export function useAddress(store: Store, state: State, openingView: string, isLinked: boolean): void {
  const step = useRef(stepOf(state))
  /** They are in the history already; the address may have gone on by the time they are shown. */
  const fromAddress = useRef(new WeakSet<State>())
  useEffect(() => {
    if (!isLinked || fromAddress.current.has(state)) return
    const link = `#${linkOf(state)}`
    const next = stepOf(state)
    if (location.hash !== link) {
      if (next === step.current) history.replaceState(null, '', link)
      else history.pushState(null, '', link)
    }
    step.current = next
  }, [state, isLinked])
  useEffect(() => {
    const follow = (): void => {
      if (!isLinked || location.hash === `#${linkOf(store.state)}`) return
      const there = stateOf(location.hash, openingView)
      step.current = stepOf(there)
      store.restore(there)
      fromAddress.current.add(store.state)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [store, openingView, isLinked])
}
