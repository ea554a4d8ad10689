import { useMemo } from 'react'
import { inWords, type NamesInWords } from '../../canned/in-words.ts'
import type { Node, Value } from '../../model/values.ts'
import type { Content } from '../content/content.ts'
import { usePage } from '../frame/page.ts'
import { labelOf } from '../words/labels.ts'
import { nameOf } from '../words/names.ts'
import { phraseOf } from '../words/phrases.ts'
import { answerText, valueText } from './value-text.ts'
import type { Answer } from './views/result-view.ts'

/** What was returned, with how its cells read: in words where it answers a canned question, else as Cypher writes them. */
export function useAnswer(content: Content | undefined): Answer | undefined {
  const { description } = usePage()
  return useMemo(() => {
    if (content?.result === undefined) return undefined
    const { result, question, base } = content
    const names: NamesInWords = {
      phraseOf: (type) => phraseOf(type, 'out', description),
      labelOf: (label) => labelOf([label], description).singular,
    }
    const nameNode = (node: Node): string => nameOf(node, description)
    const inAnswer = (column: string, value: Value): string =>
      answerText(inWords(column, value, names), nameNode)
    const inCypher = (_column: string, value: Value): string => valueText(value, nameNode)
    return {
      result,
      plan: result.summary.profile ?? result.summary.plan,
      isDrawable: base.nodes.size > 0,
      textOf: question === undefined ? inCypher : inAnswer,
      isNullEmpty: question !== undefined,
    }
  }, [content, description])
}
