import { describe, expect, test } from 'vitest'
import { layOut } from '../../../src/viewer/layout/index.ts'
import { keepIn, pictureOf } from '../../../src/viewer/layout/picture.ts'
import type { View } from '../../../src/model/view.ts'
import { plainDescription } from '../../../src/backend/description.ts'
import { graph } from '../../helpers/graph.ts'
import { openBundledGraph } from '../bundled.ts'
import { outsideOf, overlapsOf } from './boxes.ts'

const { description, ask } = openBundledGraph()
const columns = description.views.filter(({ layout }) => layout.kind === 'columns')
const widths = Array.from({ length: 18 }, (_, n) => 360 + 40 * n)

describe.each(columns)('the view $id', (view) => {
  test.each(widths)('keeps labels apart on a canvas %i wide, in columns or in rows', async (width) => {
    const size = { width, height: 600 }
    const drawing = layOut(pictureOf((await ask(view.picture)).flat()), view, description, size)
    expect(overlapsOf(drawing)).toEqual([])
    expect(outsideOf(drawing, { width, height: Infinity })).toEqual([])
    const xs = new Map(drawing.nodes.map(({ key, x }) => [key, x]))
    for (const { beyond, start, end } of drawing.lines)
      if (beyond !== undefined) expect((xs.get(start) ?? 0) + beyond).toBeLessThan(xs.get(end) ?? 0)
  })

  test('has lines also in rows, whichever way its relationships run', async () => {
    const picture = pictureOf((await ask(view.picture)).flat())
    expect(layOut(picture, view, description, { width: 390, height: 700 }).lines.length).toBeGreaterThan(0)
  })
})

test('rows say where a thing is also where the company that it belongs to is left out', async () => {
  const view = columns.find(({ id }) => id === 'overview')
  const picture = keepIn(
    pictureOf((await ask(view?.picture ?? '')).flat()),
    ({ labels }) => !labels.includes('Company'),
    () => true,
  )
  const { nodes } = layOut(picture, view, description, { width: 390, height: 700 })
  expect(nodes.find(({ key }) => key === 'fac:alibaba-dc-nairobi')?.note).toMatch(/Nairobi|Kenya/)
})

test('rows have room for the largest places', () => {
  const view: View = {
    id: 'boats',
    title: 'Boats',
    question: 'Where is which boat?',
    picture: 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r',
    fold: [],
    layout: {
      kind: 'columns',
      columns: [
        { title: 'Boats', labels: ['Boat'], types: [] },
        {
          title: 'Harbours',
          labels: ['Harbour'],
          types: [],
          size: { column: 'Boats', one: 'boat', many: 'boats' },
        },
      ],
    },
    questions: [],
  }
  const names = [1, 2, 3, 4, 5, 6]
  const drawn = [
    ...names.flatMap((n) => [
      `(b${n}:Boat {id: 'b${n}'})`,
      `(h${n}:Harbour {id: 'h${n}', name: 'Harbour number ${n}'})`,
    ]),
    ...names.flatMap((n) => names.map((m) => `(b${n})-[:IN]->(h${m})`)),
  ]
  const database = graph(drawn.join())
  const size = { width: 390, height: 700 }
  const rows = layOut(
    pictureOf(database.query(view.picture).records.flat()),
    view,
    plainDescription(database.schema()),
    size,
  )
  expect(rows.nodes).toHaveLength(12)
  expect(overlapsOf(rows)).toEqual([])
  expect(outsideOf(rows, { ...size, height: Infinity })).toEqual([])
})
