import { endsLine, foldCase } from './character-classes.ts'
import { ClassParser } from './parse-class.ts'
import { PatternCursor } from './pattern-cursor.ts'
import { type Assertion, PatternError, type RegexNode } from './syntax.ts'

interface Flags {
  readonly i: boolean
  readonly s: boolean
  readonly m: boolean
  readonly x: boolean
  readonly u: boolean
  readonly d: boolean
}

/** How deep groups may be nested, and how often something may be asked to repeat. */
const MAX_DEPTH = 250
const MAX_REPEAT = 100_000

export interface ParsedPattern {
  readonly root: RegexNode
  /** How many groups capture. */
  readonly groups: number
}

/**
 * Reads a pattern in Java's syntax: inline flags (imsxud), possessive and lazy quantifiers, atomic groups, look around,
 * named groups, references, classes with ranges, unions and intersections, `\Q...\E`, `\p{...}`.
 *
 * @throws PatternError saying what is wrong
 */
export function parsePattern(pattern: string): ParsedPattern {
  const parser = new PatternParser(pattern)
  const root = parser.choice(0)
  parser.expectEnd()
  return { root, groups: parser.groups }
}

class PatternParser {
  groups = 0
  readonly #cursor: PatternCursor
  readonly #names = new Map<string, number>()
  #flags: Flags = { i: false, s: false, m: false, x: false, u: false, d: false }

  constructor(pattern: string) {
    this.#cursor = new PatternCursor(pattern)
  }

  choice(depth: number): RegexNode {
    if (depth > MAX_DEPTH) throw new PatternError('its groups are nested too deeply')
    const outer = this.#flags
    const options = [this.#sequence(depth)]
    while (this.#cursor.take('|')) options.push(this.#sequence(depth))
    // Flags set inside a group end with it.
    this.#flags = outer
    return options.length === 1 ? options[0] : { kind: 'choice', options }
  }

  expectEnd(): void {
    if (!this.#cursor.isAtEnd) throw new PatternError(`\`${this.#cursor.peek()}\` closes nothing`)
  }

  #sequence(depth: number): RegexNode {
    const parts: RegexNode[] = []
    for (;;) {
      this.#skipComments()
      const next = this.#cursor.peek()
      if (next === '' || next === '|' || next === ')') break
      const atom = this.#atom(depth)
      // Flags are nothing that could be repeated.
      parts.push(atom.kind === 'empty' ? atom : this.#quantified(atom))
    }
    return parts.length === 1 ? parts[0] : { kind: 'sequence', parts }
  }

  /** One quantifier at the most: a second has nothing to repeat. */
  #quantified(body: RegexNode): RegexNode {
    this.#skipComments()
    const range = this.#range()
    if (range === undefined) return body
    this.#skipComments()
    const mode = this.#cursor.take('+') ? 'possessive' : this.#cursor.take('?') ? 'lazy' : 'greedy'
    return { kind: 'repeat', body, least: range[0], most: range[1], mode }
  }

  #range(): readonly [least: number, most: number] | undefined {
    if (this.#cursor.take('*')) return [0, Infinity]
    if (this.#cursor.take('+')) return [1, Infinity]
    if (this.#cursor.take('?')) return [0, 1]
    if (this.#cursor.peek() !== '{') return undefined
    const match = this.#cursor.match(/^\{(\d+)(,?)(\d*)\}/, 24)
    if (match === null) throw new PatternError('`{` must begin a repetition, as in `{2}` or `{2,5}`')
    const least = Number(match[1])
    const most = match[2] === '' ? least : match[3] === '' ? Infinity : Number(match[3])
    if (most < least) throw new PatternError(`\`${match[0]}\` ends before it begins`)
    if (least > MAX_REPEAT || (most !== Infinity && most > MAX_REPEAT))
      throw new PatternError(`\`${match[0]}\` repeats more than ${MAX_REPEAT} times`)
    return [least, most]
  }

  #atom(depth: number): RegexNode {
    const code = this.#cursor.next()
    const character = String.fromCodePoint(code)
    switch (character) {
      case '(':
        return this.#group(depth)
      case '[':
        return { kind: 'set', takes: this.#classes().parse() }
      case '.': {
        const { s, d } = this.#flags
        return { kind: 'set', takes: (point) => s || !endsLine(point, d) }
      }
      case '^':
        return this.#assertion(this.#flags.m ? 'line-start' : 'start')
      case '$':
        return this.#assertion(this.#flags.m ? 'line-end' : 'last-line-end')
      case '\\':
        return this.#escape()
      case '{':
        // What it repeats is nothing, which Java allows.
        this.#cursor.back()
        return { kind: 'sequence', parts: [] }
      case '*':
      case '+':
      case '?':
        throw new PatternError(`\`${character}\` has nothing to repeat`)
      default:
        return this.#one(code)
    }
  }

  #assertion(at: Assertion): RegexNode {
    return { kind: 'assertion', at, unixLines: this.#flags.d }
  }

  #one(code: number): RegexNode {
    const { i, u } = this.#flags
    if (!i) return { kind: 'set', takes: (point) => point === code }
    const folded = foldCase(code, u)
    return { kind: 'set', takes: (point) => foldCase(point, u) === folded }
  }

  #group(depth: number): RegexNode {
    this.#skipComments()
    if (!this.#cursor.take('?')) {
      const number = ++this.groups
      return { kind: 'group', number, body: this.#body(depth) }
    }
    if (this.#cursor.take(':')) return { kind: 'group', number: 0, body: this.#body(depth) }
    if (this.#cursor.take('>')) return { kind: 'atomic', body: this.#body(depth) }
    if (this.#cursor.take('='))
      return { kind: 'look', behind: false, negative: false, body: this.#body(depth) }
    if (this.#cursor.take('!'))
      return { kind: 'look', behind: false, negative: true, body: this.#body(depth) }
    if (this.#cursor.take('<')) {
      if (this.#cursor.take('='))
        return { kind: 'look', behind: true, negative: false, body: this.#body(depth) }
      if (this.#cursor.take('!'))
        return { kind: 'look', behind: true, negative: true, body: this.#body(depth) }
      const name = this.#cursor.match(/^[A-Za-z][A-Za-z0-9]*>/, 80)?.[0]
      if (name === undefined) throw new PatternError('the name of a group is not valid')
      const number = ++this.groups
      if (this.#names.has(name)) throw new PatternError(`two groups are called ${name.slice(0, -1)}`)
      this.#names.set(name, number)
      return { kind: 'group', number, body: this.#body(depth) }
    }
    return this.#flagGroup(depth)
  }

  /** `(?i)` for the rest of the group, `(?i-s:...)` for what it holds. */
  #flagGroup(depth: number): RegexNode {
    const text = this.#cursor.match(/^[imsxud]*(?:-[imsxud]*)?(?=[:)])/, 24)?.[0]
    if (text === undefined) throw new PatternError('`(?` must be followed by a flag or a kind of group')
    const [on = '', off = ''] = text.split('-')
    const before = this.#flags
    const set = (name: keyof Flags): boolean => !off.includes(name) && (before[name] || on.includes(name))
    this.#flags = { i: set('i'), s: set('s'), m: set('m'), x: set('x'), u: set('u'), d: set('d') }
    if (this.#cursor.take(')')) return { kind: 'empty' }
    this.#cursor.next()
    const body = this.#body(depth)
    this.#flags = before
    return { kind: 'group', number: 0, body }
  }

  #body(depth: number): RegexNode {
    const body = this.choice(depth + 1)
    if (!this.#cursor.take(')')) throw new PatternError('a group is not closed')
    return body
  }

  #escape(): RegexNode {
    const character = this.#cursor.peek()
    const assertion = assertions[character]
    if (assertion !== undefined) {
      this.#cursor.skip()
      return this.#assertion(assertion)
    }
    if (character === 'R') {
      this.#cursor.skip()
      return lineEnd
    }
    if (character === 'k') {
      const name = this.#cursor.match(/^k<([A-Za-z][A-Za-z0-9]*>)/, 80)?.[1]
      const number = name === undefined ? undefined : this.#names.get(name)
      if (name === undefined || number === undefined)
        throw new PatternError('`\\k` names a group that does not exist')
      return { kind: 'reference', number, folds: this.#flags.i }
    }
    if (/[1-9]/.test(character)) return this.#reference()
    const takes = this.#classes().escaped()
    return typeof takes === 'number' ? this.#one(takes) : { kind: 'set', takes }
  }

  /** As many digits as there are groups before it: `\11` is group 11, or group 1 and a 1. */
  #reference(): RegexNode {
    let number = this.#cursor.next() - 0x30
    if (number > this.groups) throw new PatternError(`there is no group ${number} before \`\\${number}\``)
    while (/\d/.test(this.#cursor.peek()) && number * 10 + Number(this.#cursor.peek()) <= this.groups)
      number = number * 10 + (this.#cursor.next() - 0x30)
    return { kind: 'reference', number, folds: this.#flags.i }
  }

  #classes(): ClassParser {
    return new ClassParser(this.#cursor, this.#flags)
  }

  /** White space and comments, where the flag x asks for it. */
  #skipComments(): void {
    if (!this.#flags.x) return
    for (;;) {
      if (/^[ \t\n\v\f\r]$/.test(this.#cursor.peek())) this.#cursor.skip()
      else if (this.#cursor.peek() === '#')
        while (this.#cursor.peek() !== '' && this.#cursor.peek() !== '\n') this.#cursor.skip()
      else return
    }
  }
}

const assertions: { readonly [letter: string]: Assertion } = {
  A: 'start',
  z: 'end',
  Z: 'last-line-end',
  b: 'word-boundary',
  B: 'no-word-boundary',
}

/** `\R`: any line end, CR LF as one. */
const lineEnd: RegexNode = {
  kind: 'choice',
  options: [
    {
      kind: 'sequence',
      parts: [
        { kind: 'set', takes: (point) => point === 13 },
        { kind: 'set', takes: (point) => point === 10 },
      ],
    },
    {
      kind: 'set',
      takes: (point) =>
        (point >= 10 && point <= 13) || point === 0x85 || point === 0x2028 || point === 0x2029,
    },
  ],
}
