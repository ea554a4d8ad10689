import { tokenize } from '../../cypher/index.ts'

/** What a stretch of a query is, for colours, completion and hints. */
export type Role =
  'keyword' | 'string' | 'number' | 'parameter' | 'label' | 'type' | 'key' | 'function' | 'name' | 'symbol'

export interface RoledToken {
  readonly role: Role
  readonly start: number
  readonly end: number
  readonly text: string
}

const keywords = new Set(
  (
    'AND AS ASC ASCENDING BY CALL CASE CONTAINS COUNT CREATE DELETE DESC DESCENDING DETACH DISTINCT ELSE END ENDS EXISTS ' +
    'FALSE IN IS LIMIT MATCH MERGE NOT NULL ON OPTIONAL OR ORDER REMOVE RETURN SET SKIP STARTS THEN TRUE UNION UNWIND ' +
    'WHEN WHERE WITH XOR YIELD'
  ).split(' '),
)

/** Every keyword, as it is completed. */
export const allKeywords: readonly string[] = [...keywords]

/**
 * The tokens of a text with their roles; works on a text that is not finished and never throws. A name after `:` is a type
 * inside `[` and a label elsewhere, a name after `.` a property key, a name before `(` a function.
 */
export function classify(text: string): readonly RoledToken[] {
  const { tokens } = tokenize(text)
  const brackets: string[] = []
  const roled: RoledToken[] = []
  tokens.forEach((token, index) => {
    const { kind, start, end } = token
    if (kind === 'end') return
    if (kind === 'symbol') {
      if ('([{'.includes(token.text)) brackets.push(token.text)
      else if (')]}'.includes(token.text)) brackets.pop()
    }
    const before = tokens[index - 1]?.text
    const role = ((): Role => {
      if (kind === 'string' || kind === 'number' || kind === 'parameter' || kind === 'symbol') return kind
      if (kind === 'invalid') return 'symbol'
      const open = brackets.at(-1)
      if (before === '.') return 'key'
      if (before === ':' && open !== '{') return open === '[' ? 'type' : 'label'
      if ((before === '|' || before === '&') && open === '[' && isAfterColon(roled)) return 'type'
      if ((before === '|' || before === '&') && isAfterColon(roled)) return 'label'
      if (open === '{' && tokens[index + 1]?.text === ':') return 'key'
      if (kind === 'name' && keywords.has(token.upper) && tokens[index + 1]?.text !== '(') return 'keyword'
      if (tokens[index + 1]?.text === '(' && kind === 'name' && before !== ')')
        return keywords.has(token.upper) && !['COUNT', 'EXISTS'].includes(token.upper)
          ? 'keyword'
          : 'function'
      return 'name'
    })()
    roled.push({ role, start, end, text: token.text })
  })
  return roled
}

/** Whether the names before belong to `:A|B`. */
function isAfterColon(roled: readonly RoledToken[]): boolean {
  const last = roled.findLast(({ role }) => role !== 'symbol')
  return last?.role === 'type' || last?.role === 'label'
}
