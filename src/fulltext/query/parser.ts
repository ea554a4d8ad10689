import type { Analyzer } from '../analysis/analyzer.ts'
import { anyTerm, phrase, placedTerms } from './analysed.ts'
import type { Steps } from '../steps.ts'
import { syntaxError, type Token, type TokenKind, tokensOf } from './lexer.ts'
import { fuzzyEdits, patternOf, rangeTest, unescaped } from './patterns.ts'
import { addClause, addRun, boosted } from './clauses.ts'
import type { Clause, Query } from './query.ts'

/** Parentheses in one another: each is a call of this parser within another. */
const DEEPEST = 200

/** Characters of a word that is looked for with edits. */
const LONGEST_FUZZY = 1000

/** A field that is asked: its number, every field, or one that the index does not have. */
type Field = number | 'every' | 'unknown' | 'star'

/**
 * Reads a query in Lucene's language: terms, AND OR NOT && || ! + -, parentheses, "phrases"~2, prefixes and wildcards, fuzzy~1, ranges,
 * boosts^2, `key:` before any of them, and backslashes. As Lucene's MultiFieldQueryParser does, whose default operator is OR.
 *
 * @param keys the names of the fields
 * @param steps of which each token and each term is one
 * @throws FulltextError `FulltextSyntax` with the place
 * Source: Lucene 9.11, QueryParser.jj, QueryParserBase, MultiFieldQueryParser.
 */
export function* parseQuery(
  text: string,
  keys: readonly string[],
  analyzer: Analyzer,
  steps: Steps,
): Reading<Query> {
  const tokens = yield* tokensOf(text, steps)
  return yield* new Parser(text, tokens, keys, analyzer, steps).whole()
}

type Reading<Result> = Generator<void, Result, void>

class Parser {
  readonly #text: string
  readonly #keys: readonly string[]
  readonly #analyzer: Analyzer
  readonly #tokens: readonly Token[]
  readonly #steps: Steps
  #at = 0
  #depth = 0

  constructor(
    text: string,
    tokens: readonly Token[],
    keys: readonly string[],
    analyzer: Analyzer,
    steps: Steps,
  ) {
    this.#text = text
    this.#tokens = tokens
    this.#keys = keys
    this.#analyzer = analyzer
    this.#steps = steps
  }

  *whole(): Reading<Query> {
    const query = yield* this.#query('every')
    if (this.#next.kind !== 'end') throw this.#unexpected('AND, OR, a word or the end')
    return query ?? { kind: 'none' }
  }

  get #next(): Token {
    return this.#tokens[this.#at]
  }

  #take(...kinds: readonly TokenKind[]): Token | undefined {
    const token = this.#next
    if (!kinds.includes(token.kind)) return undefined
    this.#at++
    return token
  }

  /** undefined where the analyzer leaves nothing of it. */
  *#query(field: Field): Reading<Query | undefined> {
    const clauses: Clause[] = []
    let only: Query | undefined
    let isFirst = true
    do {
      if (this.#steps.spend(1)) yield
      const run = yield* this.#run()
      if (run !== undefined) {
        const query = yield* this.#anyOf(field, run)
        addRun(clauses, query)
        if (isFirst) only = query
      } else {
        const isAnd = !isFirst && this.#conjunction() === 'and'
        const sign = this.#take('plus', 'minus', 'not')?.kind
        const query = yield* this.#clause(field)
        addClause(clauses, isAnd, sign, query)
        if (isFirst && sign === undefined) only = query
      }
      isFirst = false
    } while (this.#next.kind !== 'end' && this.#next.kind !== 'close')
    if (clauses.length === 0) return undefined
    return clauses.length === 1 && only !== undefined ? only : { kind: 'boolean', clauses }
  }

  #conjunction(): TokenKind | undefined {
    return this.#take('and', 'or')?.kind
  }

  /** Words next to one another are analyzed as one text; none where there are fewer than two. */
  *#run(): Reading<string | undefined> {
    const parts: string[] = []
    const isPart = (at: number): boolean =>
      this.#tokens[at].kind === 'term' && !endsRun.has(this.#tokens[at + 1].kind)
    let at = this.#at
    for (; isPart(at); at++) {
      if (this.#steps.spend(1)) yield
      parts.push(this.#unescaped(this.#tokens[at]))
    }
    if (parts.length < 2) return undefined
    this.#at = at
    return parts.join(' ')
  }

  *#clause(outer: Field): Reading<Query | undefined> {
    const field = this.#field() ?? outer
    if (this.#take('open') === undefined) return yield* this.#term(field)
    if (++this.#depth > DEEPEST)
      throw syntaxError(this.#text, this.#next.offset, 'Parentheses are nested too deeply.')
    const query = yield* this.#query(field)
    if (this.#take('close') === undefined) throw this.#unexpected('`)`')
    this.#depth--
    return boosted(query, this.#boost())
  }

  #field(): Field | undefined {
    const { kind } = this.#next
    if ((kind !== 'term' && kind !== 'star') || this.#tokens[this.#at + 1].kind !== 'colon') return undefined
    const name = this.#unescaped(this.#next)
    this.#at += 2
    if (kind === 'star') return 'star'
    const field = this.#keys.indexOf(name)
    return field === -1 ? 'unknown' : field
  }

  *#term(field: Field): Reading<Query | undefined> {
    const token = this.#next
    if (token.kind === 'range-open') return this.#range(field)
    if (!beginsTerm.has(token.kind)) throw this.#unexpected('a word, a phrase or `(`')
    this.#at++
    let boost = token.kind === 'quoted' ? undefined : this.#boost()
    const tilde = this.#take('tilde')
    boost ??= this.#boost()
    return boosted(yield* this.#single(field, token, tilde), boost)
  }

  *#single(field: Field, token: Token, tilde: Token | undefined): Reading<Query | undefined> {
    const { text } = token
    switch (token.kind) {
      case 'quoted':
        return yield* this.#phrase(field, this.#unescaped({ ...token, text: text.slice(1, -1) }), tilde)
      case 'star':
        if (field === 'star') return { kind: 'all' }
        return this.#pattern(field, text)
      case 'prefix':
      case 'wildcard':
        return this.#pattern(field, text)
      case 'regexp':
        throw syntaxError(this.#text, token.offset, 'Regular expressions are not supported.')
      case 'bare':
        return yield* this.#anyOf(field, text[0])
      default: {
        const word = this.#unescaped(token)
        return tilde === undefined ? yield* this.#anyOf(field, word) : this.#fuzzy(field, word, tilde)
      }
    }
  }

  #fuzzy(field: Field, word: string, tilde: Token): Query {
    const term = this.#analyzer.normalize(word)
    const edits = fuzzyEdits(tilde.text.slice(1), term)
    if (edits === undefined)
      throw syntaxError(this.#text, tilde.offset, 'The number of edits must be 0, 1 or 2.')
    if (edits > 0 && term.length > LONGEST_FUZZY)
      throw syntaxError(
        this.#text,
        tilde.offset,
        `A word before \`~\` must have at most ${LONGEST_FUZZY} characters, but has ${term.length}.`,
        'Write the beginning of the word and `*`, or put the whole word in quotation marks.',
      )
    return this.#each(field, (number) =>
      edits === 0 ? { kind: 'term', field: number, term } : { kind: 'fuzzy', field: number, term, edits },
    )
  }

  #pattern(field: Field, text: string): Query {
    const pattern = patternOf(text, (part) => this.#analyzer.normalize(part))
    return this.#each(field, (number) => ({ kind: 'pattern', field: number, ...pattern }))
  }

  #range(field: Field): Query | undefined {
    const open = this.#take('range-open')
    const from = this.#rangeEnd()
    if (this.#take('range-to') === undefined) throw this.#unexpected('TO')
    const to = this.#rangeEnd()
    const close = this.#take('range-close')
    if (close === undefined) throw this.#unexpected('`]` or `}`')
    const normalize = (end: string | undefined): string | undefined =>
      end === undefined ? undefined : this.#analyzer.normalize(end)
    const test = rangeTest(normalize(from), open?.text === '[', normalize(to), close.text === ']')
    const query = this.#each(field, (number) => ({ kind: 'pattern', field: number, prefix: '', test }))
    return boosted(query, this.#boost())
  }

  /** undefined for `*`, which leaves that side open. */
  #rangeEnd(): string | undefined {
    const token = this.#take('range-word', 'range-quoted', 'range-to')
    if (token === undefined) throw this.#unexpected('an end of the range')
    if (token.kind === 'range-quoted') return this.#unescaped({ ...token, text: token.text.slice(1, -1) })
    return token.text === '*' ? undefined : this.#unescaped(token)
  }

  *#anyOf(field: Field, text: string): Reading<Query | undefined> {
    const terms = yield* placedTerms(this.#analyzer.terms(text), this.#steps)
    return yield* anyTerm(this.#numbers(field), terms, this.#steps)
  }

  *#phrase(field: Field, text: string, tilde: Token | undefined): Reading<Query | undefined> {
    const terms = yield* placedTerms(this.#analyzer.terms(text), this.#steps)
    const slop = slopOf(tilde)
    if (tilde !== undefined && slop < 0 && terms.length > 1)
      throw syntaxError(
        this.#text,
        tilde.offset,
        'How far words may be apart must not be negative.',
        'Write 0 or more after `~`.',
      )
    return phrase(this.#numbers(field), terms, slop)
  }

  #each(field: Field, of: (field: number) => Query): Query {
    const queries = this.#numbers(field).map(of)
    if (queries.length === 1) return queries[0]
    return { kind: 'boolean', clauses: queries.map((query) => ({ occur: 'should', query })) }
  }

  #numbers(field: Field): readonly number[] {
    if (typeof field === 'number') return [field]
    return field === 'every' ? this.#keys.map((_, at) => at) : []
  }

  #boost(): number | undefined {
    if (this.#take('caret') === undefined) return undefined
    const number = this.#take('number')
    if (number === undefined) throw this.#unexpected('a number')
    return Number(number.text)
  }

  #unescaped({ text, offset }: Token): string {
    const plain = unescaped(text)
    if (plain === undefined)
      throw syntaxError(this.#text, offset, 'Four hexadecimal digits must follow `\\u`.')
    return plain
  }

  #unexpected(expected: string): Error {
    const { kind, text, offset } = this.#next
    const found = kind === 'end' ? 'the end of the query' : `\`${text.trim()}\``
    return syntaxError(this.#text, offset, `Expected ${expected}, but found ${found}.`)
  }
}

const endsRun: ReadonlySet<TokenKind> = new Set(['colon', 'star', 'tilde', 'caret', 'and', 'or'])

const beginsTerm: ReadonlySet<TokenKind> = new Set([
  'term',
  'star',
  'prefix',
  'wildcard',
  'regexp',
  'bare',
  'quoted',
])

function slopOf(tilde: Token | undefined): number {
  const slop = Math.trunc(Number(tilde?.text.slice(1) ?? ''))
  return Number.isNaN(slop) ? 0 : slop
}
