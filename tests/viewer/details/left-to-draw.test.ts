import { expect, test } from 'vitest'
import { foldingIn } from '../../../src/viewer/content/folding.ts'
import { drawingOf, shownOf, type Shown } from '../../../src/viewer/content/shown.ts'
import { commonLeftToDraw, leftToDraw, type LeftToDraw } from '../../../src/viewer/details/left-to-draw.ts'
import { neighboursView, type NeighboursView } from '../../../src/viewer/details/neighbours.ts'
import { selectionView } from '../../../src/viewer/details/selection.ts'
import type { State } from '../../../src/viewer/state/state.ts'
import { reduce } from '../../../src/viewer/state/actions/index.ts'
import { expansionKey } from '../../../src/viewer/state/expansion.ts'
import { backend, description, load, stateOf } from '../content/states.ts'

const asked = { backend, description }
const size = { width: 1040, height: 620 }

/** What a state shows, and which of it has a mark. */
async function seenIn(
  state: State,
): Promise<{ readonly shown: Shown; readonly isSeen: (key: string) => boolean }> {
  const content = await load(state)
  const shown = shownOf(content, state, description)
  const marks = new Set(drawingOf(shown, content, state, description, size, {}).nodes.map(({ key }) => key))
  const folding = foldingIn(content, shown, description)
  return { shown, isSeen: (key) => marks.has(folding?.wholeOf(key) ?? key) }
}

async function neighboursIn(
  state: State,
  key: string,
): Promise<{ readonly view: NeighboursView; readonly left: LeftToDraw }> {
  const { shown, isSeen } = await seenIn(state)
  const view = await neighboursView(asked, key, shown.picture)
  if (view === undefined) throw new Error(`${key} is missing.`)
  return { view, left: leftToDraw(view, shown.picture, isSeen) }
}

test.each(['org:alibaba', 'org:huawei', 'place:KE'])(
  'of the neighbours of %s those are left that no line joins to it in the picture, and none once all are drawn',
  async (key) => {
    const before = stateOf('overview')
    const { view, left } = await neighboursIn(before, key)
    expect(left.total).toBeGreaterThan(0)
    expect(left.total).toBeLessThan(view.total)
    const sums = view.groups.map((group) => [left.of(group), group.count])
    expect(sums.filter(([some, all]) => some > all)).toEqual([])
    const all = await neighboursIn(reduce(before, { kind: 'expand', key }), key)
    expect([all.left.total, [...all.left.keys]]).toEqual([0, []])
    expect(all.view.groups.map((group) => all.left.of(group)).filter((some) => some > 0)).toEqual([])
  },
)

test('of what has no mark itself all neighbours are left to draw', async () => {
  const { view, left } = await neighboursIn(stateOf('overview'), 'region:africa')
  expect(view.total).toBeGreaterThan(0)
  expect([...left.keys].length).toBe(view.total)
})

test('where a limit cuts the list, nothing is said of what is not listed', () => {
  const by = [{ type: 'OWNS', direction: 'out' }] as const
  const group = { ...by[0], phrase: 'owns', count: 9 }
  const neighbours = [{ key: 'b', name: 'b', by, phrases: ['owns'] }]
  const relationship = { key: 'r', id: 1, type: 'OWNS', start: 'a', end: 'b', properties: {} }
  const picture = { relationships: new Map([['r', relationship]]) }
  const left = leftToDraw({ key: 'a', groups: [group], neighbours, total: 9 }, picture, () => true)
  expect([left.total, left.of(group), left.keys.size]).toEqual([8, 9, 0])
})

test('what is common to two things is drawn where a line joins it to both, and drawing it leaves nothing to draw', async () => {
  const pair = ['org:alibaba', 'place:KE']
  const state = stateOf('overview')
  const { shown, isSeen } = await seenIn(state)
  const content = await load(state)
  const folding = foldingIn(content, shown, description)
  const groups = pair.map((key) => [key, ...(folding?.partsOf(key) ?? []).map((part) => part.key)])
  const view = await selectionView(asked, groups, shown.picture)
  expect(view.common.length).toBeGreaterThan(0)
  expect(commonLeftToDraw(view, groups, shown.picture, isSeen)).toEqual([])

  const others = [
    ['org:alibaba', 'org:alibaba-cloud'],
    ['org:huawei', 'org:huawei-cloud'],
  ]
  const both = await selectionView(asked, others, shown.picture)
  const left = commonLeftToDraw(both, others, shown.picture, isSeen)
  expect(left.length).toBeGreaterThan(0)
  const keys = others.flat().map((key) => expansionKey({ key, by: undefined, ends: left }))
  const after = await seenIn(reduce(state, { kind: 'expand-several', keys }))
  expect(commonLeftToDraw(both, others, after.shown.picture, after.isSeen)).toEqual([])
})
