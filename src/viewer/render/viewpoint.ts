import type { Sigma } from 'sigma'
import type { Box } from '../layout/label-boxes.ts'
import type { Point } from '../layout/spring.ts'
import type { Camera } from '../state/state.ts'
import { atRest } from './camera.ts'
import type { LineLook, MarkLook } from './line-look.ts'
import { freePart, meets, shiftInto, unite } from './look-at.ts'

const MOTION = 200
/** Nearer than this what is found would be seen without what it hangs on. */
const NEAREST = 0.5

/** Moves the camera to what is to be seen. Boxes and points are in pixels of the canvas now. */
export class Viewpoint {
  readonly #sigma: Sigma<MarkLook, LineLook>
  readonly #motion: number
  readonly #expect: (goal: Camera) => void

  /** @param expect told where the page moves the camera to show something, not because the reader zooms or fits */
  constructor(
    sigma: Sigma<MarkLook, LineLook>,
    reducedMotion: boolean,
    expect: (goal: Camera) => void = () => {},
  ) {
    this.#sigma = sigma
    this.#expect = expect
    // Of no length sigma's animation begins at no place at all.
    this.#motion = reducedMotion ? 1 : MOTION
  }

  /**
   * Brings a box into view: by as little as it takes where a part of it is on the canvas already, else to the middle, where it
   * can be read.
   */
  moveTo(box: Box, coveredAtRight: number): void {
    const canvas = this.#sigma.getDimensions()
    const free = freePart(canvas, coveredAtRight)
    const { x, y } = shiftInto(box, free)
    if (x === 0 && y === 0) return
    const { ratio } = this.#sigma.getCamera()
    if (meets(box, freePart(canvas, 0))) this.#bring({ x: 0, y: 0 }, { x, y }, ratio)
    else {
      const readable = Math.min(Math.max(ratio, NEAREST), 1)
      const [from, to] = [middleOf(box), middleOf(free)]
      // What is straight above or below need not be turned to.
      const ahead = readable === ratio && x === 0
      this.#bring(from, ahead ? { x: from.x, y: to.y } : to, readable)
    }
  }

  /** Brings a box to the middle of what can be seen, and as near as can be read. */
  centreOn(box: Box, coveredAtRight: number): void {
    const free = freePart(this.#sigma.getDimensions(), coveredAtRight)
    const readable = Math.min(Math.max(this.#sigma.getCamera().ratio, NEAREST), 1)
    this.#bring(middleOf(box), middleOf(free), readable)
  }

  /** Brings the first of several boxes into view, where none of them is. */
  showSome(boxes: readonly Box[], coveredAtRight: number): void {
    const free = freePart(this.#sigma.getDimensions(), coveredAtRight)
    if (boxes.length === 0 || boxes.some((box) => meets(box, free))) return
    const all = unite(boxes)
    // Half of what can be seen stays what it was.
    const first = { ...all, bottom: Math.min(all.bottom, all.top + (free.bottom - free.top) / 2) }
    this.#bring({ x: 0, y: 0 }, { x: 0, y: shiftInto(first, free).y }, this.#sigma.getCamera().ratio)
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera()
    this.#go({ ...camera.getState(), ratio: camera.getBoundedRatio(camera.ratio / factor) })
  }

  rest(): void {
    this.#go(atRest)
  }

  /** Brings a point to the middle of the canvas. */
  centre(point: Point, ratio: number): void {
    this.#go({ ...this.#sigma.viewportToFramedGraph(point), ratio })
  }

  /** Moves the camera so that what is at one point of the canvas comes to another. */
  #bring(from: Point, to: Point, ratio: number): void {
    const state = { ...this.#sigma.getCamera().getState(), ratio }
    const there = this.#sigma.viewportToFramedGraph(from)
    const here = this.#sigma.viewportToFramedGraph(to, { cameraState: state })
    const goal = { x: state.x + there.x - here.x, y: state.y + there.y - here.y, ratio }
    this.#expect(goal)
    this.#go(goal)
  }

  #go({ x, y, ratio }: Point & { readonly ratio: number }): void {
    void this.#sigma.getCamera().animate({ x, y, ratio }, { duration: this.#motion })
  }
}

function middleOf({ left, top, right, bottom }: Box): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 }
}
