import { describe, expect, test } from 'vitest'
import type { Drawing, DrawnLine } from '../../../src/viewer/drawing.ts'
import { beginningOf, pointOn } from '../../../src/viewer/layout/curve.ts'
import type { Action } from '../../../src/viewer/state/action.ts'
import { halfLines } from '../../../src/viewer/layout/half-lines.ts'
import { joiningOf } from '../../../src/viewer/shell/joining.ts'
import { litBy } from '../../../src/viewer/shell/lit.ts'
import { foldingIn } from '../../../src/viewer/content/folding.ts'
import { shownOf } from '../../../src/viewer/content/shown.ts'
import { emptyPicture } from '../../../src/viewer/layout/picture.ts'
import { pathsKey } from '../../../src/viewer/state/paths.ts'
import { description, drawn, load, stateOf } from '../content/states.ts'
import { circleOf, labelOf, overlapsOf } from './boxes.ts'

const overview = await drawn(stateOf('overview'))
const known = new Set(overview.nodes.map(({ key }) => key))
const knownLines = new Set(overview.lines.map(({ key }) => key))
const lowest = Math.max(
  ...overview.nodes.map((node) => Math.max(circleOf(node).bottom, labelOf(node).bottom)),
)

/** The overview after actions, and what of it is new. */
async function after(...actions: readonly Action[]): Promise<{ all: Drawing; fresh: Drawing }> {
  const all = await drawn(stateOf('overview', ...actions))
  return {
    all,
    fresh: {
      nodes: all.nodes.filter(({ key }) => !known.has(key)),
      lines: all.lines.filter(({ key }) => !knownLines.has(key)),
      titles: all.titles.slice(overview.titles.length),
    },
  }
}

/** The marks and names that a line runs through, but for the marks at its ends. */
function met(line: DrawnLine, { nodes }: Drawing): readonly string[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const [start, end] = [byKey.get(line.start), byKey.get(line.end)]
  if (start === undefined || end === undefined) return ['an end that is not drawn']
  const from = beginningOf(line, start, end)
  const boxes = nodes.flatMap((node) =>
    node === start || node === end ? [labelOf(node)] : [circleOf(node), labelOf(node)],
  )
  const samples = Array.from({ length: 60 }, (_, n) => pointOn(from, end, line, (n + 1) / 61))
  return boxes
    .filter(({ left, right, top, bottom }) =>
      samples.some(({ x, y }) => x > left && x < right && y > top && y < bottom),
    )
    .map(({ of }) => `${line.key} through ${of}`)
}

describe('what is added to columns', () => {
  const cases: readonly (readonly [string, Action, string])[] = [
    ['a number', { kind: 'add', keys: ['obs:export-value-2027'], select: '' }, 'Added: 1 observation'],
    ['neighbours', { kind: 'expand', key: 'org:tencent' }, 'Added: 1 technology, 1 country, 1 concept'],
    ['claims', { kind: 'reveal', label: 'Claim', on: true }, 'Added: 74 claims. Select one to see its lines'],
  ]
  test.each(cases)('stands below them, in a place of its own: %s', async (_, action, title) => {
    const { all, fresh } = await after(action)
    expect(fresh.titles.map(({ text }) => text)).toEqual([title])
    expect(fresh.nodes.length).toBeGreaterThan(0)
    for (const { key, y, size } of fresh.nodes) expect(y - size, key).toBeGreaterThan(lowest)
    expect(all.nodes.slice(0, overview.nodes.length).map(({ key, x, y }) => ({ key, x, y }))).toEqual(
      overview.nodes.map(({ key, x, y }) => ({ key, x, y })),
    )
    expect(overlapsOf(fresh)).toEqual([])
  })

  test('has its lines drawn, and of many each with the end that is selected', async () => {
    const few = (await after({ kind: 'expand', key: 'org:tencent' })).fresh.lines
    expect(few.map(({ quiet }) => quiet)).toEqual(few.map(() => undefined))
    const many = (await after({ kind: 'reveal', label: 'Claim', on: true })).fresh.lines
    expect(many.length).toBeGreaterThan(24)
    expect(many.filter(({ quiet }) => quiet !== true)).toEqual([])
  })
})

describe('a path', async () => {
  const between = ['org:alibaba', 'place:KE']
  const of = pathsKey({ between, types: [], modality: '' })
  const state = stateOf('overview', { kind: 'paths', of, on: true })
  const content = await load(state)

  const pairs = ['org:alibaba', 'org:huawei', 'org:tencent'].flatMap((one) =>
    ['place:KE', 'place:MY', 'place:SG', 'place:CN'].map((other) => [one, other] as const),
  )
  test.each(pairs)('from %s to %s is drawn and lit from end to end', async (one, other) => {
    const of = pathsKey({ between: [one, other], types: [], modality: '' })
    const state = stateOf('overview', { kind: 'paths', of, on: true })
    const [content, { nodes, lines, titles }] = await Promise.all([load(state), drawn(state)])
    const folding = foldingIn(content, shownOf(content, state, description), description)
    const seenAt = (key: string): string => folding?.wholeOf(key) ?? key
    const marks = new Set(nodes.map(({ key }) => key))
    const drawing = { nodes, lines, titles }
    const lit = litBy(drawing, [one, other], joiningOf(content, [one, other])) ?? new Set<string>()
    const { paths, picture } = content.paths.get(of) ?? { paths: [], picture: emptyPicture }
    expect(paths.length).toBeGreaterThan(0)
    expect(
      [...picture.nodes.keys()].filter((key) => !marks.has(seenAt(key)) || !lit.has(seenAt(key))),
    ).toEqual([])
    for (const { key, start, end } of picture.relationships.values()) {
      const { from, to } = halfLines(key)
      const drawnAs = marks.has(key) ? [from, to] : seenAt(start) === seenAt(end) ? [] : [key]
      expect(drawnAs.filter((line) => !lit.has(line) || !lines.some((drawn) => drawn.key === line))).toEqual(
        [],
      )
    }
  })

  test('to what a relationship that is drawn as a point leads to has the line from that point', async () => {
    const { lines, nodes } = await drawn(state)
    const points = nodes.filter(({ key }) => content.base.relationships.has(key))
    const ends = points.filter(({ key }) => content.base.relationships.get(key)?.end === 'region:africa')
    expect(ends.length).toBeGreaterThan(0)
    for (const { key } of ends) {
      expect(lines.filter((line) => line.key === key)).toEqual([])
      expect(lines.find((line) => line.key === halfLines(key).to)).toMatchObject({
        start: key,
        end: 'region:africa',
      })
    }
  })

  test('has no line beyond the marks and names', async () => {
    const all = await drawn(state)
    expect(all.lines.flatMap((line) => beyondAll(line, all))).toEqual([])
  })
})

test('what is added reaches beyond no mark or name, whatever is expanded', async () => {
  for (const { key } of overview.nodes.filter((one) => !one.key.startsWith('open:'))) {
    const { all, fresh } = await after({ kind: 'expand', key })
    expect([key, fresh.lines.flatMap((line) => beyondAll(line, all))]).toEqual([key, []])
  }
})

/** A line that is not within the rectangle of all marks, names and titles. */
function beyondAll(line: DrawnLine, { nodes, titles }: Drawing): readonly string[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const [start, end] = [byKey.get(line.start), byKey.get(line.end)]
  if (start === undefined || end === undefined) return [`${line.key} without an end`]
  const boxes = nodes.flatMap((node) => [circleOf(node), labelOf(node)])
  const top = Math.min(...boxes.map((box) => box.top), ...titles.map(({ y }) => y - 8))
  const [left, right, bottom] = [
    Math.min(...boxes.map((box) => box.left)),
    Math.max(...boxes.map((box) => box.right)),
    Math.max(...boxes.map((box) => box.bottom)),
  ]
  const from = beginningOf(line, start, end)
  const samples = Array.from({ length: 31 }, (_, n) => pointOn(from, end, line, (n + 1) / 32))
  return samples.every(({ x, y }) => x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1)
    ? []
    : [`${line.key} leaves the picture`]
}

test('lines that connect what is drawn run round marks and names, each on a way of its own, and say what they are', async () => {
  const { all, fresh } = await after({ kind: 'connect', on: true })
  expect(fresh.nodes).toEqual([])
  expect(fresh.lines.map(({ caption, symmetric, worded }) => ({ caption, symmetric, worded }))).toEqual([
    ...Array.from({ length: 3 }, () => ({ caption: 'competes with', symmetric: true, worded: true })),
    ...Array.from({ length: 2 }, () => ({ caption: 'surpasses', symmetric: false, worded: true })),
  ])
  expect(fresh.lines.flatMap((line) => met(line, all))).toEqual([])
  const ways = fresh.lines.map(({ start, end, curve, flow }) => JSON.stringify([start, end, curve, flow]))
  expect(new Set(ways).size).toBe(ways.length)
})
