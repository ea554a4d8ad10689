import { useEffect, useRef } from 'react'
import type { Workspace } from '../engine/workspace.ts'
import type { Page } from '../frame/page.ts'
import type { Store } from '../state/store.ts'
import { Trail } from './trail.ts'

/** A workspace that is shown again goes on where it was left. */
const trails = new WeakMap<Store, Trail>()

/**
 * Keeps the address that of the state, and the state that of the address: each step of the reader is an entry of the browser's
 * history. The address stays as it is while a graph is shown that no address can name.
 */
export function useAddress(
  { description, graph, link, controls }: Page,
  { id, store, opened }: Workspace,
): void {
  const isLinked = opened === undefined
  const latest = useRef(controls)
  useEffect(() => {
    latest.current = controls
  }, [controls])
  useEffect(() => {
    const trail = trails.get(store) ?? new Trail(store, id, isLinked)
    trails.set(store, trail)
    return trail.follow({
      opened: link,
      goTo: (workspace) => {
        const { leave, again } = latest.current
        const go = workspace === 'before' ? leave : again
        go?.()
        return go !== undefined
      },
    })
  }, [store, id, link, isLinked])
  useEffect(() => trails.get(store)?.describe({ description, graph }), [store, link, description, graph])
}
