import type { Description } from '../../backend/index.ts'
import type { Content } from '../content/content.ts'
import { pageWords } from '../words/page-words.ts'

/** Why nothing is drawn, and what to try; of what was asked before another query, only why. */
export function Empty({
  content,
  description,
  isOfBefore,
}: {
  readonly content: Content
  readonly description: Description
  readonly isOfBefore: boolean
}) {
  const [said, hint] = reasonOf(content, description, isOfBefore)
  return (
    <p className="empty" data-before={isOfBefore ? 'yes' : undefined}>
      {said} {!isOfBefore && <span className="aside">{hint}</span>}
    </p>
  )
}

function reasonOf(
  content: Content,
  description: Description,
  isOfBefore: boolean,
): readonly [said: string, hint: string] {
  const { result, whole, base, unknownValue } = content
  const isProfiled = result?.summary.profile !== undefined
  if (result?.summary.plan !== undefined && !isProfiled)
    return [
      `The plan of the ${isOfBefore ? 'previous query' : 'query'} is below.`,
      'Without EXPLAIN the query is run.',
    ]
  if (result?.records.length === 0)
    return [pageWords(description).nothing, unknownValue || emptyHint(content)]
  if (result === undefined && whole?.nodes === 0)
    return ['The graph is empty.', 'Open another file: More, Open files; or silkgraph serve --graph FILE.']
  if (base.nodes.size > 0)
    return ['Nothing is left to draw.', 'Bring back what a filter left out or what was taken away.']
  const read = isProfiled ? 'without PROFILE they are read as a table.' : 'read them as a table.'
  return ['Nothing of this can be drawn.', `The records hold no nodes and no relationships: ${read}`]
}

/** What to try where a query has no records: in a form its values, which no condition of the Cypher is. */
function emptyHint({ question }: Pick<Content, 'question'>): string {
  if (question === undefined) return 'Remove a condition, or search for the name above.'
  return Object.keys(question.parameters).length === 0
    ? 'Ask another question below.'
    : 'Choose other values in the form.'
}
