import type { Drawing } from '../drawing.ts'
import type { State } from '../state/state.ts'

/** A drawing in which what the reader moved stands where they put it. */
export function withMoved(drawing: Drawing, moved: State['moved']): Drawing {
  if (moved.length === 0) return drawing
  const places = new Map(moved.map((one) => [one.key, one]))
  return {
    ...drawing,
    nodes: drawing.nodes.map((node) => {
      const place = places.get(node.key)
      return place === undefined ? node : { ...node, ...place }
    }),
  }
}
