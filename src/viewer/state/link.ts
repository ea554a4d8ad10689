import type { ViewState } from '../../model/view.ts'
import { drawerWords, readDrawer, writeDrawer } from './drawer.ts'
import { initialState } from './initial.ts'
import { FORMAT, withKept } from './kept.ts'
import { parts, type Word } from './parts/index.ts'
import { followsSelection, restingPanel } from './parts/panel.ts'
import { MOST_KEYS, once } from './parts/words.ts'
import { phraseOfText, phraseText } from './phrase.ts'
import { FIRST_SAMPLE } from './sampled.ts'
import { unreadableWords } from './unreadable.ts'
import type { Source, State } from './state.ts'

/** A link that is longer is cut off by some programs: a saved view says the same in a few words. */
export const LONG_LINK = 2_000

/** What the words of a link are read by: the views, of which the first is the opening view, as their files keep them. */
export type LinkViews = readonly { readonly id: string; readonly state?: ViewState | undefined }[]

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
  for (const [name, value] of writeDrawer(state.drawer)) link.set(name, value)
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
  return {
    ...base,
    ...said,
    panel: said.panel ?? (followsSelection(base.panel) ? restingPanel(selected) : base.panel),
    sheet: link.get('sheet') === 'yes',
    drawer: readDrawer(link),
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
  /** The names of its words, each once, whose values say nothing that can be read. */
  readonly unreadable: readonly string[]
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
    unreadable: unreadableWords(link),
  }
}

function unreadOf(link: URLSearchParams): number {
  const counts = new Map<string, number>()
  for (const name of link.keys()) {
    const of = partWords.has(name) ? name : prefixes.find((prefix) => name.startsWith(prefix))
    if (of !== undefined) counts.set(of, (counts.get(of) ?? 0) + 1)
  }
  return [...counts.values()].reduce((sum, count) => sum + Math.max(0, count - MOST_KEYS), 0)
}

const partWords: ReadonlySet<string> = new Set(parts.flatMap(({ words }) => words))
const prefixes: readonly string[] = parts.flatMap(({ prefix }) => prefix ?? [])

const otherWords: ReadonlySet<string> = new Set([
  'v',
  'graph',
  'view',
  'query',
  'question',
  'phrase',
  'sample',
  'most',
  'kept',
  'sheet',
  ...drawerWords,
  'engine',
])

function isKnown(name: string): boolean {
  return (
    otherWords.has(name) ||
    partWords.has(name) ||
    ['$', ...prefixes].some((prefix) => name.startsWith(prefix))
  )
}

function wordsOf(fragment: string): URLSearchParams {
  return new URLSearchParams(fragment.replace(/^#/, ''))
}

function wordsText(written: readonly Word[]): string {
  return JSON.stringify(written)
}

function keptBy(source: Source, views: LinkViews): ViewState | undefined {
  return source.kind === 'view' ? views.find(({ id }) => id === source.id)?.state : undefined
}

function writeSource(link: URLSearchParams, source: Source): void {
  if (source.kind === 'view') link.set('view', source.id)
  else if (source.kind === 'query') link.set('query', source.text)
  else if (source.kind === 'phrase') link.set('phrase', phraseText(source.phrase))
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
  const phrase = phraseOfText(link.get('phrase') ?? '')
  if (phrase !== undefined) return { kind: 'phrase', phrase }
  const sample = link.get('sample')
  if (sample !== null) {
    const most = Number(link.get('most') ?? FIRST_SAMPLE)
    return { kind: 'sample', of: sample, most: Number.isSafeInteger(most) && most > 0 ? most : FIRST_SAMPLE }
  }
  const view = link.get('view')
  return view === null ? undefined : { kind: 'view', id: view }
}
