import { layoutKinds } from '../../../src/model/view.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialState } from '../../../src/viewer/state/initial.ts'
import { headOf, linkOf, stateOf, stepOf } from '../../../src/viewer/state/link.ts'
import { keptOf, withKept } from '../../../src/viewer/state/kept.ts'
import { openLink } from '../../../src/viewer/state/open-link.ts'
import { openView } from '../../../src/viewer/state/open-view.ts'
import { reduce } from '../../../src/viewer/state/actions/index.ts'
import {
  type Appearance,
  type ColourBy,
  colourNames,
  dashes,
  type SizeBy,
} from '../../../src/model/appearance.ts'
import { iconNames } from '../../../src/model/icon-names.ts'
import type { Keep, PropertyFilter } from '../../../src/model/property-filter.ts'
import type { ValueSource } from '../../../src/model/value-source.ts'
import type { View } from '../../../src/model/view.ts'
import type { Action } from '../../../src/viewer/state/action.ts'
import { chartKinds, resultViews } from '../../../src/viewer/state/drawer.ts'
import type { Filters, Panel, Source, State } from '../../../src/viewer/state/state.ts'

const opening = initialState('overview')
const views = [{ id: 'overview' }]

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    'a&b=c',
    '#x',
    '%41+ ?',
    'ü\n\r\n\t',
    'org:acme HAS org:b C1+C2',
    '__proto__',
    '$',
    '$$x',
    '💡',
  ),
)
const filled = text.filter((value) => value !== '')
/** An id has no white space. */
const id = filled.filter((value) => !/\s/.test(value))
const list = fc.uniqueArray(text, { maxLength: 4 })
const keys = fc.uniqueArray(filled, { maxLength: 4 })

const source: fc.Arbitrary<Source> = fc.oneof(
  fc.record({ kind: fc.constant('view' as const), id: text }),
  fc.record({ kind: fc.constant('query' as const), text }),
  fc.record({
    kind: fc.constant('phrase' as const),
    phrase: fc.record({
      find: text,
      type: text,
      direction: fc.constantFrom('in' as const, 'out' as const),
      label: text,
      key: text,
      within: list,
    }),
  }),
  fc.record({ kind: fc.constant('sample' as const), of: text, most: fc.integer({ min: 1 }) }),
  fc.record({
    kind: fc.constant('question' as const),
    id: text,
    given: fc
      .uniqueArray(fc.tuple(text, text), { selector: ([name]) => name, maxLength: 4 })
      .map(Object.fromEntries),
  }),
)

const panel: fc.Arbitrary<Panel> = fc.oneof(
  fc.constantFrom<Panel>({ kind: 'overview' }, { kind: 'element' }, { kind: 'filters' }, { kind: 'history' }),
  fc.record({
    kind: fc.constant('measure' as const),
    metric: id,
    of: fc.constantFrom('graph' as const, 'picture' as const),
  }),
  fc.record({ kind: fc.constant('cell' as const), row: filled, column: filled }),
  fc.record({ kind: fc.constant('document' as const), id, claim: fc.oneof(id, fc.constant('')) }),
)

const filters: fc.Arbitrary<Filters> = fc.record({
  label: list,
  type: list,
  modality: list,
  status: list,
  credited: list,
  layer: list,
})

const by: fc.Arbitrary<ValueSource> = fc.oneof(
  fc.record({ kind: fc.constant('property' as const), key: filled }),
  fc.record({ kind: fc.constant('metric' as const), name: filled }),
  fc.record({ kind: fc.constant('metric' as const), name: filled, of: fc.constant('picture' as const) }),
)
const ranking = fc.oneof(
  fc.record({ kind: fc.constant('ranking' as const), by }),
  fc.record({ kind: fc.constant('ranking' as const), by, steps: fc.constant(true) }),
)
const sizeBy: fc.Arbitrary<SizeBy> = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), size: fc.integer({ min: 3, max: 12 }) }),
  ranking,
)
const colourBy: fc.Arbitrary<ColourBy> = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), colour: fc.constantFrom(...colourNames) }),
  fc.record({ kind: fc.constant('partition' as const), by }),
  ranking,
)
const named = text.filter((name) => name !== '__proto__')

/** Of a label or type that something is said of. */
const looks = <Look extends object>(look: fc.Arbitrary<Look>) =>
  fc.dictionary(
    named,
    look.filter((one) => Object.keys(one).length > 0),
    { maxKeys: 3, noNullPrototype: true },
  )

const appearance: fc.Arbitrary<Appearance> = fc.record({
  nodes: looks(
    fc.record(
      { size: sizeBy, colour: colourBy, icon: fc.constantFrom(...iconNames) },
      { requiredKeys: [], noNullPrototype: true },
    ),
  ),
  lines: looks(
    fc.record(
      { width: sizeBy, colour: colourBy, dash: fc.constantFrom(...dashes) },
      { requiredKeys: [], noNullPrototype: true },
    ),
  ),
})

const end = fc.option(fc.oneof(fc.integer(), fc.constant('2026-11-27')), { nil: undefined })
const values = fc.array(text, { minLength: 1, maxLength: 3 })
const keep: fc.Arbitrary<Keep> = fc.oneof(
  fc.record({ kind: fc.constantFrom('only' as const, 'without' as const), values }),
  fc.record({ kind: fc.constant('contains' as const), text: filled }),
  fc.tuple(end, end).map(([from, to]): Keep => ({
    kind: 'range',
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  })),
  fc.record({ kind: fc.constantFrom('present' as const, 'absent' as const) }),
)
const where: fc.Arbitrary<readonly PropertyFilter[]> = fc.uniqueArray(
  fc.record({
    of: fc.constantFrom('nodes' as const, 'lines' as const),
    name: text,
    key: filled,
    keep,
  }),
  { selector: ({ of, name, key }) => JSON.stringify([of, name, key]), maxLength: 3 },
)

/** 0 and -0 are the same place. */
const coordinate = fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((value) => value + 0)

const state: fc.Arbitrary<State> = fc.record({
  source,
  selected: keys,
  expanded: keys,
  added: keys,
  paths: keys,
  folding: keys,
  removed: keys,
  only: keys,
  layout: fc.option(
    fc.oneof(
      fc.constantFrom(...layoutKinds).map((kind) => ({ kind })),
      filled.map((by) => ({ kind: 'concentric' as const, by })),
    ),
    { nil: undefined },
  ),
  cross: fc.option(fc.record({ rows: filled, columns: filled }), { nil: undefined }),
  moved: fc.uniqueArray(
    fc.record({
      key: filled,
      x: fc.integer({ min: -9_999, max: 9_999 }),
      y: fc.integer({ min: -9_999, max: 9_999 }),
    }),
    { selector: ({ key }) => key, maxLength: 3 },
  ),
  connected: fc.boolean(),
  allClaims: fc.boolean(),
  many: fc.constantFrom('none', 'all', 'communities'),
  within: fc.array(filled, { maxLength: 3 }),
  revealed: keys,
  filters,
  where,
  dropLoose: fc.boolean(),
  appearance,
  captions: fc.dictionary(
    text.filter((label) => label !== '__proto__'),
    filled,
    { maxKeys: 3, noNullPrototype: true },
  ),
  camera: fc.option(
    fc.record({
      x: coordinate,
      y: coordinate,
      ratio: fc.double({ min: 0, minExcluded: true, max: 1e3, noNaN: true }),
    }),
    { nil: undefined },
  ),
  sheet: fc.boolean(),
  panel,
  drawer: fc.record({
    open: fc.boolean(),
    show: fc.constantFrom(...resultViews),
    chart: fc.option(
      fc
        .record({
          kind: fc.constantFrom(undefined, ...chartKinds),
          x: fc.option(fc.string(), { nil: undefined }),
          y: fc.option(fc.string(), { nil: undefined }),
          colour: fc.option(fc.string(), { nil: undefined }),
        })
        .filter((chart) => Object.values(chart).some((value) => value !== undefined)),
      { nil: undefined },
    ),
  }),
  theme: fc.constantFrom('system' as const, 'light' as const, 'dark' as const),
  engine: fc.constantFrom('server' as const, 'page' as const),
})

/** A state without what a link does not hold. */
function held(given: State): State {
  const { panel: shown, drawer, selected } = given
  return {
    ...given,
    theme: opening.theme,
    drawer: {
      open: drawer.open,
      show: drawer.open ? drawer.show : opening.drawer.show,
      ...(drawer.open && drawer.show === 'chart' && drawer.chart !== undefined && { chart: drawer.chart }),
    },
    panel:
      shown.kind === 'overview' || shown.kind === 'element'
        ? { kind: selected.length === 0 ? 'overview' : 'element' }
        : shown,
  }
}

describe('a step of a reader', () => {
  const after = (...actions: readonly Action[]): string => stepOf(actions.reduce(reduce, opening))

  test.each<readonly [string, Action, boolean]>([
    ['another picture', { kind: 'open', source: { kind: 'view', id: 'outlook' } }, true],
    ['a selection', { kind: 'select', key: 'org:tencent' }, true],
    ['what search found', { kind: 'add', keys: ['a'], select: 'a' }, true],
    ['a panel', { kind: 'panel', panel: { kind: 'filters' } }, true],
    ['a sheet', { kind: 'sheet', on: true }, true],
    ['zooming', { kind: 'camera', camera: { x: 0, y: 0, ratio: 0.5 } }, false],
    ['a filter', { kind: 'filter', by: 'status', value: 'begun', on: true }, false],
    ['what is taken away', { kind: 'remove', key: 'a' }, false],
    ['what is dragged', { kind: 'move', moved: { key: 'a', x: 1, y: 2 } }, false],
    ['the theme', { kind: 'theme', theme: 'dark' }, false],
  ])('is %s: %j', (_, action, isStep) => {
    expect(after(action) !== after()).toBe(isStep)
  })
})

describe('a link', () => {
  test('gives back every state that it holds', () => {
    fc.assert(
      fc.property(state, (given) => {
        const again = stateOf(linkOf(given), [{ id: 'other' }])
        expect(again).toEqual(held(given))
        if (given.source.kind === 'question' && again.source.kind === 'question')
          expect(Object.entries(again.source.given).sort()).toEqual(Object.entries(given.source.given).sort())
      }),
      { numRuns: 1_500 },
    )
  })

  test('survives the address bar', () => {
    fc.assert(
      fc.property(state, (given) => {
        const url = new URL('http://127.0.0.1:4870/')
        url.hash = linkOf(given)
        expect(stateOf(new URL(url.href).hash, [{ id: 'other' }])).toEqual(held(given))
      }),
      { numRuns: 500 },
    )
  })

  test('is the same for the state that it gives back', () => {
    fc.assert(
      fc.property(state, (given) => {
        const link = linkOf(given)
        expect(linkOf(stateOf(link, [{ id: 'other' }]))).toBe(link)
      }),
    )
  })

  test('says in words what it shows', () => {
    expect(linkOf(opening)).toBe('view=overview&v=1')
    expect(
      linkOf({
        ...opening,
        selected: ['org:acme'],
        connected: true,
        filters: { ...opening.filters, type: ['KNOWS'] },
      }),
    ).toBe('view=overview&selected=org%3Aacme&connected=yes&without-type=KNOWS&v=1')
    expect(linkOf({ ...opening, source: { kind: 'question', id: 'where', given: { place: 'KE' } } })).toBe(
      'question=where&%24place=KE&v=1',
    )
  })

  test.each([
    '',
    '#',
    'nonsense',
    '#%E0%A4%A&%',
    'connected=maybe&allClaims=&many=some',
    'panel=nothing&engine=elsewhere',
    'constructor=1&__proto__=2',
    '&&&===',
    'viewer=other',
  ])('that is broken, like %j, opens the opening view', (fragment) => {
    expect(stateOf(fragment, views)).toEqual(opening)
  })

  test('never fails, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (fragment) => {
        const { panel: shown, drawer, filters: kept } = stateOf(fragment, views)
        expect(['overview', 'element', 'filters', 'document', 'history']).toContain(shown.kind)
        expect(resultViews).toContain(drawer.show)
        expect(Object.keys(kept).sort()).toEqual(['credited', 'label', 'layer', 'modality', 'status', 'type'])
      }),
    )
  })

  test.each([
    '',
    '1',
    '1 2',
    '1 2 0',
    '1 2 -1',
    '1 2 3 4',
    'a b c',
    'NaN 1 1',
    '1  1',
    'Infinity 0 1',
    '1e4 0 1',
    '0 -1e300 1',
    '0 0 1e9',
  ])('that looks at %j looks at the whole', (camera) => {
    expect(stateOf(`camera=${camera}`, views)).toEqual(opening)
  })

  test.each(['caption-L=', 'caption-__proto__=name'])(
    'that says what no view may keep, like %j, does not say it',
    (fragment) => {
      expect(stateOf(fragment, views)).toEqual(opening)
    },
  )

  test('names the only document, or the first, by nothing', () => {
    expect(stateOf('document=', views).panel).toEqual({ kind: 'document', id: '', claim: '' })
  })

  test('is read up to 5,000 keys a list, and says how many more there are', () => {
    const names = ['selected', 'added', 'without-label'].flatMap((name) =>
      Array.from({ length: 70_000 }, (_, at) => `${name}=${at}`),
    )
    const { selected, added, filters: left } = stateOf(names.join('&'), views)
    expect([selected, added, left.label].map(({ length }) => length)).toEqual([5_000, 5_000, 5_000])
    expect(headOf(names.join('&')).unread).toBe(195_000)
  })

  test.each(['selected', 'expanded', 'added', 'paths', 'folding', 'removed', 'only', 'revealed', 'within'])(
    'leaves out empty keys of %s, and says so',
    (name) => {
      expect(stateOf(`${name}=`, views)).toEqual(opening)
      expect(stateOf(`${name}=%2Ba&${name}=`, views)).toMatchObject({ [name]: ['+a'] })
      expect(headOf(`${name}=`).unreadable).toEqual([name])
    },
  )

  test('moves nothing that has no key', () => {
    expect(stateOf('moved=1 2 ', views)).toEqual(opening)
    expect(headOf('moved=1 2 ').unreadable).toEqual(['moved'])
  })

  test('holds each key once, though it says it twice', () => {
    expect(stateOf('added=a&added=a&without-type=R&without-type=R', views)).toMatchObject({
      added: ['a'],
      filters: { type: ['R'] },
    })
  })

  test('cannot reach beyond the parameters of a question', () => {
    const { source: opened } = stateOf('question=q&$__proto__=polluted&$constructor=c&$toString=t', views)
    const given: object = opened.kind === 'question' ? opened.given : {}
    expect(Object.entries(given).sort()).toEqual([
      ['__proto__', 'polluted'],
      ['constructor', 'c'],
      ['toString', 't'],
    ])
    expect(Object.getPrototypeOf(given)).toBe(Object.prototype)
    expect(Object.hasOwn({}, 'polluted')).toBe(false)
  })
})

describe('a view that keeps a state', () => {
  /** A state of the view `kept`, and the same without what a view does not keep. */
  const ofView = (given: State): State => ({
    ...held(given),
    source: { kind: 'view', id: 'kept' },
    sheet: false,
    drawer: opening.drawer,
    engine: 'server',
  })
  const keptIn = (given: State) => [{ id: 'overview' }, { id: 'kept', state: keptOf(given, '') }]

  test('gives it back to whoever opens its tab, with no more than its name in the link', () => {
    fc.assert(
      fc.property(state, (given) => {
        const shown = ofView(given)
        const all = keptIn(shown)
        expect(reduce(opening, openView(all[1]))).toEqual(shown)
        expect(withKept(initialState('kept'), keptOf(shown, ''))).toEqual(shown)
        expect(linkOf(shown, all)).toBe('view=kept&v=1')
        expect(stateOf('view=kept', all)).toEqual(shown)
      }),
      { numRuns: 500 },
    )
  })

  test('is told apart in the link from any other state of the view', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const [kept, shown] = [ofView(one), held({ ...other, source: { kind: 'view', id: 'kept' } })]
        expect(stateOf(linkOf(shown, keptIn(kept)), keptIn(kept))).toEqual(shown)
      }),
      { numRuns: 1_000 },
    )
  })

  test('says what it keeps in the words of a link, and no more than there is to say', () => {
    expect(keptOf(opening, '')).toEqual({ v: 1 })
    const link = new URLSearchParams(
      'selected=a&expanded=b&moved=1+2+a&without-type=R&caption-L=name&camera=0.5+0.5+2&panel=filters',
    )
    expect(keptOf(stateOf(link.toString(), views), '0123456789ab')).toEqual({
      v: 1,
      graph: '0123456789ab',
      selected: ['a'],
      expanded: ['b'],
      moved: [{ key: 'a', x: 1, y: 2 }],
      without: { type: ['R'] },
      captions: { L: 'name' },
      camera: { x: 0.5, y: 0.5, ratio: 2 },
      panel: 'filters',
    })
  })
})

describe('what a link says of itself', () => {
  test('is the version of its words and the graph', () => {
    expect(linkOf(opening, views, '0123456789ab')).toBe('view=overview&v=1&graph=0123456789ab')
    expect(headOf('#view=x&v=1&graph=0123456789ab&$p=1&caption-A=b')).toEqual({
      version: 1,
      graph: '0123456789ab',
      unknown: [],
      unread: 0,
      unreadable: [],
    })
  })

  test.each([
    ['#view=x&selected=a', { version: 0, graph: '', unknown: [], unread: 0, unreadable: [] }],
    [
      'v=2&view=x&shape=round&shape=flat',
      { version: 2, graph: '', unknown: ['shape'], unread: 0, unreadable: [] },
    ],
    ['v=-1&graph=XYZ', { version: 0, graph: '', unknown: [], unread: 0, unreadable: ['v', 'graph'] }],
    [
      'v=99999999999999999999',
      { version: Number.MAX_SAFE_INTEGER, graph: '', unknown: [], unread: 0, unreadable: [] },
    ],
    [
      'v=1.5&graph=0123456789abc',
      { version: 0, graph: '', unknown: [], unread: 0, unreadable: ['v', 'graph'] },
    ],
  ])('is read from %j', (fragment, head) => {
    expect(headOf(fragment)).toEqual(head)
  })

  test.each([
    ['where={"of":"nodes","name":"A","key":"b","keep":{"kind":"cont', ['where']],
    ['where=[[[', ['where']],
    ['phrase=["Place","IN","ou', ['phrase']],
    ['phrase={', ['phrase']],
    ['phrase=__proto__', ['phrase']],
    ['sample=nope&most=0', ['sample', 'most']],
    ['look-size-*=99999999&look-size-A=5', ['look-size-*']],
    ['look-siz', ['look-siz']],
    ['look-dash-__proto__=dotted', ['look-dash-__proto__']],
    ['caption-A=&caption-__proto__=b&caption-B=c', ['caption-A', 'caption-__proto__']],
    ['many=xyz&engine=xyz&sheet=maybe&kept=yes', ['kept', 'sheet', 'engine', 'many']],
    ['connected=maybe&allClaims=no&dropLoose=yes', ['connected']],
    ['results=pie&chart=pie&chart-x=a', ['results', 'chart']],
    ['layout=lay', ['layout']],
    ['camera=0.5 0.', ['camera']],
    ['moved=1 2 a&moved=1 b', ['moved']],
    ['rows=A', ['rows']],
    ['rows=A&columns=B', []],
    ['panel=filt', ['panel']],
    ['panel=filters', []],
    ['claim=C1', ['claim']],
    ['document=', []],
    ['row=a', ['row']],
    ['measure=', ['measure']],
    ['paths=nope', ['paths']],
    ['folding=nope&folding=-unit', ['folding']],
    ['selected=whatever&view=nope&without-status=nope', []],
  ])('names the words whose values cannot be read: %j', (fragment, unreadable) => {
    expect(headOf(fragment).unreadable).toEqual(unreadable)
  })

  test('names none of a link that was written here', () => {
    fc.assert(
      fc.property(state, (given) => {
        const source = given.source.kind === 'sample' ? opening.source : given.source
        const link = linkOf({ ...given, source, paths: [], folding: ['+unit', '-unit:a'] })
        expect(headOf(link)).toMatchObject({ unknown: [], unreadable: [] })
      }),
    )
  })

  test.each([
    ['view=gone&added=a', 'the view gone'],
    ['question=gone&added=a', 'the question gone'],
    ['view=overview&added=a', ''],
    ['query=RETURN+1', ''],
  ])('names a source that the graph does not have: %j', (fragment, missing) => {
    const opened = openLink(fragment, { views: [viewNamed('overview')], queries: [] })
    expect(opened.missing).toBe(missing)
    if (missing !== '') expect(opened.state).toMatchObject({ source: opening.source, added: ['a'] })
  })
})

function viewNamed(name: string): View {
  return {
    id: name,
    title: name,
    question: '',
    picture: '',
    fold: [],
    layout: { kind: 'force' },
    questions: [],
  }
}
