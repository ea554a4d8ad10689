import { useEffect } from 'react'
import type { Store } from '../state/store.ts'
import { Trail } from './trail.ts'

/**
 * Keeps the address that of the state, and the state that of the address: each step of the reader is an entry of the browser's
 * history.
 *
 * @param isLinked false where no address can name the graph: it stays as it is
 */
export function useAddress(store: Store, openingView: string, isLinked: boolean): void {
  useEffect(() => {
    if (!isLinked) return
    return new Trail(store, openingView).follow()
  }, [store, openingView, isLinked])
}
