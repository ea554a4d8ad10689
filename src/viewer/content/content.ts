import { readArguments } from '../../canned/arguments.ts'
import type { CannedQuery } from '../../canned/canned-query.ts'
import type { Backend, CollectedResult, Description } from '../../backend/index.ts'
import { UsageError } from '../../errors.ts'
import type { View } from '../../model/view.ts'
import { firstText } from './headline.ts'
import { emptyPicture, mergePictures, pictureOf, type Picture } from '../layout/picture.ts'
import { visitElements } from '../../subgraph/visit-elements.ts'
import type { Source, State } from '../state/state.ts'
import {
  claimLines,
  connections,
  countBeside,
  labelledBeside,
  neighbourKeys,
  neighbours,
  nodesByKey,
} from './additions.ts'

/** What the graph answers to a state: everything that is shown follows from it. */
export interface Content {
  /** What it answers to: while the next answer is on its way, no longer that of the state. */
  readonly source: Source
  /** What the view or query returned, before filters and hidden labels are taken away. */
  readonly base: Picture
  /** What was added to it, by expanding, connecting and from search. */
  readonly additions: Picture
  /** How many nodes with each hidden label hang on what may be drawn and are not in it. */
  readonly beside: ReadonlyMap<string, number>
  /** Keys of the neighbours, in the world layer, of each node that may be drawn. */
  readonly neighbours: ReadonlyMap<string, readonly string[]>
  /** The view, where the state shows one. */
  readonly view: View | undefined
  /** The canned query, where the state shows one. */
  readonly question: CannedQuery | undefined
  /** What the question or query returned; undefined for a view. */
  readonly result: CollectedResult | undefined
  /** What the picture was taken from, in words; '' where the view does not say. */
  readonly basis: string
  readonly aside: CollectedResult | undefined
}

/**
 * Asks for all that a state shows.
 *
 * @throws (rejects with) CypherError and the like from the query of the state; UsageError `UnknownView`, `UnknownQuery`
 */
export async function loadContent(
  backend: Backend,
  description: Description,
  state: State,
  signal: AbortSignal,
): Promise<Content> {
  const base = await loadSource(backend, description, state, signal)
  const extra: Picture[] = [
    ...(await Promise.all(state.expanded.map((key) => neighbours(backend, key, signal)))),
    ...(state.added.length === 0 ? [] : [await nodesByKey(backend, state.added, signal)]),
  ]
  let additions = mergePictures(...extra)
  const all = (): Picture => mergePictures(base.base, additions)
  if (state.connected) additions = mergePictures(additions, await connections(backend, all(), signal))
  if (state.allClaims) additions = mergePictures(additions, await claimLines(backend, all(), signal))
  // A query's picture is what it returned: nothing of it is hidden.
  const hidden =
    base.view === undefined
      ? []
      : description.labels
          .filter((one) => one.hidden && !state.revealed.includes(one.name))
          .map(({ name }) => name)
  if (state.revealed.length > 0)
    additions = mergePictures(additions, await labelledBeside(backend, all(), state.revealed, hidden, signal))
  const [known, beside] = await Promise.all([
    neighbourKeys(backend, all(), signal),
    hidden.length === 0 ? new Map<string, number>() : countBeside(backend, all(), hidden, signal),
  ])
  return { ...base, additions, neighbours: known, beside }
}

async function loadSource(
  backend: Backend,
  description: Description,
  { source }: State,
  signal: AbortSignal,
): Promise<Content> {
  const ask = async (
    text: string,
    parameters: { readonly [name: string]: unknown } = {},
  ): Promise<CollectedResult> => (await backend.run(text, parameters, { signal, exact: true })).collect()
  const nothing = {
    source,
    additions: emptyPicture,
    beside: new Map<string, number>(),
    neighbours: new Map<string, readonly string[]>(),
    view: undefined,
    question: undefined,
    result: undefined,
    basis: '',
    aside: undefined,
  }
  if (source.kind === 'query') {
    const result = await ask(source.text)
    return { ...nothing, result, base: await wholePicture(backend, result, signal) }
  }
  if (source.kind === 'question') {
    const question = description.queries.find(({ id }) => id === source.id)
    if (question === undefined) throw unknown('UnknownQuery', `There is no question ${source.id}.`)
    const values = readArguments(question, new Map(Object.entries(source.given)))
    const result = await ask(question.records, values)
    const drawn = question.picture === undefined ? result : await ask(question.picture, values)
    return {
      ...nothing,
      question,
      result,
      base: await wholePicture(backend, drawn, signal),
    }
  }
  const view = description.views.find(({ id }) => id === source.id)
  if (view === undefined) throw unknown('UnknownView', `There is no view ${source.id}.`)
  const [drawn, basis, aside] = await Promise.all([
    ask(view.picture),
    view.basis === undefined ? undefined : ask(view.basis),
    view.aside === undefined ? undefined : ask(view.aside.query),
  ])
  return {
    ...nothing,
    view,
    base: pictureOf(drawn.records.flat()),
    basis: basis === undefined ? '' : firstText(basis),
    aside,
  }
}

/** The picture of a result, with the ends of relationships that it returned without them. */
async function wholePicture(
  backend: Backend,
  { records }: CollectedResult,
  signal: AbortSignal,
): Promise<Picture> {
  return pictureOf([...records.flat(), ...(await missingEnds(backend, records, signal))])
}

async function missingEnds(
  backend: Backend,
  records: CollectedResult['records'],
  signal: AbortSignal,
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

function unknown(code: string, message: string): UsageError {
  return new UsageError({
    code,
    message,
    hint: 'The link may be of another graph. Open one of the tabs above.',
  })
}
