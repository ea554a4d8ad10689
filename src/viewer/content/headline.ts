import { Database } from '../../database/index.ts'
import { countText } from '../../model/count-text.ts'
import { buildGraph } from '../../opening/build-graph.ts'
import { wrongSentence } from '../../opening/wrong-sentence.ts'
import type { Picture } from '../layout/picture.ts'
import { claimOfKey } from './additions.ts'
import type { Content } from './content.ts'
import { firstText } from './first-text.ts'
import type { Shown } from './shown.ts'
import { partsText, sampleText, schemaText } from './shown-of-whole.ts'

/** For a sentence that counts what is shown, thirty times as long as it takes with 2,500 nodes. */
const MOST_MILLIS = 1_000

/**
 * The sentence above a picture: that of the view, asked of what is shown and of nothing else, so that it cannot say what the
 * picture denies; where nobody wrote one, how much of how much is shown; of a query how much it returned; else the question. Cost: that of the view's Cypher on the picture.
 *
 * @param shown `partial` is the parameter `$partial` of the sentence: what is absent may only be left out; `wholes` is `$wholes`
 * @returns the view's question where its Cypher fails on the picture, or does not give one record with a text to read
 */
export function headlineOf(
  {
    source,
    view,
    question,
    whole,
    base,
    result,
    headline,
    headlineOfPart,
  }: Pick<
    Content,
    'source' | 'view' | 'question' | 'whole' | 'base' | 'result' | 'headline' | 'headlineOfPart'
  >,
  {
    picture,
    partial,
    wholes,
    headline: ofCommunities,
  }: Pick<Shown, 'picture' | 'partial' | 'wholes' | 'headline'>,
): string {
  if (ofCommunities !== undefined) return ofCommunities
  if (headline !== '') return partial ? headlineOfPart : headline
  if (source.kind === 'sample') return sampleText(source.of, whole, picture)
  if (view?.layout.kind === 'schema') return schemaText(whole, picture)
  if (view?.whole !== undefined) return `${partsText(whole, picture)}.`
  if (source.kind === 'query') return queryText({ base, result }, picture)
  if (view?.sentence === undefined) return view?.question ?? question?.question ?? ''
  try {
    const shown = databaseOf(picture).query(
      view.sentence,
      { partial, wholes },
      { maxMillis: MOST_MILLIS, readOnly: true },
    )
    return wrongSentence(shown) === undefined ? firstText(shown) : view.question
  } catch {
    return view.question
  }
}

/** What a query returned, and how much is shown where that is more or less. */
function queryText({ base, result }: Pick<Content, 'base' | 'result'>, picture: Picture): string {
  const plan = result?.summary.profile ?? result?.summary.plan
  const isExplained = plan !== undefined && result?.summary.profile === undefined
  if (isExplained) return 'The plan of this query.'
  const [returned, shown] = [amountsText(base), amountsText(picture)]
  if (returned === shown && base.nodes.size > 0) return `${returned} of this query.`
  if (base.nodes.size > 0) return `${shown} shown, ${returned} of this query.`
  return `${countText(result?.records.length ?? 0, 'record')} of this query, with nothing to draw.`
}

/** `2 nodes and 1 relationship`, without the lines that stand for claims. */
function amountsText({ nodes, relationships }: Picture): string {
  let lines = 0
  for (const key of relationships.keys()) if (claimOfKey(key) === '') lines++
  return `${countText(nodes.size, 'node')} and ${countText(lines, 'relationship')}`
}

/** A picture as a graph of its own, without the lines that stand for claims: those are no relationships of the graph. */
function databaseOf({ nodes, relationships }: Picture): Database {
  const graph = buildGraph({
    nodes: [...nodes.values()].map(({ key, labels, properties }) => ({
      id: key,
      labels,
      properties: Object.entries(properties),
    })),
    relationships: [...relationships.values()]
      .filter(({ key }) => claimOfKey(key) === '')
      .map(({ type, start, end, properties }) => ({
        type,
        start,
        end,
        properties: Object.entries(properties),
      })),
  })
  return new Database(graph)
}
