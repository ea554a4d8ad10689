import { useEffect, useRef } from 'react'
import type { Page } from '../frame/page.ts'
import { Trail } from './trail.ts'

/**
 * Keeps the address that of the state, and the state that of the address: each step of the reader is an entry of the browser's
 * history.
 *
 * @param isLinked false where no address can name the graph: it stays as it is
 */
export function useAddress({ store, description, graph, link }: Page, isLinked: boolean): void {
  const trail = useRef<Trail>(undefined)
  useEffect(() => {
    if (!isLinked) return undefined
    const followed = new Trail(store, link)
    trail.current = followed
    return followed.follow()
  }, [store, link, isLinked])
  useEffect(() => {
    if (isLinked) trail.current?.describe({ description, graph })
  }, [store, link, isLinked, description, graph])
}
