import { tokenize, type Token } from '../../cypher/index.ts'
import { calledNames } from './called-names.ts'
import { schemaWords } from './schema-words.ts'

/** What a stretch of a query is, for colours, completion and hints. */
export type Role =
  | 'keyword'
  | 'string'
  | 'number'
  | 'parameter'
  | 'label'
  | 'type'
  | 'key'
  | 'function'
  | 'name'
  | 'symbol'
  | 'comment'

export interface RoledToken {
  readonly role: Role
  readonly start: number
  readonly end: number
  readonly text: string
}

const keywords = new Set(
  (
    'AND AS ASC ASCENDING BY CALL CASE CONTAINS COUNT CREATE DELETE DESC DESCENDING DETACH DISTINCT ELSE END ENDS EXISTS ' +
    'FALSE FINISH FOREACH IN IS LIMIT MATCH MERGE NOT NULL ON OPTIONAL OR ORDER REMOVE RETURN SET SKIP STARTS THEN TRUE ' +
    'UNION UNWIND WHEN WHERE WITH XOR YIELD'
  ).split(' '),
)

/** Every keyword, as it is completed. */
export const allKeywords: readonly string[] = [...keywords]

/**
 * The tokens of a text with their roles, and its comments; works on a text that is not finished and never throws. A name
 * after `:` is a type inside the brackets of a relationship and a label elsewhere, a name after `.` a property key
 * unless a parameter holds it, a name before `(` a function, as every part of a called name with dots is. Words of commands
 * about indexes and constraints are keywords there alone. Cost: linear.
 */
export function classify(text: string): readonly RoledToken[] {
  const { tokens } = tokenize(text)
  const called = calledNames(tokens)
  const words = schemaWords(tokens)
  const brackets: Bracket[] = []
  const roled: RoledToken[] = []
  let end = 0
  tokens.forEach((token, index) => {
    for (const comment of commentsIn(text, end, token.start)) roled.push(comment)
    end = token.end
    if (token.kind === 'end') return
    const before = tokens[index - 1]
    if (token.kind === 'symbol') {
      if (token.text in closing)
        brackets.push({ open: token.text, pattern: opensPattern(token.text, before, brackets, roled) })
      else if (')]}'.includes(token.text)) brackets.pop()
    }
    const own = words.has(index) ? 'keyword' : called.has(index) ? 'function' : undefined
    roled.push({
      role: own ?? roleOf(token, before, tokens[index + 1], brackets.at(-1), roled),
      start: token.start,
      end: token.end,
      text: token.text,
    })
  })
  return roled
}

/** An open bracket, and whether it belongs to a pattern: to a relationship, or to the properties of a node or one. */
interface Bracket {
  readonly open: string
  readonly pattern: boolean
}

const closing: { readonly [open: string]: string } = { '(': ')', '[': ']', '{': '}' }

function opensPattern(
  open: string,
  before: Token | undefined,
  brackets: readonly Bracket[],
  roled: readonly RoledToken[],
): boolean {
  if (open === '[') return isSymbol(before, '-')
  // What is called stands before its bracket; a node does not.
  if (open === '(') return !['function', 'name'].includes(roled.at(-1)?.role ?? '')
  if (open !== '{') return false
  // Properties follow a name, a label or a type inside the brackets of a node or a relationship.
  const around = brackets.at(-1)
  const last = roled.at(-1)?.role
  return (
    around?.pattern === true &&
    (isSymbol(before, '(') || last === 'name' || last === 'label' || last === 'type')
  )
}

function roleOf(
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
  bracket: Bracket | undefined,
  roled: readonly RoledToken[],
): Role {
  const { kind } = token
  if (kind === 'string' || kind === 'number' || kind === 'parameter') return kind
  if (kind !== 'name' && kind !== 'quoted-name') return 'symbol'
  if (isSymbol(before, ':') && roled.at(-2)?.text === ':') return 'keyword'
  const inRelationship = bracket?.open === '[' && bracket.pattern
  if (isSymbol(before, '.')) return isOfParameter(roled) ? 'name' : 'key'
  // In a pattern a key is meant as soon as it is begun.
  if (bracket?.open === '{' && bracket.pattern && (isSymbol(before, '{') || isSymbol(before, ',')))
    return 'key'
  if (bracket?.open === '{' && isSymbol(after, ':')) return bracket.pattern ? 'key' : 'name'
  if (isSymbol(before, ':') && bracket?.open !== '{') return inRelationship ? 'type' : 'label'
  if (isSymbol(before, '|') && continuesLabels(roled)) return inRelationship ? 'type' : 'label'
  if (kind === 'quoted-name') return 'name'
  const called = isSymbol(after, '(')
  if (before === undefined && !called && isOfPlan(token.upper)) return 'keyword'
  if (keywords.has(token.upper) && !(called && ['COUNT', 'EXISTS'].includes(token.upper))) return 'keyword'
  return called ? 'function' : 'name'
}

/** Words that ask for the plan, at the start of a query; elsewhere they are names like any other. */
function isOfPlan(word: string): boolean {
  return word === 'EXPLAIN' || word === 'PROFILE'
}

/** Whether the dot that stands directly before belongs to a parameter: `$p.`, `$p.a.`. */
function isOfParameter(roled: readonly RoledToken[]): boolean {
  const held = roled.at(-2)?.role
  return held === 'parameter' || (held === 'name' && roled.at(-3)?.text === '.')
}

/** Whether what stands directly before is `:A|`. */
function continuesLabels(roled: readonly RoledToken[]): boolean {
  const role = roled.at(-2)?.role
  return role === 'type' || role === 'label'
}

function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text
}

/** The comments between two tokens, which the lexer leaves out. */
function commentsIn(text: string, start: number, end: number): readonly RoledToken[] {
  return [...text.slice(start, end).matchAll(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g)].map((match) => ({
    role: 'comment',
    start: start + match.index,
    end: start + match.index + match[0].length,
    text: match[0],
  }))
}
