import type { IndexCursor } from './graph-store.ts'

/** The ids of a list, in its order. */
export function cursorOver(ids: Int32Array): IndexCursor {
  let at = 0
  return {
    next(out) {
      const part = ids.subarray(at, at + out.length)
      out.set(part)
      at += part.length
      return part.length
    },
  }
}
