import { expect, test } from 'vitest'
import { showingOf, type Moment } from '../../../src/viewer/canvas/showing.ts'

const nodes = ['a', 'b', 'c']
const nothingSought = { toMiddle: false }
const before: Moment = { source: 'one', selected: ['a'], drawn: new Set(nodes), sought: nothingSought }

test('what was searched for comes to the middle, and what was gone to from a list only into sight, again too', () => {
  const searched: Moment = { ...before, selected: ['b'], sought: { toMiddle: true } }
  expect(showingOf(before, searched, nodes, false)).toEqual({ kind: 'middle', key: 'b' })
  const listed: Moment = { ...before, selected: ['b'], sought: { toMiddle: false } }
  expect(showingOf(before, listed, nodes, false)).toEqual({ kind: 'sight', key: 'b' })
  const again: Moment = { ...before, sought: { toMiddle: false } }
  expect(showingOf(before, again, nodes, false)).toEqual({ kind: 'sight', key: 'a' })
  expect(showingOf(before, { ...again, selected: [] }, nodes, false)).toEqual({ kind: 'some', keys: [] })
})

test('what is selected comes into sight, several where none of them is, and what enters where nothing else was selected', () => {
  expect(showingOf(before, { ...before, selected: ['c'] }, nodes, false)).toEqual({ kind: 'sight', key: 'c' })
  const several = showingOf(before, { ...before, selected: ['a', 'c'] }, nodes, false)
  expect(several).toEqual({ kind: 'some', keys: ['a', 'c'] })
  expect(showingOf(before, before, [...nodes, 'd'], true)).toEqual({ kind: 'some', keys: ['d'] })
})

test('another picture is looked at as its link says, and all of it is no entry', () => {
  const other: Moment = { ...before, source: 'two', selected: ['b'] }
  expect(showingOf(before, other, nodes, true)).toBeUndefined()
  expect(showingOf(before, other, nodes, false)).toEqual({ kind: 'sight', key: 'b' })
  expect(showingOf(before, { ...other, selected: ['a'] }, nodes, false)).toBeUndefined()
  expect(showingOf(before, before, ['x', 'y'], false)).toBeUndefined()
})
