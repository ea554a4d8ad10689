import { describe, expect, test } from 'vitest'
import { everythingView, plainDescription } from '../../../src/backend/description.ts'
import type { Database } from '../../../src/database/database.ts'
import { componentsOf } from '../../../src/viewer/layout/components.ts'
import { divide } from '../../../src/viewer/layout/divide.ts'
import { layOut } from '../../../src/viewer/layout/index.ts'
import { emptyPicture, pictureOf, type Picture } from '../../../src/viewer/layout/picture.ts'
import { LOOP, middleOf } from '../../../src/viewer/layout/curve.ts'
import type { Drawing } from '../../../src/viewer/drawing.ts'
import { graph } from '../../helpers/graph.ts'

const size = { width: 1040, height: 620 }

/** Everything that a database holds, as a picture. */
function pictureIn(database: Database, query = everythingView.picture): Picture {
  return pictureOf(database.query(query).records.flat())
}

function laid(
  picture: Picture,
  before?: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
): Drawing {
  const description = plainDescription(graph().schema())
  return layOut(picture, undefined, description, size, before === undefined ? {} : { before })
}

/** The smallest rectangle around nodes. */
function boxOf({ nodes }: Drawing, keys: readonly string[]) {
  const held = nodes.filter(({ key }) => keys.includes(key))
  return {
    left: Math.min(...held.map(({ x }) => x)),
    right: Math.max(...held.map(({ x }) => x)),
    top: Math.min(...held.map(({ y }) => y)),
    bottom: Math.max(...held.map(({ y }) => y)),
  }
}

/** Several stars, a pair and nodes that hang on nothing. */
const several = graph(`(a:A {id: 'a'}),
  ${[1, 2, 3, 4, 5, 6].map((n) => `(a)-[:R]->(:A {id: 'a${n}'})`).join()},
  (b:B {id: 'b'}), ${[1, 2, 3].map((n) => `(b)-[:R]->(:B {id: 'b${n}'})`).join()},
  (:C {id: 'c1'})-[:R]->(:C {id: 'c2'}),
  (:D {id: 'd1', name: 'first alone'}), (:D {id: 'd2'}), (:D {id: 'd3'})`)

test('a node whose only relationship is to itself is not unconnected, and its loop is on the canvas', () => {
  const drawing = laid(
    pictureIn(graph(`(a:A {id: 'a'})-[:R]->(a), (b:B {id: 'b'})-[:R]->(b), (:C {id: 'c'})`)),
  )
  expect(drawing.titles.map(({ text }) => text)).toEqual(['Unconnected here: 1'])
  expect(drawing.lines.map(({ start, end }) => [start, end])).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ])
  for (const { key, x, y } of drawing.nodes) {
    if (key === 'c') continue
    expect(y).toBeGreaterThan(LOOP.up)
    expect(x).toBeGreaterThan(LOOP.across)
  }
})

describe('a drawing by forces', () => {
  const picture = pictureIn(several)
  const drawing = laid(picture)

  test('keeps components apart and everything on the canvas', () => {
    const components = componentsOf(picture.nodes.keys(), picture.relationships.values())
    expect(components.map(({ length }) => length)).toEqual([7, 4, 2, 1, 1, 1])
    const boxes = components.map((keys) => boxOf(drawing, keys))
    boxes.forEach((a, index) => {
      for (const b of boxes.slice(index + 1))
        expect(a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom).toBe(false)
    })
    for (const { x, y, size: radius } of drawing.nodes) {
      expect(x - radius).toBeGreaterThanOrEqual(0)
      expect(x + radius).toBeLessThanOrEqual(size.width)
      expect(y - radius).toBeGreaterThanOrEqual(0)
      expect(y + radius).toBeLessThanOrEqual(size.height)
    }
  })

  test('draws no two circles on one another', () => {
    drawing.nodes.forEach((a, index) => {
      for (const b of drawing.nodes.slice(index + 1))
        expect(Math.hypot(a.x - b.x, a.y - b.y), `${a.key} ${b.key}`).toBeGreaterThan(a.size + b.size)
    })
  })

  test('has what hangs on nothing in a grid below its title', () => {
    expect(drawing.titles.map(({ text }) => text)).toEqual(['Unconnected here: 3'])
    const joined = drawing.nodes.filter(({ key }) => !key.startsWith('d'))
    for (const { key, y, side } of drawing.nodes) {
      if (!key.startsWith('d')) continue
      expect(y).toBeGreaterThan(drawing.titles[0].y)
      expect(y).toBeGreaterThan(Math.max(...joined.map((node) => node.y)))
      expect(side).toBe('right')
    }
  })

  test('begins at the top where nothing is connected, so that it is seen whole on a low canvas', () => {
    const many = graph(Array.from({ length: 30 }, (_, n) => `(:D {id: 'd${n}'})`).join())
    const low = layOut(pictureIn(many), undefined, plainDescription(many.schema()), {
      width: 1024,
      height: 200,
    })
    const { top, bottom } = boxOf(low, [...pictureIn(many).nodes.keys()])
    expect(low.titles[0].y).toBeLessThan(top)
    expect(bottom).toBeLessThan(200)
  })

  test('is the same whatever the order', () => {
    const backwards: Picture = {
      nodes: new Map([...picture.nodes].reverse()),
      relationships: new Map([...picture.relationships].reverse()),
    }
    expect(laid(backwards)).toEqual(drawing)
  })

  test('draws more lines on a larger circle', () => {
    const sizeOf = (key: string): number => drawing.nodes.find((node) => node.key === key)?.size ?? 0
    expect(sizeOf('a')).toBeGreaterThan(sizeOf('b'))
    expect(sizeOf('b')).toBeGreaterThan(sizeOf('c1'))
  })

  test('leaves everything in its place when a node is added, which enters beside what it hangs on', () => {
    const database = graph(`(a:A {id: 'a'}), (a)-[:R]->(:A {id: 'a1'}), (a)-[:R]->(:A {id: 'a2'})`)
    const first = laid(pictureIn(database))
    const before = new Map(first.nodes.map(({ key, x, y }) => [key, { x, y }]))
    database.query("MATCH (a {id: 'a'}) CREATE (a)-[:R]->(:A {id: 'new'})-[:R]->(:A {id: 'further'})")
    const second = laid(pictureIn(database), before)
    for (const { key, x, y } of second.nodes)
      if (before.has(key)) expect({ key, x, y }).toEqual({ key, ...before.get(key) })
    const [host, guest] = ['a', 'new'].map((key) => second.nodes.find((node) => node.key === key))
    const distance = Math.hypot((host?.x ?? 0) - (guest?.x ?? 0), (host?.y ?? 0) - (guest?.y ?? 0))
    expect(distance).toBeGreaterThan(0)
    expect(distance).toBeLessThan(120)
    expect(second.nodes).toHaveLength(5)
  })
})

describe('lines between the same nodes', () => {
  const picture = pictureIn(
    graph(`(a {id: 'a'}), (b {id: 'b'}), (c {id: 'c'}),
      (a)-[:R]->(b), (a)-[:S]->(b), (b)-[:R]->(a), (a)-[:R]->(c)`),
  )
  const drawing = laid(picture)
  const places = new Map(drawing.nodes.map((node) => [node.key, node]))

  test('take different ways, also where they run in different directions', () => {
    const middles = drawing.lines.map(({ start, end, curve, flow }) => {
      const [from, to] = [places.get(start), places.get(end)]
      if (from === undefined || to === undefined) throw new Error('an end is not drawn')
      return middleOf(from, to, { curve, flow })
    })
    expect(middles).toHaveLength(4)
    middles.forEach((a, index) => {
      for (const b of middles.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(5)
    })
  })

  test('leave a line that is alone straight', () => {
    expect(drawing.lines.find(({ end }) => end === 'c')?.curve).toBe(0)
  })
})

test('each of three loops of one node takes a way of its own', () => {
  const { nodes, lines } = laid(
    pictureIn(graph("(a {id: 'a'})-[:R]->(:B {id: 'b'}), (a)-[:S]->(a), (a)-[:T]->(a), (a)-[:U]->(a)")),
  )
  const at = nodes.find(({ key }) => key === 'a')
  if (at === undefined) throw new Error('a is not drawn')
  const loops = lines.filter(({ start, end }) => start === end)
  expect(loops.map(({ curve }) => curve)).toEqual([0, 1, 2])
  const tops = loops.map((line) => at.y - middleOf(at, at, line).y).map(Math.round)
  expect(tops).toEqual([50, 72, 95])
})

describe('pictures of an unusual kind', () => {
  test('keeps a relationship from a node to itself', () => {
    const drawing = laid(pictureIn(graph("(a {id: 'a'})-[:R]->(b {id: 'b'}), (a)-[:SELF]->(a)")))
    expect(drawing.lines.map(({ start, end }) => `${start}${end}`).sort()).toEqual(['aa', 'ab'])
  })

  test('draws nothing for an empty picture', () => {
    expect(laid(emptyPicture)).toEqual({ nodes: [], lines: [], titles: [] })
  })

  test('draws a single node', () => {
    const { nodes } = laid(pictureIn(graph("({id: 'a'})")))
    expect(nodes).toHaveLength(1)
    expect(nodes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
  })

  test('names a node without an id by its number, and gives equal relationships keys of their own', () => {
    const picture = pictureIn(graph('(a)-[:R]->(b), (a)-[:R]->(b)'))
    expect([...picture.nodes.keys()]).toEqual(['n0', 'n1'])
    expect([...picture.relationships.keys()]).toEqual(['n0 R n1', 'n0 R n1 #2'])
  })

  test('leaves out a relationship without its ends', () => {
    const picture = pictureIn(graph("({id: 'a'})-[:R]->({id: 'b'})"), 'MATCH (a)-[r]->() RETURN a, r')
    expect([...picture.nodes.keys()]).toEqual(['a'])
    expect(picture.relationships.size).toBe(0)
  })

  test('finds nodes inside paths, lists and maps', () => {
    const database = graph("({id: 'a'})-[:R]->({id: 'b'})")
    const keys = (query: string): readonly string[] => [...pictureIn(database, query).relationships.keys()]
    expect(keys('MATCH p = ()-->() RETURN p')).toEqual(['a R b'])
    expect(keys('MATCH p = ()-->() RETURN [[p]]')).toEqual(['a R b'])
    expect(keys('MATCH (a)-[r]->(b) RETURN {deep: {x: [a, b]}, r: r}')).toEqual(['a R b'])
  })

  test('lays out 2,000 nodes', { timeout: 60_000 }, () => {
    const database = graph()
    database.query("UNWIND range(0, 1999) AS i CREATE (:N {id: 'n' + toString(i), i: i})")
    database.query('MATCH (a:N), (b:N) WHERE b.i = (a.i * 7 + 1) % 500 CREATE (a)-[:R]->(b)')
    const picture = pictureIn(database, 'MATCH (a)-[r]->(b) RETURN a, r, b')
    const { nodes, lines } = laid(picture)
    expect(nodes).toHaveLength(2000)
    expect(lines).toHaveLength(2000)
    expect(nodes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
    expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(2000)
  })
})

test.each([1, 2, 3, 7, 40])('a room is divided among %i components by their weights', (count) => {
  const weights = Array.from({ length: count }, (_, n) => 1 + ((n * 37) % 90)).sort((a, b) => b - a)
  const whole = { left: 36, top: 36, right: 1_036, bottom: 636 }
  const areaOf = ({ left, top, right, bottom }: typeof whole): number => (right - left) * (bottom - top)
  const parts = divide(weights, whole)
  expect(parts).toHaveLength(count)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  parts.forEach((part, at) => {
    expect(areaOf(part)).toBeCloseTo((areaOf(whole) * weights[at]) / sum, 3)
    expect(part.left).toBeGreaterThanOrEqual(whole.left - 1e-6)
    expect(part.right).toBeLessThanOrEqual(whole.right + 1e-6)
    expect(part.top).toBeGreaterThanOrEqual(whole.top - 1e-6)
    expect(part.bottom).toBeLessThanOrEqual(whole.bottom + 1e-6)
    for (const other of parts.slice(at + 1)) {
      const [across, down] = [
        Math.min(part.right, other.right) - Math.max(part.left, other.left),
        Math.min(part.bottom, other.bottom) - Math.max(part.top, other.top),
      ]
      expect(across < 1e-6 || down < 1e-6).toBe(true)
    }
  })
})
