import { Database } from '../../database/index.ts'
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
 * picture denies; where nobody wrote one, how much of how much is shown; else the question. Cost: that of the view's Cypher on the picture.
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
    headline,
  }: Pick<Content, 'source' | 'view' | 'question' | 'whole' | 'headline'>,
  { picture, partial, wholes }: Pick<Shown, 'picture' | 'partial' | 'wholes'>,
): string {
  if (headline !== '') return headline
  if (source.kind === 'sample') return sampleText(source.of, whole, picture)
  if (view?.layout.kind === 'schema') return schemaText(whole, picture)
  if (view?.whole !== undefined) return `${partsText(whole, picture)}.`
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
