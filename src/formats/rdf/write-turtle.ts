import type { Write } from '../writer.ts'
import { statementsOf } from './statements.ts'
import { describedText, linkText, prefixLines } from './turtle-text.ts'

/** Turtle: claims are named by the relationships that stand on them. Source: RDF 1.1 Turtle. */
export const write: Write = (subgraph, options) => {
  const { described, links, losses } = statementsOf(subgraph, options)
  const lines = [...prefixLines(), '', ...described.map(describedText), '', ...links.map(linkText), '']
  return { files: [{ suffix: '', content: lines.join('\n') }], losses }
}
