import type { Camera as SigmaCamera } from 'sigma'
import type { Camera } from '../state/state.ts'

/** The reader has come to rest when the camera did not move for so many milliseconds. */
const SETTLED = 200
/** Finer than a hundredth of a pixel at the nearest. */
const GRAIN = 1e6

/** Where the camera is when nobody moved it. */
export const atRest: Camera = { x: 0.5, y: 0.5, ratio: 1 }

/** Moves a camera to where the state says, and tells where the reader moved it, once it rests. */
export class CameraWatch {
  readonly #camera: SigmaCamera
  readonly #tell: (camera: Camera | undefined) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Where the state has it. */
  #known: Camera = atRest

  /** @param tell called with undefined where the camera is at rest */
  constructor(camera: SigmaCamera, tell: (camera: Camera | undefined) => void) {
    this.#camera = camera
    this.#tell = tell
    camera.on('updated', () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#settle(), SETTLED)
    })
  }

  /** Goes where the state says at once; a move that is under way ends there. */
  set(camera: Camera | undefined): void {
    const goal = camera ?? atRest
    this.#known = goal
    if (isSame(goal, this.#camera.getState())) return
    this.#camera.setState(goal)
    // To where it is already: takes the place of an animation that is under way.
    void this.#camera.animate(goal, { duration: 1 })
  }

  dispose(): void {
    clearTimeout(this.#timer)
  }

  #settle(): void {
    const now = rounded(this.#camera.getState())
    if (isSame(now, rounded(this.#known))) return
    this.#known = now
    this.#tell(isSame(now, atRest) ? undefined : now)
  }
}

function isSame(one: Camera, other: Camera): boolean {
  return one.x === other.x && one.y === other.y && one.ratio === other.ratio
}

function rounded({ x, y, ratio }: Camera): Camera {
  const round = (value: number): number => Math.round(value * GRAIN) / GRAIN
  return { x: round(x), y: round(y), ratio: round(ratio) }
}
