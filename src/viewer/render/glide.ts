import type { Drawing } from '../drawing.ts'

const MOTION = 200
/** More would be drawn up too slowly to be seen moving. */
const MOST = 400
/** A node that is let go comes to stand on a whole pixel. */
const NOTICED = 2

/** Moves what is drawn to where it stands next, instead of having it jump. */
export class Glide {
  readonly #put: (drawing: Drawing) => void
  #target: Drawing | undefined
  #frame = 0

  /** @param put shows a drawing at once */
  constructor(put: (drawing: Drawing) => void) {
    this.#put = put
  }

  /** Shows a drawing: at once where nothing of what is shown stands elsewhere in it, or too much is drawn. */
  go(from: Drawing, to: Drawing): void {
    this.stop()
    if (to.nodes.length > MOST || !isMoved(from, to)) return this.#put(to)
    this.#target = to
    const begun = performance.now()
    const step = (now: number): void => {
      const share = (now - begun) / MOTION
      if (share >= 1) return this.arrive()
      this.#put(between(from, to, Math.max(share, 0)))
      this.#frame = requestAnimationFrame(step)
    }
    step(begun)
  }

  /** Shows at once where all is going. */
  arrive(): void {
    const target = this.#target
    this.stop()
    if (target !== undefined) this.#put(target)
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
    this.#target = undefined
  }
}

function isMoved(from: Drawing, to: Drawing): boolean {
  const places = new Map(from.nodes.map((node) => [node.key, node]))
  return to.nodes.some(({ key, x, y }) => {
    const before = places.get(key)
    return before !== undefined && Math.hypot(before.x - x, before.y - y) >= NOTICED
  })
}

/** A drawing on the way to another: what is in both is between its places, faster at first; what is new stands where it will. */
export function between(from: Drawing, to: Drawing, share: number): Drawing {
  const places = new Map(from.nodes.map((node) => [node.key, node]))
  const rest = (1 - share) ** 3
  return {
    ...to,
    nodes: to.nodes.map((node) => {
      const before = places.get(node.key)
      return before === undefined
        ? node
        : { ...node, x: node.x + rest * (before.x - node.x), y: node.y + rest * (before.y - node.y) }
    }),
  }
}
