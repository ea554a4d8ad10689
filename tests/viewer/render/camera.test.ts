import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { atRest, CameraWatch, type WatchedCamera } from '../../../src/viewer/render/camera.ts'
import type { Camera } from '../../../src/viewer/state/state.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** As sigma's: an animation is one that has begun until `step` ends it. */
class StandIn extends EventEmitter {
  state = { ...atRest, angle: 0 }
  goal: Camera | undefined

  getState(): typeof this.state {
    return this.state
  }
  setState(state: Partial<Camera>): this {
    this.state = { ...this.state, ...state }
    this.emit('updated')
    return this
  }
  isAnimated(): boolean {
    return this.goal !== undefined
  }
  animate(state: Partial<Camera>): Promise<void> {
    this.goal = { ...this.state, ...state }
    return Promise.resolve()
  }
  step(): void {
    const { goal } = this
    this.goal = undefined
    if (goal !== undefined) this.setState(goal)
  }
}

function watched(): {
  readonly camera: StandIn
  readonly watch: CameraWatch
  readonly told: (Camera | undefined)[]
} {
  const camera = new StandIn()
  const told: (Camera | undefined)[] = []
  const watch = new CameraWatch(camera as unknown as WatchedCamera, (at) => told.push(at))
  return { camera, watch, told }
}

const near: Camera = { x: 0.5, y: 0.5, ratio: 0.131_687 }
const found: Camera = { x: 0.1, y: 0.2, ratio: 0.5 }

test('tells where the camera was moved once it rests, and nothing where it was set', () => {
  const { camera, watch, told } = watched()
  camera.setState(near)
  vi.advanceTimersByTime(199)
  expect(told).toEqual([])
  vi.advanceTimersByTime(1)
  expect(told).toEqual([near])
  watch.set(near)
  watch.set(undefined)
  camera.step()
  vi.advanceTimersByTime(1_000)
  expect([told, camera.state]).toEqual([[near], { ...atRest, angle: 0 }])
})

test('tells apart where the page moved it from where the reader did, also on the way there', () => {
  const camera = new StandIn()
  const told: (readonly [Camera | undefined, boolean])[] = []
  const watch = new CameraWatch(camera as unknown as WatchedCamera, (...one) => told.push(one))
  watch.expect(found)
  void camera.animate(found)
  camera.step()
  vi.advanceTimersByTime(1_000)
  camera.setState(near)
  vi.advanceTimersByTime(1_000)
  watch.expect(found)
  void camera.animate(found)
  camera.step()
  camera.setState({ ...found, x: 0.3 })
  vi.advanceTimersByTime(1_000)
  camera.setState(found)
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual([
    [found, true],
    [near, false],
    [{ ...found, x: 0.3 }, false],
    [found, false],
  ])
})

test('leaves a move alone that began before its first step, or while what was told was on its way', () => {
  const { camera, watch, told } = watched()
  camera.setState(near)
  // Begun, not stepped: nothing is updated, and the reader does not rest.
  void camera.animate(found)
  vi.advanceTimersByTime(250)
  expect(told).toEqual([])
  camera.step()
  vi.advanceTimersByTime(250)
  expect(told).toEqual([found])
  void camera.animate(near)
  watch.set(found)
  expect(camera.goal).toMatchObject(near)
  camera.step()
  vi.advanceTimersByTime(250)
  expect(told).toEqual([found, near])
})

test('goes where the state says though the camera is on its way, as when a step is undone', () => {
  const { camera, watch, told } = watched()
  camera.setState(near)
  vi.advanceTimersByTime(200)
  watch.set(near)
  void camera.animate(found)
  watch.set(near)
  camera.step()
  vi.advanceTimersByTime(1_000)
  expect([told, camera.state]).toEqual([[near], { ...near, angle: 0 }])
})
