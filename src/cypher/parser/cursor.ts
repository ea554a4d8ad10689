import { CypherError, type Span } from '../../errors.ts'
import type { Identifier } from '../ast/index.ts'
import type { PreparationWork } from '../runtime/preparation-work.ts'
import { nearestKeyword } from './nearest-keyword.ts'
import { reservedWords, type Token, type TokenList } from './tokens.ts'

/** Brackets, subqueries and prefix operators inside one another: the parser recurses once for each. */
export const maximumNesting = 200
/** The height of one expression: the stages after the parser recurse once for each. */
export const maximumHeight = 1_000

/** Reads tokens from left to right and keeps the guards against texts that would overflow the stack. */
export class TokenCursor {
  readonly text: string
  /** Whether a pattern may stand as a predicate here. */
  patternsAllowed = false
  private readonly list: TokenList
  private readonly work: PreparationWork
  private index = 0
  private nesting = 0
  private highest = 0

  constructor(text: string, list: TokenList, work: PreparationWork) {
    this.text = text
    this.list = list
    this.work = work
  }

  /** The token `ahead` places on; the end token beyond the last. */
  peek(ahead = 0): Token {
    const { tokens } = this.list
    const at = this.index + ahead
    return at < tokens.length ? tokens[at] : tokens[tokens.length - 1]
  }

  /** How many tokens on the bracket closes that opens `ahead` places on; undefined where it is never closed. */
  closing(ahead = 0): number | undefined {
    const partner = this.list.partners[this.index + ahead] ?? -1
    return partner < 0 ? undefined : partner - this.index
  }

  advance(): Token {
    const token = this.peek()
    if (token.kind !== 'end') this.step()
    return token
  }

  private step(): void {
    this.index++
    this.work.spend(1)
  }

  isSymbol(text: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'symbol' && token.text === text
  }

  isKeyword(upper: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'name' && token.upper === upper
  }

  isName(ahead = 0): boolean {
    const { kind } = this.peek(ahead)
    return kind === 'name' || kind === 'quoted-name'
  }

  /** Whether a variable may stand here: a name that is not reserved. */
  isVariable(ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'quoted-name' || (token.kind === 'name' && !reservedWords.has(token.upper))
  }

  acceptSymbol(text: string): boolean {
    if (!this.isSymbol(text)) return false
    this.step()
    return true
  }

  acceptKeyword(upper: string): boolean {
    if (!this.isKeyword(upper)) return false
    this.step()
    return true
  }

  expectSymbol(text: string, where: string): Token {
    if (!this.isSymbol(text)) throw this.unexpected(`\`${text}\` ${where}`)
    return this.advance()
  }

  expectKeyword(upper: string, where: string): Token {
    if (!this.isKeyword(upper)) throw this.unexpected(`${upper} ${where}`, [upper])
    return this.advance()
  }

  /** A label, type, property key or procedure: any name, reserved or not. */
  expectName(what: string): Identifier {
    if (!this.isName()) throw this.unexpected(what)
    const token = this.advance()
    return { name: token.text, span: { start: token.start, end: token.end } }
  }

  /** A variable: a name that is not reserved. */
  expectVariable(what: string): Identifier {
    if (!this.isVariable()) throw this.unexpected(what)
    return this.expectName(what)
  }

  /** Offset where the next token starts. */
  get start(): number {
    return this.peek().start
  }

  /** The span from an offset to the end of the last token read. */
  spanFrom(start: number): Span {
    return { start, end: this.previousEnd }
  }

  spanOfNext(): Span {
    const { start, end } = this.peek()
    return { start, end }
  }

  get previousEnd(): number {
    return this.list.tokens[this.index - 1]?.end ?? 0
  }

  /** Runs `read` one level deeper. @throws CypherError `NestingTooDeep` */
  nested<T>(read: () => T): T {
    this.enter()
    const result = read()
    this.leave()
    return result
  }

  enter(): void {
    if (++this.nesting > maximumNesting)
      throw this.tooDeep(`it has more than ${maximumNesting} nested levels`)
  }

  leave(): void {
    this.nesting--
  }

  /** Starts measuring the height of an expression; give what it returns to `endHeight`. */
  beginHeight(): number {
    const outer = this.highest
    this.highest = 0
    return outer
  }

  /** One more node on top of what was measured. @throws CypherError `NestingTooDeep` */
  grow(): void {
    if (++this.highest > maximumHeight)
      throw this.tooDeep(`it has more than ${maximumHeight} operators that build on one another`)
  }

  endHeight(outer: number): void {
    this.highest = Math.max(outer, this.highest)
  }

  private tooDeep(reason: string): CypherError {
    const { start, end } = this.peek()
    return new CypherError({
      phase: 'compile',
      kind: 'SyntaxError',
      code: 'NestingTooDeep',
      message: `The query is nested too deeply: ${reason}.`,
      hint: 'Pass lists and maps as parameters, or split the expression with WITH.',
      at: { start, end },
    })
  }

  /** The error for the next token where `expected` should stand; `keywords` are what a misspelt word may have been. */
  unexpected(expected: string, keywords: Iterable<string> = [], code = 'UnexpectedSyntax'): CypherError {
    const token = this.peek()
    const at = { start: token.start, end: token.end }
    if (token.kind === 'invalid') {
      return syntaxError(token.code, token.message, token.hint, at)
    }
    const found =
      token.kind === 'end'
        ? 'The query ends here'
        : `Unexpected \`${shorten(this.text.slice(at.start, at.end))}\``
    const near = token.kind === 'name' ? nearestKeyword(token.text, keywords) : undefined
    const isReserved =
      token.kind === 'name' && reservedWords.has(token.upper) && expected.includes('variable')
    const hint =
      near !== undefined
        ? `Did you mean ${near}?`
        : isReserved
          ? `${token.upper} is a reserved word: put it in backticks to use it as a name.`
          : undefined
    return syntaxError(code, `${found}: expected ${expected}.`, hint, at)
  }
}

/** A compile-time SyntaxError at a span. */
export function syntaxError(code: string, message: string, hint: string | undefined, at: Span): CypherError {
  return new CypherError({ phase: 'compile', kind: 'SyntaxError', code, message, hint, at })
}

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`
}
