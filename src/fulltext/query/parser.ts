import type { Analyzer } from '../analysis/analyzer.ts'
import { analysed } from './analysed.ts'
import { syntaxError, type Token, type TokenKind, tokensOf } from './lexer.ts'
import { fuzzyEdits, patternOf, rangeTest, unescaped } from './patterns.ts'
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
 * @throws FulltextError `FulltextSyntax` with the place
 * Source: Lucene 9.11, QueryParser.jj, QueryParserBase, MultiFieldQueryParser.
 */
export function parseQuery(text: string, keys: readonly string[], analyzer: Analyzer): Query {
  return new Parser(text, keys, analyzer).whole()
}

class Parser {
  readonly #text: string
  readonly #keys: readonly string[]
  readonly #analyzer: Analyzer
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0

  constructor(text: string, keys: readonly string[], analyzer: Analyzer) {
    this.#text = text
    this.#keys = keys
    this.#analyzer = analyzer
    this.#tokens = tokensOf(text)
  }

  whole(): Query {
    const query = this.#query('every')
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
  #query(field: Field): Query | undefined {
    const clauses: Clause[] = []
    let only: Query | undefined
    let isFirst = true
    do {
      const run = this.#run()
      if (run !== undefined) {
        const query = this.#words(field, run, false, 0)
        addRun(clauses, query)
        if (isFirst) only = query
      } else {
        const isAnd = !isFirst && this.#conjunction() === 'and'
        const sign = this.#take('plus', 'minus', 'not')?.kind
        const query = this.#clause(field)
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
  #run(): string | undefined {
    const parts: string[] = []
    const isPart = (at: number): boolean =>
      this.#tokens[at].kind === 'term' && !endsRun.has(this.#tokens[at + 1].kind)
    let at = this.#at
    for (; isPart(at); at++) parts.push(this.#unescaped(this.#tokens[at]))
    if (parts.length < 2) return undefined
    this.#at = at
    return parts.join(' ')
  }

  #clause(outer: Field): Query | undefined {
    const field = this.#field() ?? outer
    if (this.#take('open') === undefined) return this.#term(field)
    if (++this.#depth > DEEPEST)
      throw syntaxError(this.#text, this.#next.offset, 'Parentheses are nested too deeply.')
    const query = this.#query(field)
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

  #term(field: Field): Query | undefined {
    const token = this.#next
    if (token.kind === 'range-open') return this.#range(field)
    if (!beginsTerm.has(token.kind)) throw this.#unexpected('a word, a phrase or `(`')
    this.#at++
    let boost = token.kind === 'quoted' ? undefined : this.#boost()
    const tilde = this.#take('tilde')
    boost ??= this.#boost()
    return boosted(this.#single(field, token, tilde), boost)
  }

  #single(field: Field, token: Token, tilde: Token | undefined): Query | undefined {
    const { text } = token
    switch (token.kind) {
      case 'quoted':
        return this.#words(field, this.#unescaped({ ...token, text: text.slice(1, -1) }), true, slopOf(tilde))
      case 'star':
        if (field === 'star') return { kind: 'all' }
        return this.#pattern(field, text)
      case 'prefix':
      case 'wildcard':
        return this.#pattern(field, text)
      case 'regexp':
        throw syntaxError(this.#text, token.offset, 'Regular expressions are not supported.')
      case 'bare':
        return this.#words(field, text[0], false, 0)
      default: {
        const word = this.#unescaped(token)
        return tilde === undefined ? this.#words(field, word, false, 0) : this.#fuzzy(field, word, tilde)
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

  #words(field: Field, text: string, isQuoted: boolean, slop: number): Query | undefined {
    const terms = [...this.#analyzer.terms(text)]
    return analysed(this.#numbers(field), terms, isQuoted, slop)
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

/** AND makes the clause before it a must, too. */
function addClause(
  clauses: Clause[],
  isAnd: boolean,
  sign: TokenKind | undefined,
  query: Query | undefined,
): void {
  const last = clauses.at(-1)
  if (isAnd && last !== undefined && last.occur !== 'not')
    clauses[clauses.length - 1] = { occur: 'must', query: last.query }
  if (query === undefined) return
  const isNot = sign === 'not' || sign === 'minus'
  clauses.push({ occur: isNot ? 'not' : isAnd || sign === 'plus' ? 'must' : 'should', query })
}

function addRun(clauses: Clause[], query: Query | undefined): void {
  if (query?.kind === 'boolean') for (const clause of query.clauses) clauses.push(clause)
  else if (query !== undefined) clauses.push({ occur: 'should', query })
}

function boosted(query: Query | undefined, boost: number | undefined): Query | undefined {
  return query === undefined || boost === undefined ? query : { kind: 'boost', query, boost }
}

function slopOf(tilde: Token | undefined): number {
  const slop = Math.trunc(Number(tilde?.text.slice(1) ?? ''))
  return Number.isNaN(slop) ? 0 : slop
}
