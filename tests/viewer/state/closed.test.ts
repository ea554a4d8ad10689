import { expect, test } from 'vitest'
import { closed } from '../../../src/viewer/state/closed.ts'
import { initialState } from '../../../src/viewer/state/initial.ts'
import { reduce } from '../../../src/viewer/state/actions/index.ts'
import type { Action } from '../../../src/viewer/state/action.ts'
import type { Panel } from '../../../src/viewer/state/state.ts'

const select: Action = { kind: 'select', key: 'a' }

test.each<[readonly Action[], Panel['kind'], string]>([
  [[select], 'overview', ''],
  [[{ kind: 'panel', panel: { kind: 'filters' } }], 'overview', ''],
  [[select, { kind: 'panel', panel: { kind: 'filters' } }], 'element', 'a'],
  [[select, { kind: 'panel', panel: { kind: 'history' } }], 'element', 'a'],
  [[select, { kind: 'panel', panel: { kind: 'neighbours', key: 'b' } }], 'element', 'a'],
  [[{ kind: 'panel', panel: { kind: 'neighbours', key: 'b' } }], 'overview', ''],
  [[{ kind: 'select-several', keys: ['a', 'b'] }], 'overview', ''],
  [[select, { kind: 'panel', panel: { kind: 'document', id: '', claim: '' } }], 'element', 'a'],
])('Close after %j leaves the panel %s and the selection %j', (actions, panel, selected) => {
  const state = actions.reduce(reduce, initialState('overview'))
  const next = reduce(state, closed(state))
  expect([next.panel.kind, next.selected.join(' ')]).toEqual([panel, selected])
})

test('Close of the overview on a narrow screen takes away its sheet', () => {
  const state = reduce(initialState('overview'), { kind: 'sheet', on: true })
  expect(reduce(state, closed(state)).sheet).toBe(false)
})
