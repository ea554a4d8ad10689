import type { Captions } from '../words/names.ts'
import { initialState, noFilters } from './initial.ts'
import { FIRST_SAMPLE } from './sampled.ts'
import type { Camera, Filters, Moved, Panel, Source, State } from './state.ts'

const lists = ['expanded', 'added', 'paths', 'folding', 'removed', 'revealed'] as const
const switches = ['connected', 'allClaims'] as const
const filterNames = Object.keys(noFilters) as (keyof Filters)[]

/**
 * The fragment of a link that restores a state, without `#`: what differs from the opening view, as words that a reader can
 * understand (`view=overview&selected=org%3Aacme`). The theme stays the reader's own.
 */
export function linkOf(state: State): string {
  const link = new URLSearchParams()
  writeSource(link, state.source)
  for (const key of state.selected) link.append('selected', key)
  for (const name of lists) for (const value of state[name]) link.append(name, value)
  for (const { key, x, y } of state.moved) link.append('moved', `${Math.round(x)} ${Math.round(y)} ${key}`)
  for (const name of switches) if (state[name]) link.set(name, 'yes')
  for (const name of filterNames)
    for (const value of state.filters[name]) link.append(`without-${name}`, value)
  for (const [label, property] of Object.entries(state.captions)) link.set(`caption-${label}`, property)
  if (state.camera !== undefined) link.set('camera', cameraWords(state.camera))
  if (state.panel.kind === 'document') link.set('document', state.panel.id)
  if (state.panel.kind === 'document' && state.panel.claim !== '') link.set('claim', state.panel.claim)
  if (state.panel.kind === 'filters' || state.panel.kind === 'history') link.set('panel', state.panel.kind)
  if (state.sheet) link.set('sheet', 'yes')
  if (state.drawer.open) link.set('results', state.drawer.show)
  if (state.engine === 'page') link.set('engine', 'page')
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

/** The state of a link's fragment; what it does not say, or says wrongly, is as in the opening view. */
export function stateOf(fragment: string, openingView: string): State {
  const link = new URLSearchParams(fragment.replace(/^#/, ''))
  const state = initialState(openingView)
  const selected = [...new Set(link.getAll('selected'))].filter((key) => key !== '')
  const show = link.get('results')
  return {
    ...state,
    source: readSource(link) ?? state.source,
    selected,
    ...Object.fromEntries(lists.map((name) => [name, [...new Set(link.getAll(name))]])),
    moved: readMoved(link),
    ...Object.fromEntries(switches.map((name) => [name, link.get(name) === 'yes'])),
    filters: readFilters(link),
    captions: readCaptions(link),
    camera: readCamera(link),
    panel: readPanel(link, selected),
    sheet: link.get('sheet') === 'yes',
    drawer: {
      ...state.drawer,
      open: show !== null,
      show: show === 'graph' || show === 'json' ? show : 'table',
    },
    engine: link.get('engine') === 'page' ? 'page' : 'server',
  }
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
  const without = (name: keyof Filters): readonly string[] => [...new Set(link.getAll(`without-${name}`))]
  return {
    label: without('label'),
    type: without('type'),
    modality: without('modality'),
    status: without('status'),
    credited: without('credited'),
    layer: without('layer'),
  }
}

function readCaptions(link: URLSearchParams): Captions {
  const named = [...link].filter(([name]) => name.startsWith('caption-'))
  return Object.fromEntries(named.map(([name, property]) => [name.slice('caption-'.length), property]))
}

function readMoved(link: URLSearchParams): readonly Moved[] {
  const moved = new Map<string, Moved>()
  for (const text of link.getAll('moved')) {
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
  const words = (link.get('camera') ?? '').split(' ')
  const [x, y, ratio] = words.map(Number)
  if (words.length !== 3 || words.includes('') || ![x, y, ratio].every(Number.isFinite) || ratio <= 0)
    return undefined
  return { x, y, ratio }
}

function readPanel(link: URLSearchParams, selected: readonly string[]): Panel {
  const document = link.get('document')
  if (document !== null) return { kind: 'document', id: document, claim: link.get('claim') ?? '' }
  const panel = link.get('panel')
  if (panel === 'filters' || panel === 'history') return { kind: panel }
  return { kind: selected.length === 0 ? 'overview' : 'element' }
}
