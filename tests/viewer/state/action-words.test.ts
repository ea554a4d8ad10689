import { expect, test } from 'vitest'
import { actionWords } from '../../../src/viewer/state/action-words.ts'
import type { Action } from '../../../src/viewer/state/state.ts'

test.each<[Action, string]>([
  [{ kind: 'select', key: 'label:Ship' }, 'Selected Ship'],
  [{ kind: 'select', key: 'type:["Ship","SAILS_TO",""]' }, 'Selected Ship SAILS_TO nodes without a label'],
  [{ kind: 'remove', key: 'label:' }, 'Took away nodes without a label'],
  [{ kind: 'open', source: { kind: 'sample', of: 'label:Ship', most: 200 } }, 'Drew 200 of Ship'],
  [{ kind: 'filter', by: 'label', value: '', on: true }, 'Left out nodes without a label'],
  [{ kind: 'filter', by: 'credited', value: '', on: false }, 'Brought back what no one is credited with'],
  [{ kind: 'caption', label: 'Ship', property: 'code' }, 'Named Ship by code'],
  [{ kind: 'caption', label: 'Ship', property: '' }, 'Named Ship as at first'],
])('%j is a step of the history in words', (action, words) => {
  expect(actionWords(action)).toBe(words)
})
