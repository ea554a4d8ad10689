import type { Description } from '../../backend/index.ts'
import type { Content } from '../content/content.ts'
import { pageWords } from '../page-words.ts'

/** Why nothing is drawn, and what to try. */
export function Empty({
  content,
  description,
}: {
  readonly content: Content
  readonly description: Description
}) {
  const [said, hint] =
    content.result?.summary.plan !== undefined && content.result.summary.profile === undefined
      ? ['The plan of the query is below.', 'Without EXPLAIN the query is run.']
      : content.result?.records.length === 0
        ? [pageWords(description).nothing, content.unknownValue || emptyHint(content)]
        : content.whole?.nodes === 0 && content.result === undefined
          ? ['The graph is empty.', 'Open another: silkgraph serve --graph FILE.']
          : content.base.nodes.size === 0
            ? [
                'Nothing of this can be drawn.',
                'The records hold no nodes and no relationships: read them as a table.',
              ]
            : ['Nothing is left to draw.', 'Bring back what a filter left out or what was taken away.']
  return (
    <p className="empty">
      {said} <span className="aside">{hint}</span>
    </p>
  )
}

/** What to try where a query has no records: in a form its values, which no condition of the Cypher is. */
function emptyHint({ question }: Pick<Content, 'question'>): string {
  if (question === undefined) return 'Remove a condition, or search for the name above.'
  return Object.keys(question.parameters).length === 0
    ? 'Ask another question below.'
    : 'Choose other values in the form.'
}
