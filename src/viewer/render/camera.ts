import type { Camera as SigmaCamera } from 'sigma'
import type { Camera } from '../state/state.ts'

/** The reader has come to rest when the camera did not move for so many milliseconds. */
const SETTLED = 200
/** Finer than a hundredth of a pixel at the nearest. */
const GRAIN = 1e6

/** Where the camera is when nobody moved it. */
export const atRest: Camera = { x: 0.5, y: 0.5, ratio: 1 }

/** What of sigma's camera is watched. */
export type WatchedCamera = Pick<SigmaCamera, 'on' | 'getState' | 'setState' | 'animate' | 'isAnimated'>

/** Moves a camera to where the state says, and tells where the reader moved it, once it rests. */
export class CameraWatch {
  readonly #camera: WatchedCamera
  readonly #tell: (camera: Camera | undefined, byPage: boolean) => void
  readonly #moves: (moving: boolean) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Where the state has it. */
  #known: Camera = atRest
  /** What was told last, and has not come back from the state. */
  #told: Camera | undefined
  /** Where the page is moving it to. */
  #goal: Camera | undefined

  /**
   * @param tell called with undefined where the camera is at rest, and whether the page moved it there and nobody moved it on
   * @param moves told that the camera moves, and that it has stopped
   */
  constructor(
    camera: WatchedCamera,
    tell: (camera: Camera | undefined, byPage: boolean) => void,
    moves: (moving: boolean) => void = () => {},
  ) {
    this.#camera = camera
    this.#tell = tell
    this.#moves = moves
    camera.on('updated', () => {
      moves(true)
      this.#wait()
    })
  }

  /** Goes where the state says at once; a move that is under way ends there. */
  set(camera: Camera | undefined): void {
    const goal = camera ?? atRest
    const isEcho = this.#told !== undefined && isSame(goal, this.#told)
    this.#told = undefined
    // The reader may have begun the next move since.
    if (isEcho) return
    this.#known = goal
    if (isSame(goal, this.#camera.getState()) && !this.#camera.isAnimated()) return
    this.#camera.setState(goal)
    // To where it is already: takes the place of an animation that is under way.
    void this.#camera.animate(goal, { duration: 1 })
  }

  /** The page moves the camera itself, not the reader. */
  expect(goal: Camera): void {
    this.#goal = rounded(goal)
  }

  dispose(): void {
    clearTimeout(this.#timer)
  }

  #wait(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#settle(), SETTLED)
  }

  #settle(): void {
    // A move that has begun, and not come to its first step.
    if (this.#camera.isAnimated()) return this.#wait()
    this.#moves(false)
    const now = rounded(this.#camera.getState())
    const byPage = this.#goal !== undefined && isSame(now, this.#goal)
    this.#goal = undefined
    if (isSame(now, rounded(this.#known))) return
    this.#known = now
    this.#told = now
    this.#tell(isSame(now, atRest) ? undefined : now, byPage)
  }
}

function isSame(one: Camera, other: Camera): boolean {
  return one.x === other.x && one.y === other.y && one.ratio === other.ratio
}

function rounded({ x, y, ratio }: Camera): Camera {
  const round = (value: number): number => Math.round(value * GRAIN) / GRAIN
  return { x: round(x), y: round(y), ratio: round(ratio) }
}
