import { useSyncExternalStore } from 'react'
import type { State } from '../state/state.ts'
import type { Store } from '../state/store.ts'

/** The store's state, rendered anew with each action. */
export function useStore(store: Store): State {
  return useSyncExternalStore(store.subscribe, () => store.state)
}
