import { parse, tokenize } from '../../cypher/index.ts'
import { type IsolatedNodePattern, isolatedNodePatterns } from './isolated-nodes.ts'
import { loadLabel } from '../../model/load-label.ts'
import type { Insertion } from './insertions.ts'

/** How many nodes remember a load. Neo4j keeps the count of a label. */
export const memoryCount = `MATCH (m:${loadLabel}) RETURN count(m)`

/**
 * What makes a text leave out the nodes that remember a load, in the order of the text: they have one label and no
 * relationships, so that a path matches one only by a node pattern without a label and relationships that may be absent.
 * None where no pattern can match one. A pattern that names the label is left as it is.
 *
 * @param text one that our parser takes
 */
export function withoutMemory(text: string): readonly Insertion[] {
  let unused = 'loadMemory'
  while (text.includes(unused)) unused += '_'
  return isolatedNodePatterns(parse(text))
    .flatMap((pattern) => exclusionOf(pattern, text, unused))
    .sort((one, other) => one.at - other.at)
}

/**
 * As a condition on a variable where one can be. `:!SilkgraphLoad` needs none, but Neo4j refuses it in a MATCH that has
 * `:A:B` or `:R|:S` anywhere.
 *
 * @param unused what the text does not have
 */
function exclusionOf(
  { node, mark }: IsolatedNodePattern,
  text: string,
  unused: string,
): readonly Insertion[] {
  const { span, variable, properties, where } = node
  const open = span.start + '('.length
  const close = span.end - ')'.length
  if (variable === undefined && mark === undefined) return [{ at: open, words: `:!${loadLabel} ` }]
  const name = variable ? text.slice(variable.span.start, variable.span.end) : `${unused}${mark}`
  const naming = variable ? [] : [{ at: open, words: `${name} ` }]
  const condition = `NOT ${name}:${loadLabel}`
  if (where === undefined) return [...naming, { at: close, words: ` WHERE ${condition}` }]
  const from = properties?.span.end ?? variable?.span.end ?? open
  const [keyword] = tokenize(text.slice(from, close)).tokens
  return [...naming, { at: from + keyword.end, words: ` ${condition} AND (` }, { at: close, words: ')' }]
}
