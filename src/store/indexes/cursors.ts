import type { IndexCursor } from '../../model/graph-store.ts'
import type { ValueWalk } from './value-walk.ts'

/** Two ascending lists of ids as one, each id once, those for which `holds` is true. */
export function mergedById(
  some: Int32Array,
  others: Int32Array,
  holds: (id: number, isOfFirst: boolean) => boolean,
): IndexCursor {
  let at = 0
  let otherAt = 0
  return {
    next(out) {
      let size = 0
      while (size < out.length) {
        const id = at < some.length ? some[at] : Infinity
        const other = otherAt < others.length ? others[otherAt] : Infinity
        if (id === Infinity && other === Infinity) break
        const next = Math.min(id, other)
        if (id === next) at++
        if (other === next) otherAt++
        if (holds(next, id === next)) out[size++] = next
      }
      return size
    },
  }
}

/** Walks over several structures as one, each id once, those for which `holds` is true. The first walk is the base's. */
export function mergedByValue(
  walks: readonly ValueWalk[],
  holds: (walk: ValueWalk, isOfFirst: boolean) => boolean,
): IndexCursor {
  let lastId = -1
  return {
    next(out) {
      let size = 0
      while (size < out.length) {
        let first: ValueWalk | undefined
        for (const walk of walks)
          if (walk.position !== -1 && (first === undefined || walk.isBefore(first))) first = walk
        if (first === undefined) break
        const { id } = first
        // An element has the same values, which are its own, only once: in neighbouring entries.
        if (id !== lastId && holds(first, first === walks[0])) {
          out[size++] = id
          lastId = id
        }
        first.advance()
      }
      return size
    },
  }
}
