import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DrawnLine } from '../../../src/viewer/drawing.ts'
import { middleOf } from '../../../src/viewer/layout/curve.ts'
import { Ink, runsThrough } from '../../../src/viewer/render/ink.ts'
import type { LineLook } from '../../../src/viewer/render/line-look.ts'
import { headLength, lineStyles } from '../../../src/viewer/render/line-styles.ts'
import { linesInWords } from '../../../src/viewer/render/line-words.ts'
import { lineLook } from '../../../src/viewer/render/looks.ts'
import { overlaps, placeLabels, type LabelWish } from '../../../src/viewer/render/place-labels.ts'

const wish: fc.Arbitrary<Omit<LabelWish, 'key'>> = fc.record({
  x: fc.integer({ min: -300, max: 700 }),
  y: fc.integer({ min: -300, max: 700 }),
  width: fc.integer({ min: 1, max: 260 }),
  height: fc.integer({ min: 1, max: 60 }),
  always: fc.boolean(),
  weight: fc.integer({ min: 0, max: 5 }),
})
const wishes = fc
  .array(wish, { maxLength: 60 })
  .map((list) => list.map((one, index): LabelWish => ({ ...one, key: String(index) })))

function label(key: string, x: number, rest: Partial<LabelWish> = {}): LabelWish {
  return { key, x, y: 0, width: 50, height: 16, always: false, weight: 0, ...rest }
}

describe('the labels that are drawn', () => {
  test('cover no other, unless they must be drawn', () => {
    fc.assert(
      fc.property(wishes, (given) => {
        const must = new Set(given.filter(({ always }) => always).map(({ key }) => key))
        const placed = placeLabels(given)
        placed.forEach((a, index) => {
          for (const b of placed.slice(index + 1))
            expect(overlaps(a, b) && !(must.has(a.key) && must.has(b.key))).toBe(false)
        })
      }),
      { numRuns: 500 },
    )
  })

  test('are all that must be, and of the others none is left out without a reason', () => {
    fc.assert(
      fc.property(wishes, (given) => {
        const placed = placeLabels(given)
        const keys = new Set(placed.map(({ key }) => key))
        for (const one of given) {
          if (keys.has(one.key)) continue
          expect(one.always).toBe(false)
          const winners = placed.filter((box) => overlaps(box, one)).map(({ key }) => given[Number(key)])
          expect(winners.some(({ always, weight }) => always || weight >= one.weight)).toBe(true)
        }
        expect(keys.size).toBe(placed.length)
      }),
      { numRuns: 500 },
    )
  })

  test('stand where they wished to', () => {
    const [box] = placeLabels([label('a', 7, { y: -3 })])
    expect(box).toEqual({ key: 'a', x: 7, y: -3, width: 50, height: 16 })
  })

  test('are the heavier of two, and the first of two that are alike', () => {
    const keys = (...given: readonly LabelWish[]): readonly string[] =>
      placeLabels(given).map(({ key }) => key)
    expect(keys(label('light', 0), label('heavy', 20, { weight: 1 }))).toEqual(['heavy'])
    expect(keys(label('first', 0), label('second', 20))).toEqual(['first'])
    expect(keys(label('heavy', 0, { weight: 9 }), label('must', 20, { always: true }))).toEqual(['must'])
    expect(keys(label('a', 0, { always: true }), label('b', 20, { always: true }))).toEqual(['a', 'b'])
    expect(keys(label('a', 0), label('b', 50), label('c', 100))).toEqual(['a', 'b', 'c'])
    expect(keys()).toEqual([])
  })

  test('leave as much free between them as they are told to', () => {
    const keys = (second: Partial<LabelWish>, x: number): readonly string[] =>
      placeLabels([label('a', 0), label('b', x, second)], [], undefined, { across: 8, down: 2 }).map(
        ({ key }) => key,
      )
    expect(keys({}, 57)).toEqual(['a'])
    expect(keys({}, 58)).toEqual(['a', 'b'])
    expect(keys({ y: 17 }, 0)).toEqual(['a'])
    expect(keys({ y: 18 }, 0)).toEqual(['a', 'b'])
  })

  test('may be many', () => {
    const many = Array.from({ length: 10_000 }, (_, n) =>
      label(String(n), (n % 100) * 20, { y: Math.floor(n / 100) * 9 }),
    )
    expect(placeLabels(many).length).toBeGreaterThan(1_000)
  })
})

describe('the middle of a line', () => {
  const [from, to] = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ]

  test('is between its ends where it is straight', () => {
    expect(middleOf(from, to, { curve: 0, flow: false })).toEqual({ x: 50, y: 0 })
    expect(middleOf(from, to, { curve: 0, flow: true })).toEqual({ x: 50, y: 0 })
  })

  test('is on the left of its direction where it bulges there', () => {
    const there = middleOf(from, to, { curve: 0.2, flow: false })
    const back = middleOf(to, from, { curve: 0.2, flow: false })
    expect(there.y).toBeCloseTo(-20)
    expect(back.y).toBeCloseTo(20)
  })

  test('is off the node for a line from it to itself', () => {
    expect(middleOf(from, from, { curve: 0, flow: false })).not.toEqual(from)
  })
})

describe('the styles of lines', () => {
  const styles = Object.entries(lineStyles)

  test('differ without colour', () => {
    const looks = styles.map(([, { dash, width, head }]) => JSON.stringify([dash, width, head]))
    const filled = styles.filter(([name]) => name !== 'reference').length
    expect(new Set(looks).size).toBeGreaterThanOrEqual(filled)
    expect(new Set(looks).size).toBe(styles.length)
  })

  test('each have a meaning of their own, and an arrow unless a claim, or open', () => {
    expect(new Set(styles.map(([, { meaning }]) => meaning)).size).toBe(styles.length)
    for (const [name, style] of styles)
      expect(headLength(style) > 0, name).toBe(name !== 'claim' && name !== 'open')
  })
})

describe('labels beside marks', () => {
  const mark = { key: 'other', x: 0, y: 0, width: 20, height: 20 }

  test('go where they cover none, or are not drawn', () => {
    const elsewhere = [
      { x: 10, y: 10 },
      { x: 30, y: 0 },
    ]
    expect(placeLabels([label('a', 0, { elsewhere })], [mark])).toEqual([
      { key: 'a', x: 30, y: 0, width: 50, height: 16 },
    ])
    expect(placeLabels([label('a', 0, { yields: true })], [mark])).toEqual([])
    expect(placeLabels([label('a', 0)], [mark])).toHaveLength(1)
    expect(placeLabels([label('a', 0, { yields: true, always: true })], [mark])).toHaveLength(1)
  })

  test('stay on the canvas where they can', () => {
    const elsewhere = [{ x: 40, y: 10 }]
    const canvas = { width: 100, height: 50 }
    expect(placeLabels([label('a', -10, { elsewhere })], [], canvas)[0]?.x).toBe(40)
    expect(placeLabels([label('a', -10, { elsewhere: [{ x: 45, y: 10 }] })], [], canvas)[0]?.x).toBe(-10)
    expect(placeLabels([label('a', -10, { yields: true })], [], canvas)).toEqual([])
  })

  test('are not in the way of their own', () => {
    expect(placeLabels([label('other', 10, { y: 10, yields: true })], [mark])).toHaveLength(1)
  })

  test('make room for one that has none, where both can then be read', () => {
    const placed = placeLabels([
      label('heavy', 20, { y: 10, weight: 1, elsewhere: [{ x: 20, y: 60 }] }),
      label('light', 30, { y: 10, elsewhere: [{ x: 25, y: 15 }] }),
    ])
    expect(placed.map(({ key, x, y }) => [key, x, y])).toEqual([
      ['heavy', 20, 60],
      ['light', 30, 10],
    ])
  })

  test('are not drawn where no place is good enough, unless they must be', () => {
    expect(placeLabels([label('a', 0, { yields: true, isSpoilt: () => true })])).toEqual([])
    expect(placeLabels([label('a', 0, { yields: true, isSpoilt: () => true, always: true })])).toHaveLength(1)
  })

  test('take another corner where a heavier label stands', () => {
    const placed = placeLabels([
      label('heavy', 0, { weight: 1 }),
      label('light', 10, { elsewhere: [{ x: 0, y: 40 }] }),
    ])
    expect(placed.map(({ key, y }) => [key, y])).toEqual([
      ['heavy', 0],
      ['light', 40],
    ])
  })
})

describe('the side of a label', () => {
  const [below, right, above] = [
    { x: -25, y: 10 },
    { x: 14, y: -8 },
    { x: -25, y: -26 },
  ]
  type Line = readonly [x: number, y: number, toX: number, toY: number]
  const inkOf = (...lines: readonly Line[]): Ink =>
    new Ink(
      lines.map(([x, y, toX, toY]) => (share) => ({ x: x + (toX - x) * share, y: y + (toY - y) * share })),
    )
  /** The best of the corners after lines from one point to another, of whatever node. */
  const first = (...lines: readonly Line[]) => {
    const [{ lines: _, ...corner }] = inkOf(...lines).leastFirst([below, right, above], {
      width: 50,
      height: 16,
    })
    return corner
  }

  test('is the first through which fewest lines run, its own and those of others', () => {
    expect(first()).toEqual(below)
    expect(first([0, 0, 0, 300])).toEqual(right)
    expect(first([0, 0, 0, 300], [300, 0, 0, 0])).toEqual(above)
    expect(first([-300, 18, 300, 18])).toEqual(right)
  })

  test('is found among many lines', () => {
    expect(first(...Array.from({ length: 9_000 }, () => [0, 30, 0, 0] as const))).toEqual(right)
  })

  test('knows each line that runs through a box, straight or bent, and no other', () => {
    const coordinate = fc.integer({ min: -400, max: 400 })
    const line = fc.tuple(coordinate, coordinate, coordinate, coordinate)
    const box = fc.record({
      x: coordinate,
      y: coordinate,
      width: fc.integer({ min: 1, max: 200 }),
      height: fc.integer({ min: 1, max: 40 }),
    })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), box, (lines, at) => {
        const through = lines.filter(([x, y, toX, toY]) => runsThrough({ x, y, toX, toY }, at)).length
        expect(inkOf(...lines).through(at)).toBe(through)
        expect(inkOf(...lines).through(at, 2)).toBe(Math.min(through, 2))
      }),
    )
    const bent = new Ink([(share) => ({ x: 100 * share, y: 100 * Math.sin(Math.PI * share) })])
    expect(bent.through({ x: 40, y: 90, width: 20, height: 20 })).toBe(1)
    expect(bent.through({ x: 40, y: -10, width: 20, height: 20 })).toBe(0)
  })
})

describe('the look of a line', () => {
  const line = {
    key: 'l',
    start: 'a',
    end: 'b',
    standing: 'fact',
    curve: 0,
    flow: false,
    caption: 'competes with',
    symmetric: false,
    worded: true,
  } as const
  const palette = {
    paper: '#ffffff',
    ink: '#000000',
    mute: '#777777',
    accent: '#0000ff',
    line: '#555555',
    reference: '#bbbbbb',
    labels: [],
    ramp: [],
  }
  const look = (part: Partial<DrawnLine>, lit?: ReadonlySet<string>): LineLook =>
    lineLook({ ...line, ...part }, { palette, height: 100, lit })

  test('is drawn as one piece where it is straight, and as many where it bends', () => {
    const types = [look({}), look({ curve: 0.1 }), look({ flow: true }), look({ end: 'a' })]
    expect(types.map(({ type }) => type)).toEqual(['straight', 'line', 'line', 'line'])
  })

  test('has no head where it reads the same from both ends', () => {
    expect([look({}).head, look({ symmetric: true }).head]).toEqual([9, 0])
  })

  test('is not there for one of too many, until it is lit', () => {
    const hidden = [
      look({}),
      look({ quiet: true }),
      look({ quiet: true }, new Set(['other'])),
      look({ quiet: true }, new Set(['l'])),
    ].map((one) => one.hidden)
    expect(hidden).toEqual([false, true, true, false])
  })

  test('has its words where there is room: of few lines all, of many those that are pointed at', () => {
    const scene = {
      canvas: { width: 100, height: 100 },
      lit: undefined,
      wanted: (key: string) => key === '3',
      courseOf: () => (share: number) => ({ x: 100 * share, y: 50 }),
    }
    const lines = (count: number): readonly DrawnLine[] =>
      Array.from({ length: count }, (_, n) => ({ ...line, key: String(n), worded: n % 2 === 0 }))
    const keys = (count: number): readonly string[] =>
      linesInWords(lines(count), scene).map(({ thing }) => thing.key)
    expect(keys(6)).toEqual(['0', '2', '3', '4'])
    expect(keys(200)).toEqual(['3'])
    expect(linesInWords(lines(6), { ...scene, lit: new Set(['1']) }).map(({ thing }) => thing.key)).toEqual([
      '1',
      '3',
    ])
  })
})
