import { askInTime } from '../../backend/ask-in-time.ts'
import { freshOf } from '../../backend/cached-backend.ts'
import type { CollectedResult } from '../../backend/index.ts'
import { readArguments } from '../../canned/arguments.ts'
import { findUnknownValue, type UnknownValue } from '../../canned/unknown-values.ts'
import { UsageError } from '../../errors.ts'
import { visitElements } from '../../subgraph/visit-elements.ts'
import { emptyPicture, mergePictures, pictureOf, type Picture } from '../layout/picture.ts'
import { sampledOf } from '../state/sampled.ts'
import { isSymmetricType } from '../words/phrases.ts'
import { nodesByKey, type Asked } from './additions.ts'
import { collectTold, type QueryProgress } from './collect-told.ts'
import type { Asking, Content, Whole } from './content.ts'
import { firstText } from './first-text.ts'
import type { PathsFound } from './paths.ts'
import { phraseCypher } from './phrase-cypher.ts'
import { questionHeadline } from './question-headline.ts'
import { phraseSentence } from './phrase-sentence.ts'
import { sampleCypher } from './sample-cypher.ts'
import { schemaPicture } from './schema-picture.ts'

/** A picture may hold 100,000 nodes and 300,000 lines, whose records take long to come. */
const LIMITS = { maxRecords: 500_000, maxMillis: 120_000 }

/** Of a part that may be all there is. */
const UNCOUNTED = 'Not all there is was counted: there may be more than is drawn.'

/**
 * What the source of a state shows, before anything is added.
 *
 * @throws (rejects with) what its query throws; UsageError `UnknownView`, `UnknownQuery`, `UnknownSample`
 */
export async function loadSource(
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
    headlineOfPart: '',
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
    const headline = await questionHeadline(question, values, ask)
    return {
      ...nothing,
      question,
      unknownValue: unknown === undefined ? '' : unknownText(unknown),
      result,
      base: await wholePicture(asked, drawn),
      headline,
      headlineOfPart: headline,
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
