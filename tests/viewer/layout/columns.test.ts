import { describe, expect, test } from 'vitest'
import { plainDescription, type Description } from '../../../src/backend/description.ts'
import type { View, ViewColumn } from '../../../src/model/view.ts'
import type { Drawing, DrawnNode } from '../../../src/viewer/drawing.ts'
import { layOut } from '../../../src/viewer/layout/index.ts'
import { emptyPicture, pictureOf, type Picture } from '../../../src/viewer/layout/picture.ts'
import { graph } from '../../helpers/graph.ts'
import { outsideOf, overlapsOf } from './boxes.ts'

const size = { width: 1040, height: 600 }

const plain = plainDescription(graph().schema())
const description: Description = {
  ...plain,
  evidence: true,
  types: [
    { name: 'IN_CREW', phrase: 'serves in', inverse: 'has', symmetric: false, hierarchy: 'crew' },
    { name: 'MOORED', phrase: 'is moored in', inverse: 'moors', symmetric: false, hierarchy: '' },
  ],
}

const columns: readonly ViewColumn[] = [
  { title: 'People', labels: ['Person'], types: [], alone: 'has no boat' },
  { title: 'Boats', labels: ['Boat'], types: ['KNOWS'] },
  {
    title: 'Harbours',
    labels: ['Harbour'],
    types: [],
    open: 'at sea',
    size: { column: 'People', one: 'person', many: 'people' },
  },
]

function viewOf(of: readonly ViewColumn[]): View {
  return {
    id: 'boats',
    title: 'Boats',
    question: 'Who has which boat?',
    picture: 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r',
    fold: ['crew'],
    layout: { kind: 'columns', columns: of },
    questions: [],
  }
}

function laid(drawing: string, of = columns, on = size): Drawing {
  const view = viewOf(of)
  const picture: Picture =
    drawing === '' ? emptyPicture : pictureOf(graph(drawing).query(view.picture).records.flat())
  return layOut(picture, view, description, on)
}

function nodeOf({ nodes }: Drawing, key: string): DrawnNode {
  const found = nodes.find((node) => node.key === key)
  if (found === undefined) throw new Error(`${key} is not drawn`)
  return found
}

const keysOf = ({ nodes }: Drawing): readonly string[] => nodes.map(({ key }) => key).sort()
const endsOf = ({ lines }: Drawing): readonly string[] =>
  lines.map(({ start, end }) => `${start}-${end}`).sort()

describe('folding', () => {
  test('draws the outermost whole for the parts of parts, with their lines, and counts them', () => {
    const drawing =
      laid(`(a:Person {id: 'a'})-[:IN_CREW]->(b:Person {id: 'b'})-[:IN_CREW]->(:Person {id: 'c'}),
      (a)-[:HAS]->(:Boat {id: 'x'})`)
    expect(keysOf(drawing)).toEqual(['c', 'open:Harbours', 'x'])
    expect(endsOf(drawing)).toEqual(['c-x', 'x-open:Harbours'])
    expect(nodeOf(drawing, 'c').note).toBe('2 crews folded')
  })

  test('draws one node for a circle of wholes, and loses no line of it', () => {
    const drawing = laid(`(a:Person {id: 'a'})-[:IN_CREW]->(b:Person {id: 'b'})-[:IN_CREW]->(a),
      (a)-[:HAS]->(:Boat {id: 'x'}), (b)-[:HAS]->(:Boat {id: 'y'})`)
    expect(keysOf(drawing)).toEqual(['a', 'open:Harbours', 'x', 'y'])
    expect(endsOf(drawing)).toEqual(['a-x', 'a-y', 'x-open:Harbours', 'y-open:Harbours'])
  })

  test('draws a part of itself as it is', () => {
    const drawing = laid("(a:Person {id: 'a'})-[:IN_CREW]->(a), (a)-[:HAS]->(:Boat {id: 'x'})")
    expect(keysOf(drawing)).toEqual(['a', 'open:Harbours', 'x'])
    expect(nodeOf(drawing, 'a').note).toBe('')
  })

  test('draws no line between two parts of the same whole', () => {
    const drawing =
      laid(`(w:Person {id: 'w'}), (a:Person {id: 'a'})-[:IN_CREW]->(w), (b:Person {id: 'b'})-[:IN_CREW]->(w),
      (a)-[:MEETS]->(b)`)
    expect(keysOf(drawing)).toEqual(['w'])
    expect(drawing.lines).toEqual([])
  })

  test('draws the parts of a node that is unfolded by themselves, and those of others as before', () => {
    const database =
      graph(`(w:Person {id: 'w'}), (v:Person {id: 'v'}), (a:Person {id: 'a'})-[:IN_CREW]->(w), (a)-[:IN_CREW]->(v),
      (b:Person {id: 'b'})-[:IN_CREW]->(v), (c:Person {id: 'c'})-[:IN_CREW]->(a), (a)-[:HAS]->(:Boat {id: 'x'})`)
    const view = { ...viewOf(columns), unfolded: [{ hierarchy: 'crew', of: 'w' }] }
    const picture = pictureOf(database.query(view.picture).records.flat())
    const drawing = layOut(picture, view, description, size)
    expect(keysOf(drawing)).toEqual(['a', 'open:Harbours', 'v', 'w', 'x'])
    expect(endsOf(drawing)).toEqual(['a-v', 'a-w', 'a-x', 'x-open:Harbours'])
    expect(nodeOf(drawing, 'a').note).toContain('1 crew folded')
    const other = layOut(picture, { ...view, unfolded: [{ hierarchy: 'place', of: 'w' }] }, description, size)
    expect(keysOf(other)).not.toContain('a')
  })

  test('leaves parts alone in a view that does not fold', () => {
    const view = { ...viewOf(columns), fold: [] }
    const database = graph("(:Person {id: 'a'})-[:IN_CREW]->(:Person {id: 'b'})")
    const drawing = layOut(pictureOf(database.query(view.picture).records.flat()), view, description, size)
    expect(keysOf(drawing)).toEqual(['a', 'b'])
    expect(endsOf(drawing)).toEqual(['a-b'])
  })
})

describe('lines between columns', () => {
  test('keeps each of several between the same two nodes, on a way of its own', () => {
    const drawing = laid(`(a:Person {id: 'a'}), (x:Boat {id: 'x'}),
      (a)-[:HAS {claims: ['c1']}]->(x), (a)-[:HAS {claims: ['c2']}]->(x), (x)-[:FEEDS]->(a)`)
    const between = drawing.lines.filter(({ end }) => !end.startsWith('open:'))
    expect(between.map(({ key }) => key).sort()).toEqual(['a HAS x c1', 'a HAS x c2', 'x FEEDS a'])
    // A line against the reading direction bulges to its other side.
    const bulges = between.map(({ start, curve }) => (start === 'a' ? curve : -curve))
    expect(new Set(bulges).size).toBe(3)
  })

  test('draws a relationship of a column as a point on the way to where it leads', () => {
    const drawing = laid(`(a:Person {id: 'a'}), (h:Harbour {id: 'h', name: 'Old harbour'}),
      (a)-[:KNOWS {modality: 'assessment', claims: ['c1']}]->(h), (a)-[:KNOWS]->(:Town {id: 't', name: 'Far town'})`)
    const point = nodeOf(drawing, 'a KNOWS h c1')
    expect(point).toMatchObject({ caption: 'knows Old harbour', note: 'assessment', x: drawing.titles[1].x })
    expect(endsOf(drawing)).toEqual([
      'a KNOWS h c1-h',
      'a KNOWS t-open:Harbours',
      'a-a KNOWS h c1',
      'a-a KNOWS t',
    ])
    expect(nodeOf(drawing, 'a KNOWS t').caption).toBe('knows Far town')
    expect(nodeOf(drawing, 'h')).toMatchObject({ inside: '1', note: '1 person' })
    for (const { start, end, standing } of drawing.lines)
      if (start === 'a' && end === 'a KNOWS h c1') expect(standing).toBe('assessment')
  })

  test('counts a node of the named column once, however many ways lead from it', () => {
    const drawing = laid(`(a:Person {id: 'a'}), (b:Person {id: 'b'}), (h:Harbour {id: 'h'}),
      (x:Boat {id: 'x'}), (y:Boat {id: 'y'}),
      (a)-[:HAS]->(x), (a)-[:HAS]->(y), (b)-[:HAS]->(y), (x)-[:MOORED]->(h), (y)-[:MOORED]->(h), (a)-[:SEES]->(h)`)
    expect(nodeOf(drawing, 'h')).toMatchObject({ inside: '2', note: '2 people' })
    expect(keysOf(drawing)).not.toContain('open:Harbours')
  })

  test('has no hollow end in a column that does not ask for one', () => {
    const closed = columns.map(({ open: _, ...column }) => column)
    const drawing = laid("(:Person {id: 'a'})-[:HAS]->(:Boat {id: 'x'})", closed)
    expect(keysOf(drawing)).toEqual(['a', 'x'])
  })

  test('does not draw what stands in no column', () => {
    const drawing = laid("(:Person {id: 'a'})-[:HAS]->(:Boat {id: 'x'})-[:MOORED]->(:Town {id: 't'})")
    expect(keysOf(drawing)).toEqual(['a', 'open:Harbours', 'x'])
    expect(endsOf(drawing)).toEqual(['a-x', 'x-open:Harbours'])
  })
})

describe('order and room', () => {
  test('crosses no lines where none need to cross', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const drawing = laid(
      names
        .map((name, at) => {
          const harbour = `h${(at * 2) % names.length}`
          return `(:Person {id: '${name}'})-[:HAS]->(:Boat {id: '${9 - at}'})-[:MOORED]->(:Harbour {id: '${harbour}'})`
        })
        .join(),
    )
    const at = new Map(drawing.nodes.map((node) => [node.key, node.y]))
    const heights = names.map((name) => {
      const [line] = drawing.lines.filter(({ start }) => start === name)
      const [next] = drawing.lines.filter(({ start }) => start === line.end)
      return [name, line.end, next.end].map((key) => at.get(key) ?? NaN)
    })
    heights.sort((a, b) => a[0] - b[0])
    for (const column of [1, 2]) {
      const ys = heights.map((path) => path[column])
      expect(ys).toEqual(ys.toSorted((a, b) => a - b))
    }
  })

  test.each([1, 2, 3, 5])('keeps labels apart on the canvas in %i columns', (count) => {
    const some = ['Person', 'Boat', 'Harbour', 'Town', 'Land']
      .slice(0, count)
      .map((label): ViewColumn => ({ title: `${label}s`, labels: [label], types: [] }))
    const drawing = laid(
      [1, 2, 3]
        .map((n) =>
          some
            .map(({ labels }) => `(:${labels[0]} {id: '${labels[0]}${n}', name: 'N ${n}'})`)
            .join('-[:R]->'),
        )
        .join(),
      some,
    )
    expect(drawing.nodes).toHaveLength(3 * count)
    expect(drawing.nodes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
    expect(overlapsOf(drawing)).toEqual([])
    expect(outsideOf(drawing, size)).toEqual([])
  })

  test.each([20, 80])('keeps %i boats apart, if need be on a taller canvas', (count) => {
    const drawing = laid(
      `(a:Person {id: 'a', name: 'Ada'}), (b:Person {id: 'b', name: 'Bo'}), (h:Harbour {id: 'h', name: 'Old harbour'}), ${Array.from(
        { length: count },
        (_, n) =>
          `(${n % 2 === 0 ? 'a' : 'b'})-[:HAS {modality: 'fact', status: 'rigged'}]->(:Boat {id: 'x${n}', name: 'Boat number ${n}'})${n % 3 === 0 ? '-[:MOORED]->(h)' : ''}`,
      ).join()}`,
    )
    expect(drawing.nodes).toHaveLength(count + 4)
    expect(overlapsOf(drawing)).toEqual([])
    expect(outsideOf(drawing, { width: size.width, height: Infinity })).toEqual([])
    expect(drawing.nodes.filter(({ caption, note }) => `${caption}${note}`.includes('rigged'))).toHaveLength(
      count,
    )
  })

  test('has what hangs on one node of the first column together, also where what follows draws it apart', () => {
    const numbers = Array.from({ length: 16 }, (_, n) => n)
    const drawing = laid(
      [
        ...[0, 1, 2, 3].map((n) => `(p${n}:Person {id: 'p${n}'}), (h${n}:Harbour {id: 'h${n}'})`),
        ...numbers.map((n) => `(p${n % 4})-[:HAS]->(:Boat {id: 'x${n}'})-[:MOORED]->(h${Math.floor(n / 4)})`),
      ].join(),
    )
    const owners = drawing.nodes
      .filter(({ key }) => key.startsWith('x'))
      .sort((a, b) => a.y - b.y)
      .map(({ key }) => Number(key.slice(1)) % 4)
    expect(owners.filter((owner, at) => owner !== owners[at - 1])).toHaveLength(4)
  })

  test.each([size, { width: 390, height: 700 }])(
    'draws the titles, and no node, of an empty picture at $width',
    (on) => {
      const drawing = laid('', columns, on)
      expect(drawing.nodes).toEqual([])
      expect(drawing.lines).toEqual([])
      expect(drawing.titles.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
    },
  )

  test.each([size, { width: 390, height: 700 }])(
    'draws a single node, which says that it is alone, at $width',
    (on) => {
      const drawing = laid("(:Person {id: 'a', name: 'Ada'})", columns, on)
      expect(drawing.nodes).toHaveLength(1)
      expect(drawing.nodes[0]).toMatchObject({ caption: 'Ada', note: 'has no boat' })
      expect(outsideOf(drawing, on)).toEqual([])
    },
  )

  test('draws what two nodes of the first column share once in rows, with both lines', () => {
    const drawing = laid(
      `(a:Person {id: 'a'})-[:HAS]->(x:Boat {id: 'x'})-[:MOORED]->(:Harbour {id: 'h', name: 'Old harbour'}),
       (:Person {id: 'b'})-[:HAS]->(x), (:Boat {id: 'adrift'})`,
      columns,
      { width: 390, height: 700 },
    )
    expect(keysOf(drawing)).toEqual(['a', 'adrift', 'b', 'h', 'x'])
    expect(endsOf(drawing)).toEqual(['a-x', 'b-x'])
    expect(nodeOf(drawing, 'x').note).toContain('Old harbour')
    expect(overlapsOf(drawing)).toEqual([])
  })

  test('lays out 600 paths in seconds', () => {
    const drawing = laid(
      Array.from(
        { length: 600 },
        (_, n) => `(:Person {id: 'p${n}'})-[:HAS]->(:Boat {id: 'x${n}'})-[:MOORED]->(:Harbour {id: 'h${n}'})`,
      ).join(),
    )
    expect(drawing.nodes).toHaveLength(1800)
    expect(overlapsOf(drawing)).toEqual([])
  })
})
