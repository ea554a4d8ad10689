import { describe, expect, test } from 'vitest'
import { plainDescription } from '../../../src/backend/description.ts'
import { randomOf } from '../../../src/model/random.ts'
import { coarsen, levelOf } from '../../../src/viewer/layout/many/coarsen.ts'
import { drawMany, manyOf, type Many } from '../../../src/viewer/layout/many/many-drawing.ts'
import { spreadMany, type Step } from '../../../src/viewer/layout/many/spread-many.ts'
import type { Picture } from '../../../src/viewer/layout/picture.ts'
import { graph } from '../../helpers/graph.ts'

const ROOM = { width: 1_000, height: 600 }

/** Groups of ten that hang together, each joined to the next. */
function lines(groups: number): { readonly starts: Int32Array; readonly ends: Int32Array } {
  const [starts, ends]: [number[], number[]] = [[], []]
  for (let group = 0; group < groups; group++) {
    for (let one = 0; one < 10; one++)
      for (let other = one + 1; other < 10; other += 2) {
        starts.push(10 * group + one)
        ends.push(10 * group + other)
      }
    if (group > 0) {
      starts.push(10 * group)
      ends.push(10 * group - 10)
    }
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

function first(task: Parameters<typeof spreadMany>[0], count: number): readonly Step[] {
  const steps: Step[] = []
  for (const step of spreadMany(task)) {
    steps.push(step)
    if (steps.length === count) break
  }
  return steps
}

describe('a graph made coarser', () => {
  test('stands for all nodes and lines, in fewer of both', () => {
    const { starts, ends } = lines(60)
    const level = levelOf(600, starts, ends)
    const { level: coarser, groupOf } = coarsen(level)
    expect(coarser.size).toBeLessThanOrEqual(300)
    expect(coarser.masses.reduce((sum, mass) => sum + mass, 0)).toBe(600)
    expect(Math.min(...groupOf)).toBe(0)
    expect(Math.max(...groupOf)).toBe(coarser.size - 1)
    const between = level.starts.filter((start, line) => groupOf[start] !== groupOf[level.ends[line]]).length
    expect(coarser.weights.reduce((sum, weight) => sum + weight, 0)).toBe(between)
  })

  test('has what hangs on one node alone with it, however much that is', () => {
    const leaves = Int32Array.from({ length: 500 }, (_, at) => at + 1)
    const { level } = coarsen(levelOf(501, new Int32Array(500), leaves))
    expect([level.size, level.starts.length]).toEqual([1, 0])
  })

  test('counts lines between the same nodes, in both directions, as one with their weight, and none of a node with itself', () => {
    const level = levelOf(3, Int32Array.of(0, 1, 2, 0), Int32Array.of(1, 0, 2, 2))
    expect([[...level.starts], [...level.ends], [...level.weights]]).toEqual([
      [0, 0],
      [1, 2],
      [2, 1],
    ])
  })
})

describe('many nodes', () => {
  const { starts, ends } = lines(200)
  const task = { size: 2_000, starts, ends, room: ROOM }

  test('have coarse places before the forces work on all of them, then better ones, all in the room', () => {
    const steps = first(task, 4)
    expect(steps[0].share).toBeLessThan(0.3)
    expect(steps.map(({ share }) => share)).toEqual(steps.map(({ share }) => share).toSorted((a, b) => a - b))
    for (const { places } of steps) {
      expect(places.xs.length).toBe(2_000)
      expect(places.xs.every((x) => x >= 0 && x <= ROOM.width)).toBe(true)
      expect(places.ys.every((y) => y >= 0 && y <= ROOM.height)).toBe(true)
    }
  })

  test('have neighbours near them, from the first places on', () => {
    const [{ places }] = first(task, 1)
    const away = (one: number, other: number): number =>
      Math.hypot(places.xs[one] - places.xs[other], places.ys[one] - places.ys[other])
    const random = randomOf(1)
    let [near, far] = [0, 0]
    for (let line = 0; line < starts.length; line++) {
      near += away(starts[line], ends[line])
      far += away(Math.floor(random() * 2_000), Math.floor(random() * 2_000))
    }
    expect(near).toBeLessThan(far / 4)
  })

  test('have the same places whatever order their lines came in', () => {
    const turned = { starts: ends.toReversed(), ends: starts.toReversed() }
    expect(first({ ...task, ...turned }, 2)).toEqual(first(task, 2))
  })
})

describe('the drawing of many nodes', () => {
  const description = plainDescription(graph('(:Person)-[:KNOWS]->(:Person)').schema())
  const picture = (order: readonly number[]): Picture => ({
    nodes: new Map(
      order.map((id) => [
        `n${id}`,
        { key: `n${id}`, id, labels: ['Person'], properties: { name: `Person ${id}` } },
      ]),
    ),
    relationships: new Map(
      order
        .filter((id) => id > 0 && id < 30)
        .map((id) => [
          `r${id}`,
          { key: `r${id}`, id, type: 'KNOWS', start: `n${id}`, end: 'n0', properties: {} },
        ]),
    ),
  })
  const made = (order: readonly number[]): Many => {
    const pieces = manyOf(picture(order), description, ROOM)
    for (;;) {
      const next = pieces.next()
      if (next.done === true) return next.value
    }
  }
  const order = Array.from({ length: 50 }, (_, id) => id)

  test('numbers what lines meet first, and sets all else in rows below it, in sight', () => {
    const many = made(order)
    expect(many.task.size).toBe(30)
    expect(many.titles.map(({ text }) => text)).toEqual(['Unconnected here: 20'])
    const alone = many.nodes.slice(30)
    expect(
      alone.every(({ x, y }) => x > 0 && x < ROOM.width && y > many.task.room.height && y < ROOM.height),
    ).toBe(true)
    expect(new Set(alone.map(({ x, y }) => `${x} ${y}`)).size).toBe(20)
  })

  test('is the same in whatever order the picture came, and keeps its lines while nodes move', () => {
    const places = { xs: new Float32Array(30).fill(7), ys: new Float32Array(30).fill(9) }
    const many = made(order)
    const drawing = drawMany(many, places)
    expect(drawing.lines).toBe(many.lines)
    expect(drawing.nodes.slice(0, 30).every(({ x, y }) => x === 7 && y === 9)).toBe(true)
    expect(made(order.toReversed()).nodes).toEqual(many.nodes)
  })
})
