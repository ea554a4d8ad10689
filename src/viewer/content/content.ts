import { addAll } from '../../model/add-all.ts'
import { freshOf } from '../../backend/cached-backend.ts'
import { askInTime } from '../../backend/ask-in-time.ts'
import type { Backend, CollectedResult, Description } from '../../backend/index.ts'
import { readArguments } from '../../canned/arguments.ts'
import type { CannedQuery } from '../../canned/canned-query.ts'
import { findUnknownValue, type UnknownValue } from '../../canned/unknown-values.ts'
import { UsageError } from '../../errors.ts'
import { isMany } from '../drawing.ts'
import { visitElements } from '../../subgraph/visit-elements.ts'
import type { FoldedView } from '../layout/fold.ts'
import { emptyPicture, mergePictures, pictureOf, type Picture } from '../layout/picture.ts'
import { expansionOf } from '../state/expansion.ts'
import { pathsOfKey } from '../state/paths.ts'
import { sampledOf } from '../state/sampled.ts'
import type { Source, State } from '../state/state.ts'
import { labelOf } from '../words/labels.ts'
import { captionOf } from '../words/names.ts'
import { isSymmetricType } from '../words/phrases.ts'
import {
  claimLines,
  connections,
  countBeside,
  labelledBeside,
  neighbourNumbers,
  neighbours,
  nodesByKey,
  numbersOf,
  type Asked,
  type Part,
} from './additions.ts'
import { pathsBetween, type PathsFound } from './paths.ts'
import { collectTold, type QueryProgress } from './collect-told.ts'
import { firstText } from './first-text.ts'
import { phraseCypher } from './phrase-cypher.ts'
import { phraseSentence } from './phrase-sentence.ts'
import { sampleCypher } from './sample-cypher.ts'
import { schemaPicture } from './schema-picture.ts'

/** What the graph answers to a state: everything that is shown follows from it. */
export interface Content {
  /** What it answers to: while the next answer is on its way, no longer that of the state. */
  readonly source: Source
  /** What the view or query returned, before filters and hidden labels are taken away. */
  readonly base: Picture
  /** What was added to it, by expanding, connecting and from search. */
  readonly additions: Picture
  /** Keys of the nodes that were asked for one by one: by expanding, from search, as paths. */
  readonly asked: ReadonlySet<string>
  /** What was found of what joins things, by the key of the search. */
  readonly paths: ReadonlyMap<string, PathsFound>
  /** How many nodes with each hidden label hang on what may be drawn and are not in it. */
  readonly beside: ReadonlyMap<string, number>
  /** Internal numbers of the neighbours, in the world layer, of each node that may be drawn, by its key. */
  readonly neighbours: ReadonlyMap<string, readonly number[]>
  /** How much there is of what the picture shows a part of; undefined where it shows all that was asked for. */
  readonly whole: Whole | undefined
  /** What a limit left out of what was added, a sentence each. */
  readonly cuts: readonly string[]
  /** The view, where the state shows one. */
  readonly view: FoldedView | undefined
  /** The canned query, where the state shows one. */
  readonly question: CannedQuery | undefined
  /** Where the question has no records: a value of it that the graph does not know, and what may be meant; else ''. */
  readonly unknownValue: string
  /** What the question or query returned; undefined for a view. */
  readonly result: CollectedResult | undefined
  /** What the picture was taken from, in words; '' where the view does not say. */
  readonly basis: string
  /** The sentence above it, where that follows from what was asked alone; else ''. */
  readonly headline: string
  readonly aside: CollectedResult | undefined
  readonly answers?: Answers | undefined
}

/** How much there is of something; undefined is what was not asked for, or would take too much to count. */
export interface Whole {
  readonly nodes?: number | undefined
  readonly relationships?: number | undefined
  readonly labels?: number | undefined
  readonly types?: number | undefined
}

/** What was asked for one by one, and need not be asked again while the same source is shown. */
interface Answers {
  /** What the source alone shows. */
  readonly base: Content
  readonly expanded: ReadonlyMap<string, Part>
}

/** What of a state is asked of the graph. */
export type Asking = Pick<
  State,
  'source' | 'expanded' | 'added' | 'paths' | 'connected' | 'allClaims' | 'revealed'
>

/**
 * Asks for all that a state shows, but for what is known.
 *
 * @param before what was answered last by the same backend: of the same source only what is new is asked
 * @param tell is told how far a query of the reader's is
 * @throws (rejects with) CypherError and the like from the query of the state; UsageError `UnknownView`, `UnknownQuery`
 */
export async function loadContent(
  backend: Backend,
  description: Description,
  state: Asking,
  signal: AbortSignal,
  before?: Content,
  tell: (progress: QueryProgress) => void = () => {},
): Promise<Content> {
  const asked: Asked = { backend, description, signal }
  // A source that is opened anew is another object.
  const same = before?.source === state.source ? before : undefined
  const base = same?.answers?.base ?? (await loadSource(asked, state, tell))
  const drawn = mergePictures(base.base, same?.additions ?? emptyPicture)
  const expanded = await expand(asked, state.expanded, same?.answers?.expanded ?? new Map(), drawn)
  let additions = mergePictures(
    ...[...expanded.values()].map(({ picture }) => picture),
    await nodesByKey(asked, state.added, drawn),
  )
  const paths = await findPaths(asked, state.paths, same?.paths, mergePictures(drawn, additions))
  additions = mergePictures(additions, ...[...paths.values()].map(({ picture }) => picture))
  const askedFor = new Set(additions.nodes.keys())
  const all = (): Picture => mergePictures(base.base, additions)
  const cuts = [...expanded].flatMap(([text, { picture, total }]) => {
    const { key, twoSteps } = expansionOf(text)
    const node = all().nodes.get(key)
    const name = node === undefined ? key : captionOf(node, description)
    const reach = twoSteps === true ? 'within two steps of' : 'of'
    return cutText(picture.relationships.size, total, `relationships ${reach} ${name}`)
  })
  if (state.connected) additions = mergePictures(additions, await connections(asked, all()))
  if (state.allClaims) additions = mergePictures(additions, await claimLines(asked, all()))
  // A query's picture is what it returned: nothing of it is hidden.
  const hidden =
    base.view === undefined
      ? []
      : description.labels
          .filter((one) => one.hidden && !state.revealed.includes(one.name))
          .map(({ name }) => name)
  if (state.revealed.length > 0) {
    const { picture, total } = await labelledBeside(asked, all(), state.revealed, hidden)
    const names = state.revealed.map((name) => labelOf([name], description).plural).join(' and ')
    addAll(cuts, cutText(picture.relationships.size, total, `relationships with ${names}`))
    additions = mergePictures(additions, picture)
  }
  const { nodes, relationships } = all()
  // Of so many nobody reads how many neighbours each has that are not drawn.
  const crowded = isMany(nodes.size, relationships.size)
  const [known, beside] = await Promise.all([
    crowded ? new Map<string, readonly number[]>() : neighbourNumbers(asked, all(), same?.neighbours),
    hidden.length === 0 || crowded ? new Map<string, number>() : countBeside(asked, all(), hidden),
  ])
  const answers = { base, expanded }
  return {
    ...base,
    additions,
    asked: askedFor,
    paths,
    neighbours: known,
    beside,
    cuts: [...base.cuts, ...cuts],
    answers,
  }
}

/** The neighbours that a state's keys ask for, in this order. */
async function expand(
  asked: Asked,
  keys: readonly string[],
  known: ReadonlyMap<string, Part>,
  drawn: Picture,
): Promise<ReadonlyMap<string, Part>> {
  const missing = keys.filter((key) => !known.has(key)).map((key) => ({ key, expansion: expansionOf(key) }))
  const numbers = await numbersOf(asked, [...new Set(missing.map(({ expansion }) => expansion.key))], drawn)
  const found = new Map(known)
  await Promise.all(
    missing.map(async ({ key, expansion }) => {
      const number = numbers.get(expansion.key)
      if (number !== undefined) found.set(key, await neighbours(asked, number, expansion))
    }),
  )
  return new Map(
    keys.flatMap((key) => {
      const part = found.get(key)
      return part === undefined ? [] : [[key, part] as const]
    }),
  )
}

/** What joins nodes, by the keys of the searches, in this order. */
async function findPaths(
  asked: Asked,
  keys: readonly string[],
  known: Content['paths'] | undefined,
  drawn: Picture,
): Promise<Content['paths']> {
  const found = await Promise.all(
    keys.map(async (key) => {
      const search = pathsOfKey(key)
      const paths = known?.get(key) ?? (search && (await pathsBetween(asked, search, drawn)))
      return paths === undefined ? [] : [[key, paths] as const]
    }),
  )
  return new Map(found.flat())
}

function cutText(drawn: number, total: number, what: string): readonly string[] {
  if (drawn >= total) return []
  const [one, all] = [drawn.toLocaleString('en'), total.toLocaleString('en')]
  return [`Only ${one} of the ${all} ${what} are drawn; ask for others in the Cypher below.`]
}

/** A picture may hold 100,000 nodes and 300,000 lines, whose records take long to come. */
const LIMITS = { maxRecords: 500_000, maxMillis: 120_000 }

/** Of a part that may be all there is. */
const UNCOUNTED = 'Not all there is was counted: there may be more than is drawn.'

async function loadSource(
  asked: Asked,
  { source }: Asking,
  tell: (progress: QueryProgress) => void,
): Promise<Content> {
  const { backend, description, signal } = asked
  const ask = async (
    text: string,
    parameters: { readonly [name: string]: unknown } = {},
  ): Promise<CollectedResult> => (await backend.run(text, parameters, { signal, exact: true })).collect()
  const nothing = {
    source,
    additions: emptyPicture,
    asked: new Set<string>(),
    paths: new Map<string, PathsFound>(),
    beside: new Map<string, number>(),
    neighbours: new Map<string, readonly number[]>(),
    whole: undefined,
    cuts: [],
    view: undefined,
    question: undefined,
    unknownValue: '',
    result: undefined,
    basis: '',
    headline: '',
    aside: undefined,
  }
  if (source.kind === 'query') {
    // What a reader runs is run, however often.
    const told = { records: 0, share: undefined as number | undefined }
    const onProgress = (share: number): void => tell({ ...told, share: (told.share = share) })
    const options = { signal, exact: true, limits: LIMITS, onProgress }
    const run = await freshOf(backend).run(source.text, {}, options)
    const result = await collectTold(run, (records) => tell({ ...told, records: (told.records = records) }))
    return { ...nothing, result, base: await wholePicture(asked, result) }
  }
  if (source.kind === 'phrase') {
    const { phrase } = source
    const { text, parameters } = phraseCypher(phrase, isSymmetricType(phrase.type, description))
    const [result, known] = await Promise.all([
      ask(text, parameters),
      // Where nothing is found, what was asked about is there.
      nodesByKey(asked, [phrase.key], emptyPicture),
    ])
    const base = mergePictures(await wholePicture(asked, result), known)
    return { ...nothing, result, base, ...phraseSentence(phrase, base, description) }
  }
  if (source.kind === 'sample') {
    const sampled = sampledOf(source.of)
    if (sampled === undefined) throw unknownSource('UnknownSample', `Unknown sample ${source.of}.`)
    const { text, total } = sampleCypher(sampled, source.most)
    const [result, counted] = await Promise.all([ask(text), askInTime(backend, total, { signal })])
    const count = counted === undefined ? undefined : Number(counted.records[0]?.[0])
    const whole = sampled.kind === 'label' ? { nodes: count } : { relationships: count }
    const cuts = count === undefined && result.records.length === source.most ? [UNCOUNTED] : []
    return { ...nothing, result, whole, cuts, base: await wholePicture(asked, result) }
  }
  if (source.kind === 'question') {
    const question = description.queries.find(({ id }) => id === source.id)
    if (question === undefined) throw unknownSource('UnknownQuery', `Unknown question ${source.id}.`)
    const given = new Map(Object.entries(source.given))
    const values = readArguments(question, given)
    const result = await ask(question.records, values)
    const unknown =
      result.records.length === 0
        ? await findUnknownValue(question, given, async (text) => (await ask(text)).records)
        : undefined
    const drawn = question.picture === undefined ? result : await ask(question.picture, values)
    return {
      ...nothing,
      question,
      unknownValue: unknown === undefined ? '' : unknownText(unknown),
      result,
      base: await wholePicture(asked, drawn),
    }
  }
  const view = description.views.find(({ id }) => id === source.id)
  if (view === undefined) throw unknownSource('UnknownView', `Unknown view ${source.id}.`)
  if (view.layout.kind === 'schema') {
    const { picture, schema, unlabelled, cuts } = await schemaPicture(asked)
    const whole = {
      nodes: schema.nodeCount,
      relationships: schema.relationshipCount,
      labels: schema.labels.length,
      types: schema.relationshipTypes.length,
    }
    const atLabels = schema.labels.reduce((sum, { count }) => sum + count, unlabelled)
    const basis =
      atLabels > schema.nodeCount
        ? 'A node with several labels is counted at each of them, and its relationships too.'
        : ''
    return { ...nothing, view, base: picture, whole, basis, cuts }
  }
  const [drawn, whole, basis, aside] = await Promise.all([
    ask(view.picture),
    view.whole === undefined ? undefined : askInTime(backend, view.whole, { signal }),
    view.basis === undefined ? undefined : ask(view.basis),
    view.aside === undefined ? undefined : ask(view.aside.query),
  ])
  return {
    ...nothing,
    view,
    base: pictureOf(drawn.records.flat(), description.sharedIds),
    whole: whole === undefined ? undefined : wholeIn(whole),
    basis: basis === undefined ? '' : firstText(basis),
    aside,
    cuts: view.whole !== undefined && whole === undefined ? [UNCOUNTED] : [],
  }
}

/** The picture of a result, with the ends of relationships that it returned without them. */
async function wholePicture(asked: Asked, { records }: CollectedResult): Promise<Picture> {
  const ends = await missingEnds(asked, records)
  return pictureOf([...records.flat(), ...ends], asked.description.sharedIds)
}

function wholeIn({ keys, records }: CollectedResult): Whole {
  const column = (name: string): number => Number(records[0]?.[keys.indexOf(name)])
  return { nodes: column('nodes'), relationships: column('relationships') }
}

async function missingEnds(
  { backend, signal }: Asked,
  records: CollectedResult['records'],
): Promise<CollectedResult['records'][number]> {
  const { nodeIds, ends } = endsOf(records.flat())
  const ids = [...ends].filter((id) => !nodeIds.has(id))
  if (ids.length === 0) return []
  const result = await backend.run('MATCH (n) WHERE id(n) IN $ids RETURN n', { ids }, { signal, exact: true })
  return (await result.collect()).records.flat()
}

function endsOf(values: CollectedResult['records'][number]): {
  readonly nodeIds: ReadonlySet<number>
  readonly ends: ReadonlySet<number>
} {
  const nodeIds = new Set<number>()
  const ends = new Set<number>()
  visitElements(
    values,
    (node) => nodeIds.add(node.id),
    ({ start, end }) => ends.add(start).add(end),
  )
  return { nodeIds, ends }
}

function unknownText({ message, like }: UnknownValue): string {
  return like.length === 0 ? message : `${message} Did you mean ${like.join(', ')}?`
}

function unknownSource(code: string, message: string): UsageError {
  return new UsageError({
    code,
    message,
    hint: 'The link may belong to another graph. Open one of the tabs above.',
  })
}
