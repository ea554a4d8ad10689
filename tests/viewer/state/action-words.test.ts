import { expect, test } from 'vitest'
import { actionWords } from '../../../src/viewer/state/actions/index.ts'
import { plainDescription } from '../../../src/backend/description.ts'
import { expansionKey } from '../../../src/viewer/state/expansion.ts'
import { pathsKey } from '../../../src/viewer/state/paths.ts'
import type { Action } from '../../../src/viewer/state/action.ts'
import { graph } from '../../helpers/graph.ts'

const schema = graph("(:Ship {name: 'Fram'})-[:SAILS_TO]->(:Port)").schema()
const nameOf = (key: string): string => (key === 'n7' ? 'Fram' : key)

test.each<[Action, string]>([
  [{ kind: 'select', key: 'label:Ship' }, 'Selected Ship'],
  [{ kind: 'select', key: 'type:["Ship","SAILS_TO",""]' }, 'Selected Ship SAILS_TO nodes without a label'],
  [{ kind: 'remove', key: 'label:' }, 'Took away nodes without a label'],
  [{ kind: 'open', source: { kind: 'sample', of: 'label:Ship', most: 200 } }, 'Drew at most 200 of Ship'],
  [{ kind: 'filter', by: 'label', value: '', on: true }, 'Left out nodes without a label'],
  [{ kind: 'filter', by: 'credited', value: '', on: false }, 'Brought back what no one is credited with'],
  [{ kind: 'filter', by: 'type', value: 'SAILS_TO', on: true }, 'Left out relationships: sails to'],
  [{ kind: 'expand', key: 'n7' }, 'Drew the neighbours of Fram'],
  [
    {
      kind: 'expand',
      key: expansionKey({ key: 'n7', by: { type: 'SAILS_TO', direction: 'out' }, ends: undefined }),
    },
    'Drew the neighbours of Fram: sails to',
  ],
  [
    { kind: 'expand', key: expansionKey({ key: 'n7', by: undefined, ends: ['n8', 'n9'] }) },
    'Drew 2 neighbours of Fram',
  ],
  [{ kind: 'expand-several', keys: ['n7', 'n8'] }, 'Drew neighbours of Fram, n8'],
  [{ kind: 'select-several', keys: ['n7', 'n8'] }, 'Selected Fram, n8'],
  [{ kind: 'select-several', keys: ['a', 'b', 'c', 'd'] }, 'Selected 4 nodes and lines'],
  [{ kind: 'select-several', keys: [] }, 'Cleared the selection'],
  [{ kind: 'hide', keys: ['n7', 'n8'] }, 'Took away Fram, n8'],
  [{ kind: 'keep-only', keys: ['n7'], kept: ['n7'], others: ['n8'], added: [] }, 'Kept only Fram'],
  [{ kind: 'many', draw: 'communities' }, 'Showed communities as one mark each'],
  [{ kind: 'within', within: ['n7'], words: 'the community of Fram' }, 'Opened the community of Fram'],
  [{ kind: 'within', within: [], words: '' }, 'Went back to all communities'],
  [{ kind: 'unpin', keys: ['n7'] }, 'Unpinned Fram'],
  [
    { kind: 'paths', of: pathsKey({ between: ['n7', 'n8'], types: [], modality: '' }), on: true },
    'Drew what joins Fram, n8',
  ],
  [{ kind: 'remove', key: 'n7' }, 'Took away Fram'],
  [{ kind: 'add', keys: ['n7', 'n8'], select: 'n7' }, 'Added Fram, n8'],
  [{ kind: 'open', source: { kind: 'view', id: 'everything' } }, 'Opened the view Everything'],
  [{ kind: 'caption', label: 'Ship', property: 'code' }, 'Named Ship by code'],
  [{ kind: 'caption', label: 'Ship', property: '' }, 'Named Ship by default'],
  [{ kind: 'cross', cross: { rows: 'Ship+fleet', columns: 'Port' } }, 'Made a cross table of Ship by Port'],
  [{ kind: 'layout', layout: { kind: 'grid' }, words: 'Grid' }, 'Chose the layout Grid'],
  [{ kind: 'only', by: 'type', value: 'SAILS_TO', others: [] }, 'Kept only relationships: sails to'],
  [
    { kind: 'where', filter: { of: 'lines', name: 'SAILS_TO', key: 'miles', keep: { kind: 'present' } } },
    'Filtered lines (sails to) by miles',
  ],
  [
    { kind: 'clear-where', filtered: { of: 'nodes', name: 'Ship', key: 'built' } },
    'Cleared the filter of Ship by built',
  ],
  [{ kind: 'look-of-nodes', label: '*', look: {} }, 'Changed how all nodes look'],
  [{ kind: 'look-of-lines', type: 'SAILS_TO', look: {} }, 'Changed how lines look: sails to'],
  [{ kind: 'bring-back' }, 'Brought back all that was taken away'],
  [{ kind: 'panel', panel: { kind: 'history' } }, 'Opened the history'],
])('%j is a step of the history in words', (action, words) => {
  expect(actionWords(action, { description: plainDescription(schema), nameOf })).toBe(words)
})
