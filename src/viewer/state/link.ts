import { filterKinds, type ViewState } from '../../model/view.ts'
import type { Captions } from '../words/names.ts'
import { filtersOf } from './filters.ts'
import { initialState } from './initial.ts'
import { FORMAT, keptPanel, withKept } from './kept.ts'
import { FIRST_SAMPLE } from './sampled.ts'
import type { Camera, Filters, Moved, Source, State } from './state.ts'

/** A link that is longer is cut off by some programs: a saved view says the same in a few words. */
export const LONG_LINK = 2_000

/** What the words of a link are read by: the views, of which the first is the opening view, as their files keep them. */
export type LinkViews = readonly { readonly id: string; readonly state?: ViewState | undefined }[]

/** So many keys of each list of a link are read. */
export const MOST_KEYS = 5_000

/** How far from the picture a link may look, in shares of the canvas, and at how many times its size. */
const FURTHEST_PLACE = 1_000
const FURTHEST_RATIO = 1_000

const lists = ['expanded', 'added', 'paths', 'folding', 'removed', 'revealed'] as const
const switches = ['connected', 'allClaims'] as const

/** A part of a picture that the file of a view may keep, and a link says for itself. */
interface Part {
  /** Its words, none where there is nothing to say of it. */
  write(state: State): readonly (readonly [name: string, value: string])[]
  /** Undefined where the link does not speak of it. */
  read(link: URLSearchParams): Partial<State> | undefined
}

const parts: readonly Part[] = [
  {
    write: ({ selected }) => selected.map((key) => ['selected', key] as const),
    read(link) {
      const selected = keysOf(link, 'selected').filter((key) => key !== '')
      return link.has('selected') ? { selected } : undefined
    },
  },
  ...lists.map((name) => ({
    write: (state: State) => state[name].map((value): [string, string] => [name, value]),
    read: (link: URLSearchParams) => (link.has(name) ? { [name]: keysOf(link, name) } : undefined),
  })),
  {
    write: ({ moved }) =>
      moved.map(({ key, x, y }) => ['moved', `${Math.round(x)} ${Math.round(y)} ${key}`] as const),
    read: (link) => (link.has('moved') ? { moved: readMoved(link) } : undefined),
  },
  ...switches.map((name) => ({
    write: (state: State): [string, string][] => (state[name] ? [[name, 'yes']] : []),
    read: (link: URLSearchParams) => (link.has(name) ? { [name]: link.get(name) === 'yes' } : undefined),
  })),
  {
    write: ({ filters }) =>
      filterKinds.flatMap((name) => filters[name].map((value) => [`without-${name}`, value] as const)),
    read: (link) =>
      filterKinds.some((name) => link.has(`without-${name}`)) ? { filters: readFilters(link) } : undefined,
  },
  {
    write: ({ captions }) =>
      Object.entries(captions).map(([label, property]) => [`caption-${label}`, property] as const),
    read(link) {
      const captions = readCaptions(link)
      return Object.keys(captions).length === 0 ? undefined : { captions }
    },
  },
  {
    write: ({ camera }) => (camera === undefined ? [] : [['camera', cameraWords(camera)]]),
    read(link) {
      const camera = readCamera(link)
      return camera === undefined ? undefined : { camera }
    },
  },
  {
    write({ panel }) {
      if (panel.kind === 'filters' || panel.kind === 'history') return [['panel', panel.kind]]
      if (panel.kind !== 'document') return []
      return [['document', panel.id], ...(panel.claim === '' ? [] : ([['claim', panel.claim]] as const))]
    },
    read(link) {
      const panel = link.get('panel')
      const kept = keptPanel({
        v: FORMAT,
        // Empty, it is the only document, or the first.
        document: link.get('document') ?? undefined,
        claim: filled(link.get('claim')),
        panel: panel === 'filters' || panel === 'history' ? panel : undefined,
      })
      return kept === undefined ? undefined : { panel: kept }
    },
  },
]

/**
 * The fragment of a link that restores a state, without `#`: what differs from the view as it opens, as words that a reader can
 * understand (`view=overview&selected=org%3Aacme`), and the version of these words. The theme stays the reader's own.
 *
 * @param views as their files keep them: what one keeps is not said again
 * @param graph the first digits of the hash of the graph; '' where it is not known
 */
export function linkOf(state: State, views: LinkViews = [], graph = ''): string {
  const link = new URLSearchParams()
  writeSource(link, state.source)
  const kept = keptBy(state.source, views)
  const base = kept === undefined ? undefined : withKept(initialState(''), kept)
  const written = parts.map((part) => {
    const words = part.write(state)
    const isKept = base !== undefined && wordsText(words) === wordsText(part.write(base))
    return { words, isKept }
  })
  // What is kept and no longer shown has no words: then the link says all.
  const isWhole = base !== undefined && written.some(({ words, isKept }) => !isKept && words.length === 0)
  for (const { words, isKept } of written)
    if (isWhole || !isKept) for (const [name, value] of words) link.append(name, value)
  if (isWhole) link.set('kept', 'no')
  if (state.sheet) link.set('sheet', 'yes')
  if (state.drawer.open) link.set('results', state.drawer.show)
  if (state.engine === 'page') link.set('engine', 'page')
  link.set('v', String(FORMAT))
  if (graph !== '') link.set('graph', graph)
  return link.toString()
}

/**
 * What tells one step of a reader from the next: the picture, what is selected, and which panel or sheet is open. States of one
 * step differ in what was done to the picture, and in where the reader looks.
 */
export function stepOf({ source, selected, panel, sheet }: State): string {
  const document = panel.kind === 'document' ? panel.id : ''
  return JSON.stringify([source, selected, panel.kind, document, sheet])
}

/** The state of a link's fragment; what it does not say, or says wrongly, is as in the view when it opens. */
export function stateOf(fragment: string, views: LinkViews): State {
  const link = wordsOf(fragment)
  const opening = initialState(views[0]?.id ?? '')
  const source = readSource(link) ?? opening.source
  const kept = link.get('kept') === 'no' ? undefined : keptBy(source, views)
  const base = withKept({ ...opening, source }, kept)
  const said = parts.reduce<Partial<State>>((all, part) => ({ ...all, ...part.read(link) }), {})
  const selected = said.selected ?? base.selected
  const show = link.get('results')
  return {
    ...base,
    ...said,
    panel: said.panel ??
      (kept === undefined ? undefined : keptPanel(kept)) ?? {
        kind: selected.length === 0 ? 'overview' : 'element',
      },
    sheet: link.get('sheet') === 'yes',
    drawer: {
      ...base.drawer,
      open: show !== null,
      show: show === 'graph' || show === 'json' ? show : 'table',
    },
    engine: link.get('engine') === 'page' ? 'page' : 'server',
  }
}

/** What a link says of itself. */
export interface LinkHead {
  /** The version of its words; 0 where it says none. */
  readonly version: number
  /** The first digits of the hash of its graph; '' where it does not say. */
  readonly graph: string
  /** Its words that this version does not have. */
  readonly unknown: readonly string[]
  /** How many keys its lists say beyond those that are read. */
  readonly unread: number
}

export function headOf(fragment: string): LinkHead {
  const link = wordsOf(fragment)
  const version = link.get('v') ?? ''
  const graph = link.get('graph') ?? ''
  return {
    version: /^\d+$/.test(version) ? Math.min(Number(version), Number.MAX_SAFE_INTEGER) : 0,
    graph: /^[0-9a-f]{12}$/.test(graph) ? graph : '',
    unknown: once([...link.keys()].filter((name) => !isKnown(name))),
    unread: unreadOf(link),
  }
}

function unreadOf(link: URLSearchParams): number {
  const counts = new Map<string, number>()
  for (const name of link.keys()) {
    const list = name.startsWith('caption-') ? 'caption-' : listNames.has(name) ? name : undefined
    if (list !== undefined) counts.set(list, (counts.get(list) ?? 0) + 1)
  }
  return [...counts.values()].reduce((sum, count) => sum + Math.max(0, count - MOST_KEYS), 0)
}

const listNames: ReadonlySet<string> = new Set([
  'selected',
  'moved',
  ...lists,
  ...filterKinds.map((name) => `without-${name}`),
])

const words: ReadonlySet<string> = new Set([
  'v',
  'graph',
  'view',
  'query',
  'question',
  'sample',
  'most',
  'kept',
  'selected',
  'moved',
  'camera',
  'document',
  'claim',
  'panel',
  'sheet',
  'results',
  'engine',
  ...lists,
  ...switches,
  ...filterKinds.map((name) => `without-${name}`),
])

function isKnown(name: string): boolean {
  return words.has(name) || name.startsWith('$') || name.startsWith('caption-')
}

function wordsOf(fragment: string): URLSearchParams {
  return new URLSearchParams(fragment.replace(/^#/, ''))
}

function wordsText(written: readonly (readonly [string, string])[]): string {
  return JSON.stringify(written)
}

function keptBy(source: Source, views: LinkViews): ViewState | undefined {
  return source.kind === 'view' ? views.find(({ id }) => id === source.id)?.state : undefined
}

/** What is said; undefined where it is empty, which no view may keep. */
function filled(text: string | null): string | undefined {
  return text === null || text === '' ? undefined : text
}

/** The keys of a list of a link, each once, as many as are read. */
function keysOf(link: URLSearchParams, name: string): readonly string[] {
  return once(link.getAll(name).slice(0, MOST_KEYS))
}

function once(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}

function writeSource(link: URLSearchParams, source: Source): void {
  if (source.kind === 'view') link.set('view', source.id)
  else if (source.kind === 'query') link.set('query', source.text)
  else if (source.kind === 'sample') {
    link.set('sample', source.of)
    link.set('most', String(source.most))
  } else {
    link.set('question', source.id)
    for (const [name, value] of Object.entries(source.given)) link.set(`$${name}`, value)
  }
}

function readSource(link: URLSearchParams): Source | undefined {
  const text = link.get('query')
  if (text !== null) return { kind: 'query', text }
  const question = link.get('question')
  if (question !== null) {
    const given = [...link]
      .filter(([name]) => name.startsWith('$'))
      .map(([name, value]) => [name.slice(1), value])
    return { kind: 'question', id: question, given: Object.fromEntries(given) as { [name: string]: string } }
  }
  const sample = link.get('sample')
  if (sample !== null) {
    const most = Number(link.get('most') ?? FIRST_SAMPLE)
    return { kind: 'sample', of: sample, most: Number.isSafeInteger(most) && most > 0 ? most : FIRST_SAMPLE }
  }
  const view = link.get('view')
  return view === null ? undefined : { kind: 'view', id: view }
}

function readFilters(link: URLSearchParams): Filters {
  return filtersOf((name) => keysOf(link, `without-${name}`))
}

function readCaptions(link: URLSearchParams): Captions {
  const named = [...link]
    .filter(([name]) => name.startsWith('caption-'))
    .slice(0, MOST_KEYS)
    .map(([name, property]) => [name.slice('caption-'.length), property] as const)
  return Object.fromEntries(named.filter(([label, property]) => label !== '__proto__' && property !== ''))
}

function readMoved(link: URLSearchParams): readonly Moved[] {
  const moved = new Map<string, Moved>()
  for (const text of link.getAll('moved').slice(0, MOST_KEYS)) {
    const match = /^(-?\d{1,6}) (-?\d{1,6}) ([\s\S]*)$/.exec(text)
    if (match !== null) moved.set(match[3], { key: match[3], x: Number(match[1]), y: Number(match[2]) })
  }
  return [...moved.values()]
}

/** Each number in the shortest form that reads back as the same. */
function cameraWords({ x, y, ratio }: Camera): string {
  return `${x} ${y} ${ratio}`
}

function readCamera(link: URLSearchParams): Camera | undefined {
  const [x, y, ratio, ...more] = (link.get('camera') ?? '')
    .split(' ')
    .map((word) => (word === '' ? NaN : Number(word)))
  if (more.length > 0 || ![x, y, ratio].every(Number.isFinite) || ratio <= 0) return undefined
  if (Math.abs(x) > FURTHEST_PLACE || Math.abs(y) > FURTHEST_PLACE || ratio > FURTHEST_RATIO) return undefined
  return { x, y, ratio }
}
