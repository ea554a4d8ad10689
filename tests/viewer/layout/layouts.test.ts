import { describe, expect, test } from 'vitest'
import { plainDescription } from '../../../src/backend/description.ts'
import type { ChosenLayout } from '../../../src/model/view.ts'
import type { Drawing } from '../../../src/viewer/drawing.ts'
import { layOut } from '../../../src/viewer/layout/index.ts'
import { layoutOf, layouts } from '../../../src/viewer/layout/layouts/index.ts'
import { loadWorld } from '../../../src/viewer/layout/map/load-world.ts'
import { emptyPicture, pictureOf, type Picture } from '../../../src/viewer/layout/picture.ts'
import { graph } from '../../helpers/graph.ts'
import { openBundledGraph } from '../bundled.ts'
import { circleOf } from './boxes.ts'

const { ask, description } = openBundledGraph()
const overview = description.views.find(({ id }) => id === 'overview')
const bundled = pictureOf((await ask(overview?.picture ?? '')).flat())

/** A star, a circle of three, two lines between the same ends, a loop, something alone, numbers and places. */
const small = pictureOf(
  graph(`(a:A {id: 'a', name: 'Hub', amount: 3, x: 1, y: 2}),
    ${[1, 2, 3, 4, 5, 6].map((n) => `(a)-[:R]->(:B {id: 'b${n}', amount: ${n}})`).join()},
    (c:C {id: 'c1'})-[:R]->(d:C {id: 'c2'}), (d)-[:R]->(e:C {id: 'c3'}), (e)-[:R]->(c), (a)-[:R]->(c), (a)-[:S]->(c),
    (e)-[:R]->(e), (:D {id: 'alone'})`)
    .query('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r')
    .records.flat(),
)
const plain = plainDescription(graph().schema())

const world = await loadWorld()

const stages = [
  { width: 1080, height: 620 },
  { width: 390, height: 560 },
]

function backwards({ nodes, relationships }: Picture): Picture {
  return {
    nodes: new Map([...nodes].toReversed()),
    relationships: new Map([...relationships].toReversed()),
  }
}

/** The order in which a drawing lists what it holds means nothing, and no eye sees a millionth of a pixel. */
function sorted({ nodes, lines, titles, ground }: Drawing): Drawing {
  const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : 1)
  const rounded = <Mark extends { readonly x: number; readonly y: number }>(mark: Mark): Mark => ({
    ...mark,
    x: Math.round(mark.x * 1e6),
    y: Math.round(mark.y * 1e6),
  })
  return { nodes: nodes.map(rounded).toSorted(byKey), lines: lines.toSorted(byKey), titles, ground }
}

function laid(picture: Picture, kind: ChosenLayout['kind'], size = stages[0]): Drawing {
  const isBundled = picture.nodes.size === bundled.nodes.size
  return layOut(picture, isBundled ? overview : undefined, isBundled ? description : plain, size, {
    chosen: { kind },
    world,
  })
}

describe.each(Object.values(layouts))('$kind', ({ kind, title, shows, unsuited }) => {
  test.each([small, bundled])('places the same graph alike, all of it, somewhere', (picture) => {
    for (const size of stages) {
      const drawing = laid(picture, kind, size)
      for (const { x, y, size: radius } of drawing.nodes)
        expect([x, y, radius].every(Number.isFinite)).toBe(true)
      for (const { curve } of drawing.lines) expect(curve).not.toBeNaN()
      // Columns fold parts and draw what is between columns.
      if (kind !== 'columns') {
        expect(drawing.nodes.map(({ key }) => key).toSorted()).toEqual([...picture.nodes.keys()].toSorted())
        expect(drawing.lines.map(({ key }) => key).toSorted()).toEqual(
          [...picture.relationships.keys()].toSorted(),
        )
      }
      expect(sorted(laid(backwards(picture), kind, size))).toEqual(sorted(drawing))
    }
  })

  test('has something to say of nothing', () => {
    expect(laid(emptyPicture, kind)).toMatchObject({ nodes: [], lines: [] })
  })

  test('is called something, and says why it does not suit nothing at all', () => {
    expect(title).toMatch(/^[A-Z]/)
    expect(shows).toMatch(/^[a-z]/)
    const why = unsuited({ picture: emptyPicture, view: undefined, description: plain })
    expect(why ?? 'Suits.').toMatch(/^[A-Z].*\.$/)
  })
})

describe.each(['layered', 'circular', 'concentric', 'grid', 'map'] as const)('%s', (kind) => {
  test.each([small, bundled])('has all marks on the stage or below it, none over another', (picture) => {
    for (const size of stages) {
      const { nodes } = laid(picture, kind, size)
      const circles = nodes.map(circleOf)
      for (const { left, top, right } of circles) {
        expect(left).toBeGreaterThanOrEqual(0)
        expect(top).toBeGreaterThanOrEqual(0)
        if (kind !== 'grid') expect(right).toBeLessThanOrEqual(size.width)
      }
      const covered = nodes.flatMap((one, at) =>
        nodes
          .slice(at + 1)
          .filter((other) => Math.hypot(one.x - other.x, one.y - other.y) < one.size + other.size - 0.5)
          .map((other) => `${one.key} over ${other.key}`),
      )
      expect(covered).toEqual([])
    }
  })
})

test('layers run from left to right: who acts stands before whom it acts on, but where a circle closes', () => {
  const { nodes, lines } = laid(small, 'layered')
  const at = new Map(nodes.map(({ key, x }) => [key, x]))
  const back = lines.filter(({ start, end }) => start !== end && (at.get(start) ?? 0) >= (at.get(end) ?? 0))
  expect(back).toHaveLength(1)
})

test('rings have the greatest numbers in the middle, and say which', () => {
  const { nodes, titles } = layOut(small, undefined, plain, stages[0], {
    chosen: { kind: 'concentric', by: 'amount' },
  })
  const away = (key: string): number => {
    const node = nodes.find((one) => one.key === key)
    return node === undefined ? 0 : Math.hypot((node.x - 540) / 540, (node.y - 300) / 300)
  }
  expect(away('b6')).toBeLessThan(away('c1'))
  expect(titles.map(({ text }) => text).join(' ')).toMatch(/^amount, from the middle out: .*no number$/)
})

test('rings tell small numbers as they are', () => {
  const nodes = [0.004, 0.0004].map((share, at) => `(n${at} {id: 'n${at}', share: ${share}})`)
  const values = graph(nodes.join(', ')).query('MATCH (n) RETURN n').records.flat()
  const { titles } = layOut(pictureOf(values), undefined, plain, stages[0], {
    chosen: { kind: 'concentric', by: 'share' },
  })
  const text = titles.map((title) => title.text).join(' ')
  expect(text).toContain('0.004')
  expect(text).toContain('0.0004')
})

test('a grid has each label under its number, and its names from a to z', () => {
  const { nodes, titles } = laid(small, 'grid')
  expect(titles.map(({ text }) => text)).toEqual(['B (6)', 'C (3)', 'A (1)', 'D (1)'])
  expect(nodes.slice(0, 6).map(({ key }) => key)).toEqual(['b1', 'b2', 'b3', 'b4', 'b5', 'b6'])
})

test('what the reader chooses comes first, then the view, then forces', () => {
  expect(layoutOf(undefined).kind).toBe('force')
  expect(layoutOf(overview).kind).toBe('columns')
  expect(layoutOf(overview, { kind: 'grid' })).toEqual({ kind: 'grid' })
  expect(layoutOf(undefined, { kind: 'columns' }).kind).toBe('force')
  expect(layoutOf(undefined, { kind: 'concentric', by: 'amount' })).toEqual({
    kind: 'concentric',
    by: 'amount',
  })
})
