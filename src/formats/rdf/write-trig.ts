import type { Write } from '../writer.ts'
import { statementsOf } from './statements.ts'
import { describedText, iriText, linkText, prefixLines } from './turtle-text.ts'

/** TriG: as Turtle, and each claim is a named graph of what it says. Source: RDF 1.1 TriG, PROV-O. */
export const write: Write = (subgraph, options) => {
  const { described, links, claims, losses } = statementsOf(subgraph, options)
  const lines = [
    ...prefixLines(),
    '',
    ...described.map(describedText),
    '',
    ...links.map(linkText),
    ...[...claims].map(([claim, said]) => `${iriText(claim)} { ${said.map(linkText).join(' ')} }`),
    '',
  ]
  return { files: [{ suffix: '', content: lines.join('\n') }], losses }
}
