import { describe, expect, test } from 'vitest'
import type { View } from '../../../src/model/view.ts'
import type { Drawing } from '../../../src/viewer/drawing.ts'
import { layOut } from '../../../src/viewer/layout/index.ts'
import type { Positions } from '../../../src/viewer/layout/spread.ts'
import { keepIn, pictureOf, type Picture } from '../../../src/viewer/layout/picture.ts'
import { beginningOf } from '../../../src/viewer/layout/curve.ts'
import { openBundledGraph } from '../bundled.ts'
import { circleOf, labelOf, outsideOf, overlapsOf } from './boxes.ts'

const { description, ask } = openBundledGraph()
const view = viewOf('overview')
const picture = pictureOf((await ask(view.picture)).flat())
const wide = { width: 1040, height: 620 }
const drawing = layOut(picture, view, description, wide)
const byKey = new Map(drawing.nodes.map((node) => [node.key, node]))

function viewOf(id: string): View {
  const found = description.views.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no view ${id}`)
  return found
}

/** The words of a label, caption and note, whether on one line or two. */
function wordsOf(key: string): string {
  const node = byKey.get(key)
  return node === undefined ? '' : `${node.caption} · ${node.note}`
}

function placesOf({ nodes }: Drawing): Positions {
  return new Map(nodes.map(({ key, x, y }) => [key, { x, y }]))
}

/** The entries in another order that only a number decides. */
function shuffled<T>(items: Iterable<T>, seed: number): T[] {
  return [...items]
    .map((item, index) => ({ item, at: Math.imul(index + 1, seed) >>> 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

describe('the overview of the bundled graph', () => {
  test('has 17 middle items, and only what its columns hold', async () => {
    const [, middle] = drawing.titles
    expect(drawing.titles.map(({ text }) => text)).toEqual(['Groups', 'What they have abroad', 'Where'])
    expect(drawing.nodes.filter(({ x }) => x === middle.x)).toHaveLength(17)
    const [[groups]] = await ask('MATCH (c:Company) WHERE NOT (c)-[:UNIT_OF]->() RETURN count(c)')
    expect(drawing.nodes.filter(({ x }) => x === drawing.titles[0].x)).toHaveLength(Number(groups))
  })

  test.each([
    wide,
    { width: 1040, height: 760 },
    { width: 1280, height: 620 },
    { width: 1600, height: 1000 },
  ])('keeps every circle and label on a canvas of $width x $height, apart from all others', (size) => {
    const laid = layOut(picture, view, description, size)
    expect(laid.nodes).toHaveLength(drawing.nodes.length)
    expect(outsideOf(laid, size)).toEqual([])
    expect(overlapsOf(laid)).toEqual([])
  })

  test('lets a line begin right of the label that it would cross', () => {
    for (const line of drawing.lines) {
      const start = byKey.get(line.start)
      const end = byKey.get(line.end)
      if (start?.side !== 'right' || end === undefined) continue
      const { x } = beginningOf(line, start, end)
      expect(x, line.key).toBeGreaterThanOrEqual(labelOf(start).right)
      expect(x, line.key).toBeLessThan(circleOf(end).left)
    }
  })

  test.each(['prod:trustai', 'fac:alibaba-tc-sg', 'org:tencent', 'place:KE'])(
    'leaves everything else where it stands when %s is taken away, and in its order in rows',
    (gone) => {
      const less = keepIn(
        picture,
        ({ key }) => key !== gone,
        () => true,
      )
      for (const size of [wide, { width: 1040, height: 520 }]) {
        const before = placesOf(layOut(picture, view, description, size))
        const after = layOut(less, view, description, size, { before })
        const moved = after.nodes.filter(({ key, x, y }) => {
          const place = before.get(key)
          return place !== undefined && (Math.abs(place.x - x) > 0.5 || Math.abs(place.y - y) > 0.5)
        })
        expect(moved.map(({ key }) => key)).toEqual([])
        expect(overlapsOf(after)).toEqual([])
      }
      const narrow = { width: 390, height: 700 }
      const rows = layOut(picture, view, description, narrow)
      const fewer = layOut(less, view, description, narrow, { before: placesOf(rows) })
      const heads = ({ nodes }: Drawing): readonly string[] =>
        nodes.filter(({ x, note }) => x === 20 && !note.includes('named')).map(({ key }) => key)
      const [stood, stands] = [heads(rows), heads(fewer)]
      expect(stands.filter((key) => stood.includes(key))).toEqual(stood.filter((key) => stands.includes(key)))
    },
  )

  test('puts what comes back beside what it stood with', () => {
    const less = keepIn(
      picture,
      ({ key }) => key !== 'prod:trustai',
      () => true,
    )
    const before = placesOf(layOut(less, view, description, wide))
    const after = layOut(picture, view, description, wide, { before })
    const middle = after.nodes.filter(({ x }) => x === after.titles[1].x).sort((a, b) => a.y - b.y)
    const at = middle.findIndex(({ key }) => key === 'prod:trustai')
    expect(middle.slice(at - 1, at + 2).some(({ key }) => key.startsWith('par:tencent'))).toBe(true)
    const order = middle.map(({ key }) => key).filter((key) => before.has(key))
    expect(order).toEqual(order.toSorted((a, b) => (before.get(a)?.y ?? 0) - (before.get(b)?.y ?? 0)))
  })

  test('folds units into their groups, in words', async () => {
    const units = await ask('MATCH (u:Company)-[:UNIT_OF]->(g:Company) RETURN g.id, count(u), collect(u.id)')
    expect(units.length).toBeGreaterThan(0)
    for (const [group, count, folded] of units) {
      expect(byKey.get(String(group))?.note).toBe(`${String(count)} unit${count === 1 ? '' : 's'} folded`)
      for (const key of [folded].flat()) expect(byKey.has(String(key))).toBe(false)
    }
    expect([...byKey.values()].filter(({ note }) => note === '1 unit folded').length).toBeGreaterThan(0)
  })

  test('draws the country in place of each of its cities', async () => {
    const places = await ask(
      `MATCH (thing)-[:LOCATED_IN|WITH_FIRMS_IN|OFFERED_IN]->(city:City)-[:PART_OF]->(country:Country)
       MATCH (:Company)-->(thing)
       RETURN DISTINCT thing.id, city.id, country.id`,
    )
    expect(places.length).toBeGreaterThan(0)
    for (const [thing, city, country] of places) {
      expect(byKey.has(String(city))).toBe(false)
      expect(
        drawing.lines.some(({ start, end }) => start === thing && end === country),
        String(thing),
      ).toBe(true)
    }
  })

  test('counts in a country the groups that reach it, as the graph has them', async () => {
    const reached = await ask(
      `MATCH (c:Company)-->(thing)-[:LOCATED_IN|WITH_FIRMS_IN|OFFERED_IN]->(place)
       OPTIONAL MATCH (c)-[:UNIT_OF]->(parent)
       OPTIONAL MATCH (place:City)-[:PART_OF]->(whole:Country)
       WITH coalesce(parent, c) AS company, coalesce(whole, place) AS country
       WHERE country:Country
       RETURN country.id AS id, country.name AS name, count(DISTINCT company) AS groups`,
    )
    expect(reached).toHaveLength(7)
    for (const [id, , groups] of reached) {
      expect(byKey.get(String(id))?.inside).toBe(String(groups))
      expect(wordsOf(String(id))).toContain(`${String(groups)} ${groups === 1 ? 'group' : 'groups'}`)
    }
    const countries = new Set(reached.map(([id]) => id))
    const last = drawing.titles[2].x
    expect(
      drawing.nodes.filter(({ x, key }) => x === last && !countries.has(key)).map(({ key }) => key),
    ).toEqual(['open:Where'])
  })

  test('draws a country that more groups reach larger', () => {
    expect(byKey.get('place:KE')?.size).toBeGreaterThan(byKey.get('place:MY')?.size ?? Infinity)
  })

  test('counts at the hollow end what reaches no named country', () => {
    const end = byKey.get('open:Where')
    const [, middle, last] = drawing.titles
    const reaching = new Set(
      drawing.lines
        .filter(({ end: to }) => byKey.get(to)?.x === last.x && to !== 'open:Where')
        .map(({ start }) => start),
    )
    const open = drawing.nodes.filter(({ x, key }) => x === middle.x && !reaching.has(key))
    expect(end).toMatchObject({ hollow: true, caption: 'no named country', inside: String(open.length) })
    expect(drawing.lines.filter(({ end: to }) => to === 'open:Where')).toHaveLength(open.length)
  })

  test('draws companies without a presence alone, with the reason beside them', async () => {
    const alone = await ask(
      `MATCH (c:Company)
       WHERE NOT (c)-[:UNIT_OF]->() AND NOT EXISTS {
         MATCH (c)<-[:UNIT_OF*0..1]-()-[r]->(thing)
         WHERE thing:DataCenter OR thing:TransparencyCenter OR thing:Deployment OR thing:Partnership
           OR type(r) = 'HAS_STRONGHOLD_IN'
           OR thing:Product AND EXISTS { (thing)-[:OFFERED_IN|SERVES]->() }
       }
       RETURN c.id`,
    )
    const keys = alone.map(([key]) => String(key)).sort()
    expect(keys.length).toBeGreaterThan(0)
    const drawn = drawing.nodes.filter(({ note }) => note === 'no site, system or partnership named')
    expect(drawn.map(({ key }) => key).sort()).toEqual(keys)
    for (const { key, y } of drawn) {
      expect(drawing.lines.some(({ start, end }) => start === key || end === key)).toBe(false)
      const others = drawing.nodes.filter((node) => !keys.includes(node.key))
      expect(y).toBeGreaterThan(Math.max(...others.map((node) => node.y)))
    }
  })

  test('draws both ends of every line, each line once', () => {
    expect(drawing.lines.filter(({ start, end }) => !byKey.has(start) || !byKey.has(end))).toEqual([])
    expect(new Set(drawing.lines.map(({ key }) => key)).size).toBe(drawing.lines.length)
    expect(drawing.lines.every(({ start, end }) => start !== end)).toBe(true)
  })

  test('tells begun from plain facts by the style of lines', async () => {
    const begun = await ask("MATCH (c:Company)-[r {status: 'begun'}]->(thing) RETURN thing.id")
    expect(begun.length).toBeGreaterThan(0)
    for (const [key] of begun)
      expect(drawing.lines.find(({ end }) => end === key)?.standing, String(key)).toBe('begun')
    expect(drawing.lines.find(({ end }) => end === 'fac:alibaba-tc-dubai')?.standing).toBe('fact')
    expect(drawing.lines.find(({ key }) => key.includes('HAS_STRONGHOLD_IN'))?.standing).toBe('assessment')
  })

  test.each([2_654_435_761, 2_246_822_519, 3_266_489_917, 668_265_263])(
    'is the same whatever the order of records (%i)',
    async (seed) => {
      const records = await ask(view.picture)
      const other = pictureOf(shuffled(records.flat(), seed))
      const backwards: Picture = {
        nodes: new Map(shuffled(other.nodes, seed)),
        relationships: new Map(shuffled(other.relationships, seed)),
      }
      const again = layOut(backwards, view, description, wide)
      const places = ({ nodes }: typeof drawing): ReadonlyMap<string, string> =>
        new Map(
          nodes.map(({ key, x, y, caption, note, inside }) => [
            key,
            `${x.toFixed(6)} ${y.toFixed(6)} ${caption} ${note} ${inside}`,
          ]),
        )
      expect(places(again)).toEqual(places(drawing))
      const said = ({ lines }: typeof drawing): readonly string[] =>
        lines
          .map(({ key, start, end, standing, curve }) => `${key}: ${start} ${end} ${standing} ${curve}`)
          .sort()
      expect(said(again)).toEqual(said(drawing))
    },
  )

  test('grows taller rather than overlapping where the canvas is low', () => {
    const low = layOut(picture, view, description, { width: 1040, height: 300 })
    expect(overlapsOf(low)).toEqual([])
    expect(Math.max(...low.nodes.map(({ y }) => y))).toBeGreaterThan(300)
  })
})

describe('the overview on a narrow canvas', () => {
  const narrow = { width: 390, height: 700 }
  const rows = layOut(picture, view, description, narrow)

  test('has all that the columns have, in rows without an overlap', () => {
    expect(new Set(rows.nodes.map(({ key }) => key))).toEqual(new Set(drawing.nodes.map(({ key }) => key)))
    expect(overlapsOf(rows)).toEqual([])
    expect(outsideOf(rows, { width: narrow.width, height: Infinity })).toEqual([])
    expect(new Set(rows.nodes.map(({ y }) => y)).size).toBe(rows.nodes.length)
  })

  test('says where each thing is, since no line shows it', () => {
    const row = rows.nodes.find(({ key }) => key === 'fac:alibaba-dc-nairobi')
    expect(row?.note).toContain('Kenya')
  })

  test('leaves room for a finger between rows', () => {
    const ys = rows.nodes.map(({ y }) => y).sort((a, b) => a - b)
    expect(Math.min(...ys.slice(1).map((y, index) => y - ys[index]))).toBeGreaterThanOrEqual(40)
  })

  test('draws both ends of every line', () => {
    const keys = new Set(rows.nodes.map(({ key }) => key))
    expect(rows.lines.length).toBeGreaterThan(0)
    expect(rows.lines.filter(({ start, end }) => !keys.has(start) || !keys.has(end))).toEqual([])
  })
})

describe('every view of the bundled graph', () => {
  const columns = description.views.filter(({ layout }) => layout.kind === 'columns')

  test.each(columns)('$id keeps its labels apart and on the canvas', async (one) => {
    const laid = layOut(pictureOf((await ask(one.picture)).flat()), one, description, {
      width: 1200,
      height: 800,
    })
    expect(laid.nodes.length).toBeGreaterThan(0)
    expect(overlapsOf(laid)).toEqual([])
    expect(outsideOf(laid, { width: 1200, height: Infinity })).toEqual([])
  })

  test.each(description.views)('$id draws something, with both ends of every line', async (one) => {
    const laid = layOut(pictureOf((await ask(one.picture)).flat()), one, description, wide)
    const keys = new Set(laid.nodes.map(({ key }) => key))
    expect(keys.size).toBeGreaterThan(0)
    expect(keys.size).toBe(laid.nodes.length)
    expect(laid.lines.filter(({ start, end }) => !keys.has(start) || !keys.has(end))).toEqual([])
    expect(laid.nodes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
  })
})
