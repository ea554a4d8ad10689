import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { plainDescription } from '../../../src/backend/description.ts'
import type { Action } from '../../../src/viewer/state/action.ts'
import type { Chosen, PageControls, Situation } from '../../../src/viewer/commands/command.ts'
import { findCommands } from '../../../src/viewer/commands/find-commands.ts'
import { commands, type KeyPlace, offerOf, offersAt } from '../../../src/viewer/commands/index.ts'
import { isPressed, keysText, type KeyPress } from '../../../src/viewer/commands/keys.ts'
import { actions, reduce } from '../../../src/viewer/state/actions/index.ts'
import { pathsKey } from '../../../src/viewer/state/paths.ts'
import { initialState } from '../../../src/viewer/state/initial.ts'
import { graph } from '../../helpers/graph.ts'
import { root } from '../../helpers/shared.ts'

const description = { ...plainDescription(graph('(:Ship)').schema()), evidence: true }

/** A page on which everything can be done, and what was done on it. */
function page(): { readonly at: Situation; readonly done: string[] } {
  const done: string[] = []
  const note =
    (what: string) =>
    (...given: readonly unknown[]): void =>
      void done.push([what, ...given.filter((one) => typeof one !== 'object')].join(' '))
  const controls: PageControls = {
    undo: note('undo'),
    undoAll: note('undo all'),
    redo: note('redo'),
    cancel: note('cancel'),
    leave: note('leave'),
    tell: note('tell'),
    choose: note('choose'),
    share: note('share'),
    saveView: note('save view'),
    saveQuery: note('save query'),
    exportWith: note('export'),
    exportPicture: note('picture'),
    selectRecords: note('records'),
    zoom: note('zoom'),
    fit: note('fit'),
    search: note('search'),
    goToRegion: note('region'),
    help: note('help'),
  }
  const state = [
    { kind: 'remove', key: 'b' },
    { kind: 'filter', by: 'type', value: 'R', on: true },
    { kind: 'select', key: 'a' },
  ] satisfies Action[]
  return {
    done,
    at: {
      state: state.reduce<ReturnType<typeof initialState>>(reduce, initialState('none')),
      send: ({ kind }) => done.push(kind),
      description,
      dark: false,
      canConnect: true,
      page: controls,
      target: {
        key: 'a',
        name: 'Fram',
        isNode: true,
        canExpand: true,
        expand: note('expand'),
        open: note('open'),
        select: note('select'),
        selectBeside: note('beside'),
        folds: [{ hierarchy: 'unit', isFolded: true }],
      },
      chosen: {
        keys: ['a'],
        nodes: ['a'],
        name: 'Fram',
        places: [{ key: 'a', x: 1, y: 2 }],
        neighbours: ['b'],
        keeping: { kept: ['a'], others: ['b', 'c'], added: [] },
      },
      hierarchies: [{ name: 'unit', phrase: 'is a unit of', isFolded: true }],
      onlyChoices: () => [{ by: 'status', value: 'begun', text: 'begun', others: ['opened'] }],
      communities: { isOn: true, canShow: true, isOpened: true, each: 'all' },
      canCross: true,
      firstCross: () => ({ rows: 'Ship', columns: 'Port' }),
      layouts: [
        { layout: undefined, words: 'Columns', shows: '', isOn: true, unsuited: undefined },
        { layout: { kind: 'layered' }, words: 'Layered', shows: '', isOn: false, unsuited: undefined },
        { layout: { kind: 'circular' }, words: 'Circular', shows: '', isOn: false, unsuited: 'No line.' },
      ],
      drawn: ['a', 'b', 'c'],
    },
  }
}

const several: Chosen = {
  keys: ['a', 'b'],
  nodes: ['a', 'b'],
  name: 'the 2 selected',
  places: [
    { key: 'a', x: 1, y: 2 },
    { key: 'b', x: 3, y: 4 },
  ],
  neighbours: [],
  keeping: { kept: ['a', 'b'], others: ['c'], added: [] },
}

function press(key: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...modifiers }
}

describe.each(commands)('$id', ({ id, keys, title, offers, places }) => {
  test('has a name of its own, and says what it is for', () => {
    expect(commands.filter((one) => one.id === id)).toHaveLength(1)
    expect(title).toMatch(/^[A-Z]/)
  })

  test('does something wherever it is offered, in words', () => {
    const { at, done } = page()
    // The engine of a graph of the reader's own is in the page.
    const otherwise: { readonly [id: string]: Situation } = {
      engine: { ...at, page: { ...at.page, tell: undefined } },
      join: { ...at, chosen: several },
      'reset-looks': {
        ...at,
        state: reduce(at.state, { kind: 'look-of-nodes', label: '*', look: { icon: 'ship' } }),
      },
    }
    const offered = offers(otherwise[id] ?? at)
    expect(offered.length).toBeGreaterThan(0)
    for (const { words, run } of offered) {
      const before = done.length
      expect(words).toMatch(/^[A-Z]/)
      run()
      expect(done).toHaveLength(before + 1)
    }
  })

  test('is offered nothing where nothing can be done', () => {
    const { at } = page()
    const nothing = {
      ...at.page,
      undo: undefined,
      undoAll: undefined,
      redo: undefined,
      cancel: undefined,
      leave: undefined,
      tell: undefined,
      saveQuery: undefined,
      selectRecords: undefined,
    }
    const bare: Situation = {
      ...at,
      state: initialState('none'),
      description: { ...description, evidence: false, views: [] },
      canConnect: false,
      page: nothing,
      target: undefined,
      chosen: undefined,
      hierarchies: [],
      onlyChoices: () => [],
      communities: { isOn: false, canShow: false, isOpened: false, each: 'none' },
      canCross: false,
      firstCross: () => undefined,
      layouts: [],
      drawn: [],
    }
    const always = [
      'filters',
      'measure',
      'share',
      'save-view',
      'open-files',
      'zoom-in',
      'zoom-out',
      'fit',
      'history',
      'theme',
      'engine',
      'records',
      'export',
      'search',
      'palette',
      'next-region',
      'previous-region',
      'help',
    ]
    expect(offers(bare).length > 0).toBe(always.includes(id))
  })

  test('shares its keys with no other command that is heard in the same place', () => {
    const others = commands.filter(
      (one) => one.id !== id && one.places.includes('element') === places.includes('element'),
    )
    // What runs is cancelled before anything is closed.
    const shared = new Set(others.flatMap((one) => one.keys))
    expect(keys.filter((key) => shared.has(key) && key !== 'Escape')).toEqual([])
  })
})

test('every action that a reader takes without a place to point at is a command or belongs to a panel', () => {
  const { at, done } = page()
  for (const { run } of offersAt('anywhere', at)) run()
  for (const { run } of offersAt('anywhere', { ...at, chosen: several })) run()
  const pinned = reduce(at.state, { kind: 'pin', moved: several.places })
  for (const { run } of offersAt('anywhere', { ...at, chosen: several, state: pinned })) run()
  const looked = reduce(at.state, { kind: 'look-of-nodes', label: '*', look: { icon: 'ship' } })
  for (const { run } of offersAt('anywhere', { ...at, state: looked })) run()
  const inPanels = [
    'add',
    'move',
    'reveal',
    'filter',
    'where',
    'clear-where',
    'drop-loose',
    'caption',
    'look-of-nodes',
    'look-of-lines',
    'camera',
    'sheet',
    'engine',
  ]
  expect(
    Object.keys(actions)
      .filter((kind) => !done.includes(kind))
      .toSorted(),
  ).toEqual(inPanels.toSorted())
})

test.each<[KeyPress, KeyPlace, string | undefined]>([
  [press('z', { ctrlKey: true }), 'page', 'undo'],
  [press('Z', { ctrlKey: true, shiftKey: true }), 'page', 'redo'],
  [press('y', { metaKey: true }), 'page', 'redo'],
  // Text that is typed has its own undo.
  [press('z', { ctrlKey: true }), 'field', undefined],
  [press('k', { ctrlKey: true }), 'field', 'palette'],
  [press('K', { metaKey: true }), 'page', 'palette'],
  [press('/'), 'page', 'search'],
  [press('/', { shiftKey: true }), 'page', 'search'],
  [press('/'), 'field', undefined],
  [press('?', { shiftKey: true }), 'page', 'help'],
  [press('?'), 'dialog', undefined],
  [press('o', { ctrlKey: true }), 'dialog', 'open-files'],
  [press('F6', { shiftKey: true }), 'field', 'previous-region'],
  [press('+', { shiftKey: true }), 'page', 'zoom-in'],
  [press('='), 'page', 'zoom-in'],
  [press('0'), 'page', 'fit'],
  [press('0', { ctrlKey: true }), 'page', undefined],
  [press('e'), 'element', 'expand'],
  // What a mouse has selected is what keys are about, wherever the keyboard is.
  [press('e'), 'page', 'expand'],
  [press('p'), 'control', 'pin'],
  [press('Delete'), 'page', 'remove'],
  [press('Enter'), 'page', 'show'],
  [press('Enter'), 'control', undefined],
  [press('Enter', { shiftKey: true }), 'control', undefined],
  [press('e'), 'field', undefined],
  [press('e'), 'dialog', undefined],
  [press('e'), 'menu', undefined],
  [press('z', { ctrlKey: true }), 'control', 'undo'],
  [press('z', { ctrlKey: true }), 'menu', 'undo'],
  [press('E', { shiftKey: true }), 'element', 'choose-neighbours'],
  [press('Enter', { shiftKey: true }), 'element', 'select-beside'],
  [press('n'), 'element', 'select-neighbours'],
  [press('p'), 'element', 'pin'],
  [press('k'), 'element', 'keep-only'],
  [press('a', { ctrlKey: true }), 'page', 'select-all'],
  [press('a', { ctrlKey: true }), 'field', undefined],
  [press('Delete'), 'element', 'remove'],
  [press('z', { ctrlKey: true }), 'element', undefined],
  [press('Escape'), 'field', 'cancel'],
  [press('k', { ctrlKey: true, altKey: true }), 'page', undefined],
])('%j in a %s is %s', (pressed, from, id) => {
  expect(offerOf(pressed, from, page().at)?.command.id).toBe(id)
})

test('a line is not taken away: it goes with its ends', () => {
  const { at } = page()
  const line = at.target === undefined ? undefined : { ...at.target, isNode: false }
  expect(offerOf(press('Delete'), 'element', { ...at, target: line })).toBeUndefined()
})

test('what is selected together is pinned, kept, taken away and joined together', () => {
  const { at } = page()
  const sent: Action[] = []
  const situation = { ...at, chosen: several, send: (action: Action) => void sent.push(action) }
  for (const key of ['p', 'k', 'Delete', 'j']) offerOf(press(key), 'element', situation)?.run()
  const of = pathsKey({ between: ['a', 'b'], types: [], modality: '' })
  expect(sent).toEqual([
    { kind: 'pin', moved: several.places },
    { kind: 'keep-only', keys: ['a', 'b'], kept: ['a', 'b'], others: ['c'], added: [] },
    { kind: 'hide', keys: ['a', 'b'] },
    { kind: 'paths', of, on: true },
  ])
  const joined = { ...situation, state: reduce(at.state, { kind: 'paths', of, on: true }) }
  expect(offerOf(press('j'), 'element', joined)).toBeUndefined()
  const pinned = { ...situation, state: reduce(at.state, { kind: 'pin', moved: several.places }) }
  expect(offerOf(press('p'), 'element', pinned)?.words).toBe('Unpin the 2 selected')
  // So are marks of communities, which are no nodes.
  const marks = { ...pinned, chosen: { ...several, nodes: [] } }
  offerOf(press('p'), 'element', marks)?.run()
  expect(sent.at(-1)).toEqual({ kind: 'unpin', keys: several.places.map(({ key }) => key) })
})

test('the marks of a schema are neither joined nor chosen among', () => {
  const { at } = page()
  const marks = { ...several, nodes: ['label:Ship', 'label:Port'] }
  const target = at.target && { ...at.target, key: 'label:Ship' }
  const schema = { ...at, chosen: marks, target }
  expect(offerOf(press('j'), 'element', schema)).toBeUndefined()
  expect(offerOf(press('E', { shiftKey: true }), 'element', schema)).toBeUndefined()
  expect(offerOf(press('e'), 'element', schema)?.words).toBe('Draw the neighbours of Fram')
  expect(offerOf(press('e'), 'element', { ...at, chosen: several })?.words).toBe(
    'Draw the neighbours of the 2 selected',
  )
})

test('what is pointed at comes into the selection, and out of it', () => {
  const { at } = page()
  expect(offerOf(press('Enter', { shiftKey: true }), 'element', at)?.words).toBe(
    'Leave Fram out of the selection',
  )
  const none = { ...at, state: reduce(at.state, { kind: 'select', key: '' }) }
  expect(offerOf(press('Enter', { shiftKey: true }), 'element', none)?.words).toBe(
    'Add Fram to the selection',
  )
})

test('keys are about nothing where nothing is selected, or a cross table stands in place of the picture', () => {
  const { at } = page()
  const none = { ...at, state: reduce(at.state, { kind: 'select', key: '' }) }
  const crossed = {
    ...at,
    state: reduce(at.state, { kind: 'cross', cross: { rows: 'Ship', columns: 'Port' } }),
  }
  for (const key of ['e', 'p', 'Delete', 'k'])
    for (const other of [none, crossed]) expect(offerOf(press(key), 'page', other)).toBeUndefined()
})

test('Escape closes where nothing runs, but not from a field', () => {
  const { at } = page()
  const idle = { ...at, page: { ...at.page, cancel: undefined } }
  expect(offerOf(press('Escape'), 'page', idle)?.command.id).toBe('close')
  expect(offerOf(press('Escape'), 'field', idle)).toBeUndefined()
})

test('what is offered is found by the beginnings of its words, in both spellings', () => {
  const { at } = page()
  const found = (text: string): readonly string[] =>
    findCommands(offersAt('anywhere', at), text).map(({ words }) => words)
  expect(found('dark')).toEqual(['Dark colours'])
  expect(found('dark colors')).toEqual(['Dark colours'])
  expect(found('take fram')).toEqual(['Take away Fram'])
  expect(found('graphml')).toEqual([expect.stringMatching(/^Export as GraphML/)])
  expect(found('nothing like this')).toEqual([])
  expect(found('').length).toBeGreaterThan(20)
})

test('docs/viewer.md names every key', () => {
  const text = readFileSync(join(root, 'docs/viewer.md'), 'utf8')
  const table = text.slice(text.indexOf('## By hand and by keyboard'))
  for (const { keys } of commands)
    for (const combination of keys) expect(table).toContain(keysText(combination))
})

test('keys are told as they are written on them', () => {
  expect(['Control+Shift+z', '?', '+', 'Shift+F6', 'e'].map(keysText)).toEqual([
    'Ctrl-Shift-Z',
    '?',
    '+',
    'Shift-F6',
    'e',
  ])
  expect(isPressed('Control++', press('+', { ctrlKey: true }))).toBe(true)
})

test('formats that speak of claims are offered by other words, or not at all, where a graph has none', () => {
  const { at } = page()
  const wordsOf = (evidence: boolean): readonly string[] =>
    commands
      .filter(({ id }) => id === 'export')
      .flatMap((command) => command.offers({ ...at, description: { ...description, evidence } }))
      .map(({ words }) => words)
  expect(wordsOf(true)).toContain('Export as three CSV files: nodes, relationships, claims')
  const plain = wordsOf(false)
  expect(plain).toContain('Export as two CSV files: nodes, relationships')
  expect(plain.filter((words) => /claim|PROV/i.test(words))).toEqual([])
  expect(plain).toHaveLength(wordsOf(true).length - 1)
})
