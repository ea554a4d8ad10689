import { plainDescription } from '../../../src/backend/description.ts'
import { graph } from '../../helpers/graph.ts'
import { describe, expect, test } from 'vitest'
import { expansionKey } from '../../../src/viewer/state/expansion.ts'
import { filterKinds } from '../../../src/model/view.ts'
import { noFilters } from '../../../src/viewer/state/filters.ts'
import { foldingOf, foldingText } from '../../../src/viewer/state/folding.ts'
import { initialState } from '../../../src/viewer/state/initial.ts'
import { actionWords, isUndoable, reduce } from '../../../src/viewer/state/actions/index.ts'
import type { Action, ActionKind } from '../../../src/viewer/state/action.ts'
import type { State } from '../../../src/viewer/state/state.ts'
import { pathsKey } from '../../../src/viewer/state/paths.ts'
import { noAppearance } from '../../../src/model/appearance.ts'
import { Store } from '../../../src/viewer/state/store.ts'

const opening = initialState('overview')

/** The state after actions. */
function after(...actions: readonly Action[]): State {
  return actions.reduce(reduce, opening)
}

/** A state in which everything differs from the opening view. */
const busy = after(
  { kind: 'open', source: { kind: 'query', text: 'RETURN 1' } },
  { kind: 'expand', key: 'x' },
  { kind: 'add', keys: ['y', 'z'], select: 'y' },
  { kind: 'remove', key: 'w' },
  { kind: 'paths', of: pathsKey({ between: ['x', 'y'], types: [], modality: '' }), on: true },
  { kind: 'pin', moved: [{ key: 'pinned', x: 3, y: 4 }] },
  { kind: 'connect', on: true },
  { kind: 'all-claims', on: true },
  { kind: 'reveal', label: 'Claim', on: true },
  { kind: 'filter', by: 'type', value: 'KNOWS', on: true },
  {
    kind: 'where',
    filter: { of: 'nodes', name: 'Ship', key: 'built', keep: { kind: 'range', from: 1900 } },
  },
  { kind: 'drop-loose', on: true },
  { kind: 'look-of-nodes', label: 'Company', look: { icon: 'ship' } },
  { kind: 'camera', camera: { x: 0.2, y: 0.7, ratio: 0.5 } },
  { kind: 'drawer', drawer: { open: true, show: 'json' } },
  { kind: 'theme', theme: 'dark' },
  { kind: 'engine', engine: 'page' },
)

describe('an action', () => {
  test('to open a view takes its look, and to ask besides leaves that of the reader', () => {
    const looked = after({ kind: 'look-of-nodes', label: '*', look: { icon: 'ship' } })
    expect(reduce(looked, { kind: 'open', source: { kind: 'view', id: 'a' } }).appearance).toEqual(
      noAppearance,
    )
    const asked = reduce(looked, { kind: 'open', source: { kind: 'query', text: 'RETURN 1' } })
    expect(asked.appearance).toBe(looked.appearance)
    expect(reduce(looked, { kind: 'look-of-nodes', label: '*', look: {} }).appearance).toEqual(noAppearance)
  })

  test('to open something begins a new picture and leaves the window as it is', () => {
    const state = reduce(busy, { kind: 'open', source: { kind: 'view', id: 'outlook' } })
    expect(state).toEqual({
      ...initialState('outlook'),
      drawer: { open: true, show: 'json' },
      theme: 'dark',
      engine: 'page',
    })
  })

  test('to select shows the element, and to select nothing shows the overview again', () => {
    const selected = after({ kind: 'select', key: 'a' })
    expect(selected).toEqual({ ...opening, selected: ['a'], panel: { kind: 'element' } })
    expect(reduce(selected, { kind: 'select', key: 'b' }).selected).toEqual(['b'])
    expect(reduce(selected, { kind: 'select', key: '' })).toEqual(opening)
    expect(reduce(selected, { kind: 'select', key: 'a' })).toBe(selected)
    expect(reduce(opening, { kind: 'select', key: '' })).toBe(opening)
  })

  test('to select what is selected comes back from another panel', () => {
    const elsewhere = after(
      { kind: 'select', key: 'a' },
      { kind: 'panel', panel: { kind: 'document', id: 'd', claim: '' } },
    )
    expect(elsewhere.panel.kind).toBe('document')
    expect(reduce(elsewhere, { kind: 'select', key: 'a' }).panel).toEqual({ kind: 'element' })
  })

  test('to select nothing leaves a panel that shows no element', () => {
    const state = after({ kind: 'select', key: 'a' }, { kind: 'panel', panel: { kind: 'filters' } })
    expect(reduce(state, { kind: 'select', key: '' })).toMatchObject({
      selected: [],
      panel: { kind: 'filters' },
    })
  })

  test('to select several holds each once, in order, and none shows the overview again', () => {
    const several = after({ kind: 'select-several', keys: ['b', 'a', 'b'] })
    expect(several).toEqual({ ...opening, selected: ['b', 'a'], panel: { kind: 'element' } })
    expect(reduce(several, { kind: 'select-several', keys: ['b', 'a'] })).toBe(several)
    expect(reduce(several, { kind: 'select-several', keys: [] })).toEqual(opening)
    expect(reduce(several, { kind: 'select', key: 'a' }).selected).toEqual(['a'])
  })

  test('to hide or to keep only takes away once, and what is away is not selected', () => {
    const several = after({ kind: 'remove', key: 'x' }, { kind: 'select-several', keys: ['a', 'b', 'c'] })
    const hidden = reduce(several, { kind: 'hide', keys: ['a', 'x'] })
    expect(hidden).toMatchObject({ removed: ['x', 'a'], selected: ['b', 'c'] })
    const keep = { kind: 'keep-only', keys: ['a'], kept: ['a', 'd'], others: ['b', 'c'], added: [] } as const
    const kept = reduce(several, keep)
    expect(kept).toMatchObject({ removed: ['x', 'b', 'c'], selected: ['a'], panel: { kind: 'element' } })
    expect(reduce(several, { kind: 'hide', keys: ['a', 'b', 'c'] })).toMatchObject({
      selected: [],
      panel: { kind: 'overview' },
    })
  })

  test('to keep only holds what is kept where that is less, with what was added and goes', () => {
    const several = after({ kind: 'remove', key: 'x' }, { kind: 'select-several', keys: ['a', 'b', 'c'] })
    const keep = {
      kind: 'keep-only',
      keys: ['a'],
      kept: ['a'],
      others: ['b', 'c', 'd'],
      added: ['d'],
    } as const
    const kept = reduce(several, keep)
    expect(kept).toMatchObject({ only: ['a'], removed: ['x', 'd'], selected: ['a'] })
    expect(reduce(kept, { kind: 'bring-back' })).toMatchObject({ only: [], removed: [] })
    expect(reduce(several, { ...keep, added: ['b', 'd'] })).toMatchObject({
      only: [],
      removed: ['x', 'b', 'c', 'd'],
    })
  })

  test('to look for paths takes the place of a search between the same nodes', () => {
    const of = (...types: readonly string[]): string => pathsKey({ between: ['a', 'b'], types, modality: '' })
    const other = pathsKey({ between: ['a', 'c'], types: [], modality: 'fact' })
    const state = after(
      { kind: 'paths', of: of(), on: true },
      { kind: 'paths', of: other, on: true },
      { kind: 'paths', of: of('KNOWS'), on: true },
    )
    expect(state.paths).toEqual([other, of('KNOWS')])
    expect(reduce(state, { kind: 'paths', of: of('KNOWS'), on: true })).toBe(state)
    expect(reduce(state, { kind: 'paths', of: other, on: false }).paths).toEqual([of('KNOWS')])
  })

  test('to fold or unfold a hierarchy holds what was wanted last', () => {
    const state = after(
      { kind: 'fold', hierarchy: 'unit', on: false },
      { kind: 'fold', hierarchy: 'place', on: true },
      { kind: 'fold', hierarchy: 'unit', on: true },
    )
    expect(state.folding).toEqual(['+place', '+unit'])
    expect(reduce(state, { kind: 'fold', hierarchy: 'unit', on: true })).toBe(state)
  })

  test('to unfold one node holds it until it is folded again, or the whole hierarchy is', () => {
    const state = after(
      { kind: 'fold', hierarchy: 'unit', on: false, of: 'org:acme' },
      { kind: 'fold', hierarchy: 'unit', on: false, of: 'b' },
      { kind: 'fold', hierarchy: 'place', on: false, of: 'b' },
    )
    expect(state.folding).toEqual(['-unit:org:acme', '-unit:b', '-place:b'])
    expect(reduce(state, { kind: 'fold', hierarchy: 'unit', on: false, of: 'b' })).toBe(state)
    const folded = reduce(state, { kind: 'fold', hierarchy: 'unit', on: true, of: 'b' })
    expect(folded.folding).toEqual(['-unit:org:acme', '-place:b'])
    expect(reduce(folded, { kind: 'fold', hierarchy: 'unit', on: true, of: 'b' })).toBe(folded)
    expect(reduce(folded, { kind: 'fold', hierarchy: 'unit', on: true }).folding).toEqual([
      '-place:b',
      '+unit',
    ])
  })

  test('to unfold is read back, whatever a hierarchy is called', () => {
    for (const fold of [
      { on: true, hierarchy: 'unit', of: '' },
      { on: false, hierarchy: 'a:b%3A', of: '' },
      { on: false, hierarchy: 'a:b', of: 'org:acme n12' },
      { on: false, hierarchy: 'unit', of: 'a\nb' },
    ])
      expect(foldingOf(foldingText(fold))).toEqual(fold)
    for (const text of ['', '-', 'unit', ':']) expect(foldingOf(text).of, text).toBe('')
  })

  test('to pin keeps places until they are let go', () => {
    const pinned = after({
      kind: 'pin',
      moved: [
        { key: 'a', x: 1, y: 2 },
        { key: 'b', x: 3, y: 4 },
      ],
    })
    expect(pinned.moved.map(({ key }) => key)).toEqual(['a', 'b'])
    expect(reduce(pinned, { kind: 'unpin', keys: ['a', 'b'] })).toEqual(opening)
    expect(reduce(opening, { kind: 'unpin', keys: ['a'] })).toBe(opening)
  })

  test('to expand by name brings back whom it names', () => {
    const state = after(
      { kind: 'hide', keys: ['b', 'c'] },
      { kind: 'expand', key: expansionKey({ key: 'a', by: undefined, ends: ['b'] }) },
    )
    expect(state.removed).toEqual(['c'])
  })

  test('to expand holds each key once, in order', () => {
    const state = after({ kind: 'expand', key: 'b' }, { kind: 'expand', key: 'a' })
    expect(state.expanded).toEqual(['b', 'a'])
    expect(reduce(state, { kind: 'expand', key: 'b' })).toBe(state)
  })

  test('to add brings back what was removed, holds each key once, and selects', () => {
    const state = after(
      { kind: 'remove', key: 'a' },
      { kind: 'remove', key: 'other' },
      { kind: 'add', keys: ['a', 'b'], select: 'a' },
      { kind: 'add', keys: ['b', 'c'], select: '' },
    )
    expect(state.added).toEqual(['a', 'b', 'c'])
    expect(state.removed).toEqual(['other'])
    expect(after({ kind: 'add', keys: ['a'], select: 'a' })).toMatchObject({
      selected: ['a'],
      panel: { kind: 'element' },
    })
  })

  test('to remove takes away once, and the selection with it', () => {
    const state = after(
      { kind: 'select', key: 'a' },
      { kind: 'remove', key: 'a' },
      { kind: 'remove', key: 'a' },
    )
    expect(state).toEqual({ ...opening, removed: ['a'] })
    const other = after({ kind: 'select', key: 'a' }, { kind: 'remove', key: 'b' })
    expect(other).toMatchObject({ selected: ['a'], removed: ['b'], panel: { kind: 'element' } })
  })

  test('to open a community, and to show each node again, leaves nothing selected that has no mark there', () => {
    const communities = { kind: 'many', draw: 'communities' } as const
    const open = { kind: 'within', within: ['a'], words: 'the community of A' } as const
    const opened = after(communities, { kind: 'select', key: 'community of a' }, open)
    expect(opened).toEqual({ ...opening, many: 'communities', within: ['a'] })
    expect(reduce(opened, open)).toBe(opened)
    const found = reduce(opened, { ...open, within: ['a', 'a'], select: 'b' })
    expect(found).toMatchObject({ within: ['a', 'a'], selected: ['b'], panel: { kind: 'element' } })
    expect(reduce(found, { kind: 'many', draw: 'all' })).toEqual({ ...opening, many: 'all' })
  })

  test('to look at other communities unpins marks: another one may have the key of one that was moved', () => {
    const moved = [
      { key: 'a', x: 1, y: 2 },
      { key: 'community of a', x: 3, y: 4 },
    ]
    const communities = { ...opening, many: 'communities', moved } as const
    const open = { kind: 'within', within: ['a'], words: 'the community of A' } as const
    expect(reduce(communities, open).moved).toEqual([moved[0]])
    expect(reduce(communities, { kind: 'many', draw: 'none' }).moved).toEqual([moved[0]])
  })

  test.each([
    ['connect', 'connected'],
    ['all-claims', 'allClaims'],
  ] as const)('to %s is a switch', (kind, name) => {
    expect(after({ kind, on: true })).toEqual({ ...opening, [name]: true })
    expect(after({ kind, on: true }, { kind, on: false })).toEqual(opening)
  })

  test('to reveal a label is a switch for each label', () => {
    const state = after(
      { kind: 'reveal', label: 'Claim', on: true },
      { kind: 'reveal', label: 'Document', on: true },
      { kind: 'reveal', label: 'Claim', on: true },
    )
    expect([...state.revealed].sort()).toEqual(['Claim', 'Document'])
    expect(reduce(state, { kind: 'reveal', label: 'Claim', on: false }).revealed).toEqual(['Document'])
  })

  test.each(filterKinds)('to filter by %s leaves out values', (by) => {
    const state = after(
      { kind: 'filter', by, value: 'one', on: true },
      { kind: 'filter', by, value: '', on: true },
      { kind: 'filter', by, value: 'one', on: true },
    )
    expect(state.filters).toEqual({ ...noFilters, [by]: expect.arrayContaining(['one', '']) })
    expect(state.filters[by]).toHaveLength(2)
    expect(reduce(state, { kind: 'filter', by, value: 'one', on: false }).filters).toEqual({
      ...noFilters,
      [by]: [''],
    })
    expect(reduce(state, { kind: 'clear-filters' })).toEqual(opening)
  })

  test('to look elsewhere changes nothing else, and nothing where the reader looks there already', () => {
    const camera = { x: 0.1, y: 0.2, ratio: 0.3 }
    const state = after({ kind: 'camera', camera })
    expect(state).toEqual({ ...opening, camera })
    expect(reduce(state, { kind: 'camera', camera: { ...camera } })).toBe(state)
    expect(reduce(state, { kind: 'camera', camera: undefined })).toEqual(opening)
    expect(reduce(opening, { kind: 'camera', camera: undefined })).toBe(opening)
  })

  test('to open the sheet of the overview lasts until something else is looked at', () => {
    const state = after({ kind: 'sheet', on: true })
    expect(state).toEqual({ ...opening, sheet: true })
    expect(reduce(state, { kind: 'sheet', on: true })).toBe(state)
    expect(reduce(state, { kind: 'sheet', on: false })).toEqual(opening)
    expect(reduce(state, { kind: 'select', key: 'a' }).sheet).toBe(false)
    expect(reduce(state, { kind: 'open', source: { kind: 'view', id: 'other' } }).sheet).toBe(false)
  })

  test('to arrange the window changes that alone', () => {
    const drawer = { open: true, show: 'graph' } as const
    expect(after({ kind: 'panel', panel: { kind: 'history' } })).toEqual({
      ...opening,
      panel: { kind: 'history' },
    })
    expect(after({ kind: 'drawer', drawer })).toEqual({ ...opening, drawer })
    expect(after({ kind: 'theme', theme: 'light' })).toEqual({ ...opening, theme: 'light' })
    expect(after({ kind: 'engine', engine: 'page' })).toEqual({ ...opening, engine: 'page' })
  })

  test('never changes the state it is given', () => {
    const before = structuredClone(busy)
    const freeze = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      Object.freeze(value)
      Object.values(value).forEach(freeze)
    }
    freeze(busy)
    const actions: readonly Action[] = [
      { kind: 'add', keys: ['w', 'q'], select: 'q' },
      { kind: 'remove', key: 'y' },
      { kind: 'reveal', label: 'Claim', on: false },
      { kind: 'filter', by: 'type', value: 'KNOWS', on: false },
      { kind: 'expand', key: 'fresh' },
    ]
    for (const action of actions) expect(reduce(busy, action)).not.toEqual(busy)
    expect(busy).toEqual(before)
  })
})

const samples: { readonly [Kind in ActionKind]: Action<Kind> } = {
  open: { kind: 'open', source: { kind: 'view', id: 'other' } },
  select: { kind: 'select', key: 'c' },
  'select-several': { kind: 'select-several', keys: ['c', 'd'] },
  expand: { kind: 'expand', key: 'a' },
  'expand-several': { kind: 'expand-several', keys: ['a', 'b'] },
  add: { kind: 'add', keys: ['a'], select: '' },
  paths: { kind: 'paths', of: pathsKey({ between: ['a', 'b'], types: [], modality: '' }), on: true },
  remove: { kind: 'remove', key: 'a' },
  hide: { kind: 'hide', keys: ['a', 'b'] },
  'keep-only': { kind: 'keep-only', keys: ['x'], kept: ['x'], others: ['a', 'b'], added: ['b'] },
  pin: { kind: 'pin', moved: [{ key: 'a', x: 1, y: 2 }] },
  unpin: { kind: 'unpin', keys: ['pinned'] },
  'bring-back': { kind: 'bring-back' },
  layout: { kind: 'layout', layout: { kind: 'layered' }, words: 'Layered' },
  cross: { kind: 'cross', cross: { rows: 'Company', columns: 'Country' } },
  move: { kind: 'move', moved: { key: 'a', x: 1, y: 2 } },
  fold: { kind: 'fold', hierarchy: 'unit', on: true },
  connect: { kind: 'connect', on: false },
  'all-claims': { kind: 'all-claims', on: false },
  reveal: { kind: 'reveal', label: 'Document', on: true },
  many: { kind: 'many', draw: 'all' },
  within: { kind: 'within', within: ['a'], words: 'the community of A' },
  filter: { kind: 'filter', by: 'status', value: 'begun', on: true },
  only: { kind: 'only', by: 'status', value: 'operating', others: ['begun', 'planned'] },
  where: {
    kind: 'where',
    filter: { of: 'nodes', name: 'Port', key: 'coast', keep: { kind: 'without', values: ['west'] } },
  },
  'clear-where': { kind: 'clear-where', filtered: { of: 'nodes', name: 'Ship', key: 'built' } },
  'drop-loose': { kind: 'drop-loose', on: false },
  'clear-filters': { kind: 'clear-filters' },
  caption: { kind: 'caption', label: 'Company', property: 'id' },
  'look-of-nodes': {
    kind: 'look-of-nodes',
    label: '*',
    look: { size: { kind: 'ranking', by: { kind: 'metric', name: 'pageRank' } } },
  },
  'look-of-lines': { kind: 'look-of-lines', type: 'BUILDS', look: { dash: 'dotted' } },
  'reset-appearance': { kind: 'reset-appearance' },
  camera: { kind: 'camera', camera: { x: 0.1, y: 0.2, ratio: 0.3 } },
  panel: { kind: 'panel', panel: { kind: 'history' } },
  sheet: { kind: 'sheet', on: true },
  drawer: { kind: 'drawer', drawer: { open: true, show: 'table' } },
  theme: { kind: 'theme', theme: 'light' },
  engine: { kind: 'engine', engine: 'server' },
}

describe.each(Object.values(samples))('$kind', (action) => {
  const names = {
    description: plainDescription(graph('(:Company)').schema()),
    nameOf: (key: string) => key.toUpperCase(),
  }

  test('is told in words', () => {
    expect(actionWords(action, names)).toMatch(/^[A-Z][a-z]+ /)
  })

  test('changes a state in which everything differs, and that for good', () => {
    expect(reduce(busy, action)).not.toEqual(busy)
    expect(reduce(reduce(busy, action), action)).toEqual(reduce(busy, action))
  })

  test('is taken back and done again where it changes the picture, else left alone', () => {
    const store = new Store(busy)
    store.send(action)
    const after = store.state
    store.undo()
    expect(store.state).toEqual(isUndoable(action) ? busy : after)
    store.redo()
    expect(store.state).toEqual(after)
  })
})

describe('the store', () => {
  test('undoes the last change of the picture, and keeps how the window is arranged', () => {
    const store = new Store(opening)
    expect(store.canUndo).toBe(false)
    store.undo()
    expect(store.state).toBe(opening)
    store.send({ kind: 'expand', key: 'a' })
    const expanded = store.state
    store.send({ kind: 'remove', key: 'b' })
    store.send({ kind: 'theme', theme: 'dark' })
    store.send({ kind: 'drawer', drawer: { open: true, show: 'table' } })
    store.undo()
    expect(store.state).toEqual({
      ...expanded,
      theme: 'dark',
      drawer: { open: true, show: 'table' },
    })
    store.undo()
    expect(store.state).toMatchObject({ expanded: [], removed: [], theme: 'dark' })
    expect(store.canUndo).toBe(false)
  })

  test('undoes the opening of another view whole', () => {
    const store = new Store(opening)
    store.send({ kind: 'expand', key: 'a' })
    store.send({ kind: 'filter', by: 'label', value: 'Person', on: true })
    const before = store.state
    store.send({ kind: 'open', source: { kind: 'view', id: 'other' } })
    expect(store.state.expanded).toEqual([])
    store.undo()
    expect(store.state).toEqual(before)
  })

  test('does again what was undone, until the picture is changed in another way', () => {
    const store = new Store(opening)
    store.send({ kind: 'expand', key: 'a' })
    store.send({ kind: 'remove', key: 'b' })
    const whole = store.state
    store.redo()
    expect([store.state, store.canRedo]).toEqual([whole, false])
    store.undo()
    store.undo()
    expect(store.canRedo).toBe(true)
    store.send({ kind: 'theme', theme: 'dark' })
    store.send({ kind: 'select', key: 'c' })
    store.redo()
    expect(store.state).toMatchObject({ expanded: ['a'], removed: [], theme: 'dark', selected: ['c'] })
    store.redo()
    expect(store.state).toEqual({ ...whole, theme: 'dark', selected: ['c'], panel: { kind: 'element' } })
    expect(store.canRedo).toBe(false)
    expect(store.steps.map(({ action }) => action.kind)).toEqual(['theme', 'select', 'expand', 'remove'])
    store.undo()
    store.send({ kind: 'connect', on: true })
    expect(store.canRedo).toBe(false)
    store.redo()
    expect(store.state).toMatchObject({ connected: true, removed: [] })
    store.undo()
    store.restore(opening)
    expect(store.canRedo).toBe(false)
  })

  test('to look elsewhere is no step: undo keeps it in the same picture, and goes back to it in another', () => {
    const store = new Store(opening)
    const [near, far] = [
      { x: 0.1, y: 0.2, ratio: 0.3 },
      { x: 0.5, y: 0.5, ratio: 2 },
    ]
    store.send({ kind: 'expand', key: 'a' })
    for (let move = 0; move < 50; move++)
      store.send({ kind: 'camera', camera: { ...near, x: 0.1 + move / 100 } })
    store.send({ kind: 'camera', camera: near })
    expect(store.steps).toHaveLength(1)
    store.undo()
    expect(store.state).toEqual({ ...opening, camera: near })
    store.send({ kind: 'open', source: { kind: 'view', id: 'other' } })
    expect(store.state.camera).toBeUndefined()
    store.send({ kind: 'camera', camera: far })
    store.undo()
    expect(store.state).toEqual({ ...opening, camera: near })
  })

  test('where the page moved the camera to show something, undo puts it back to where the reader had it', () => {
    const store = new Store(opening)
    const [own, shifted, further] = [
      { x: 0.4, y: 0.5, ratio: 0.8 },
      { x: 0.4, y: 0.2, ratio: 0.8 },
      { x: 0.1, y: 0.2, ratio: 0.8 },
    ]
    store.send({ kind: 'camera', camera: own })
    store.send({ kind: 'expand', key: 'a' })
    store.send({ kind: 'camera', camera: shifted, byPage: true })
    store.send({ kind: 'expand', key: 'b' })
    store.undo()
    expect(store.state).toMatchObject({ expanded: ['a'], camera: shifted })
    store.undo()
    expect(store.state).toMatchObject({ expanded: [], camera: own })
    store.redo()
    store.send({ kind: 'camera', camera: { ...shifted }, byPage: true })
    store.send({ kind: 'camera', camera: further })
    store.undo()
    expect(store.state).toMatchObject({ expanded: [], camera: further })
  })

  test('records what changed something, and nothing else', () => {
    const store = new Store(opening)
    let told = 0
    const leave = store.subscribe(() => told++)
    store.send({ kind: 'expand', key: 'a' })
    store.send({ kind: 'expand', key: 'a' })
    store.send({ kind: 'select', key: '' })
    expect(store.steps.map(({ action }) => action)).toEqual([{ kind: 'expand', key: 'a' }])
    expect(told).toBe(1)
    leave()
    store.send({ kind: 'expand', key: 'b' })
    expect(told).toBe(1)
  })

  test('begins a new record when a link is followed', () => {
    const store = new Store(opening)
    store.send({ kind: 'expand', key: 'a' })
    store.send({ kind: 'theme', theme: 'dark' })
    store.restore(initialState('outlook'))
    expect(store.state).toEqual({ ...initialState('outlook'), theme: 'dark' })
    expect(store.steps).toEqual([])
    expect(store.canUndo).toBe(false)
  })
})

test('all that was taken away comes back at once, and goes again by undo', () => {
  const store = new Store(initialState('overview'))
  store.send({ kind: 'bring-back' })
  expect(store.steps).toEqual([])
  store.send({ kind: 'remove', key: 'a' })
  store.send({ kind: 'remove', key: 'b' })
  store.send({ kind: 'bring-back' })
  expect(store.state.removed).toEqual([])
  store.undo()
  expect(store.state.removed).toEqual(['a', 'b'])
})

test('a node that is moved twice stands where it was put last, and undo puts it back', () => {
  const store = new Store(initialState('overview'))
  store.send({ kind: 'move', moved: { key: 'a', x: 1, y: 2 } })
  store.send({ kind: 'move', moved: { key: 'a', x: 3, y: 4 } })
  expect(store.state.moved).toEqual([{ key: 'a', x: 3, y: 4 }])
  store.undo()
  expect(store.state.moved).toEqual([{ key: 'a', x: 1, y: 2 }])
  store.send({ kind: 'open', source: { kind: 'view', id: 'other' } })
  expect(store.state.moved).toEqual([])
})

test('all changes are taken back at once, and done again one by one', () => {
  const store = new Store(initialState('overview'))
  store.send({ kind: 'connect', on: true })
  store.send({ kind: 'select', key: 'a' })
  store.send({ kind: 'remove', key: 'b' })
  const after = store.state
  store.undoAll()
  expect([store.canUndo, store.state.connected, store.state.removed]).toEqual([false, false, []])
  store.redo()
  store.redo()
  expect([store.state.connected, store.state.removed]).toEqual([after.connected, after.removed])
})
