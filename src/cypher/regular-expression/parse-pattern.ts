import { endsLine, escapedClasses, foldCase, propertyClass, simpleCase } from './character-classes.ts'
import { type Assertion, PatternError, type RegexNode } from './syntax.ts'

type Takes = (codePoint: number) => boolean

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
  readonly #points: readonly number[]
  readonly #names = new Map<string, number>()
  #at = 0
  #flags: Flags = { i: false, s: false, m: false, x: false, u: false, d: false }

  constructor(pattern: string) {
    this.#points = Array.from(unquoted(pattern), (character) => character.codePointAt(0) ?? 0)
  }

  choice(depth: number): RegexNode {
    if (depth > MAX_DEPTH) throw new PatternError('its groups are nested too deep')
    const outer = this.#flags
    const options = [this.#sequence(depth)]
    while (this.#take('|')) options.push(this.#sequence(depth))
    // Flags set inside a group end with it.
    this.#flags = outer
    return options.length === 1 ? options[0] : { kind: 'choice', options }
  }

  expectEnd(): void {
    if (this.#at < this.#points.length) throw new PatternError(`\`${this.#peek()}\` closes nothing`)
  }

  #sequence(depth: number): RegexNode {
    const parts: RegexNode[] = []
    for (;;) {
      this.#skipComments()
      const next = this.#peek()
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
    const mode = this.#take('+') ? 'possessive' : this.#take('?') ? 'lazy' : 'greedy'
    return { kind: 'repeat', body, least: range[0], most: range[1], mode }
  }

  #range(): readonly [least: number, most: number] | undefined {
    if (this.#take('*')) return [0, Infinity]
    if (this.#take('+')) return [1, Infinity]
    if (this.#take('?')) return [0, 1]
    if (this.#peek() !== '{') return undefined
    const match = /^\{(\d+)(,?)(\d*)\}/.exec(this.#rest(24))
    if (match === null) throw new PatternError('`{` begins a repetition, as in `{2}` or `{2,5}`')
    this.#at += match[0].length
    const least = Number(match[1])
    const most = match[2] === '' ? least : match[3] === '' ? Infinity : Number(match[3])
    if (most < least) throw new PatternError(`\`${match[0]}\` ends before it begins`)
    if (least > MAX_REPEAT || (most !== Infinity && most > MAX_REPEAT))
      throw new PatternError(`\`${match[0]}\` repeats more than ${MAX_REPEAT} times`)
    return [least, most]
  }

  #atom(depth: number): RegexNode {
    const code = this.#next()
    const character = String.fromCodePoint(code)
    switch (character) {
      case '(':
        return this.#group(depth)
      case '[':
        return { kind: 'set', takes: this.#class(0, true) }
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
        this.#at--
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
    if (!this.#take('?')) {
      const number = ++this.groups
      return { kind: 'group', number, body: this.#body(depth) }
    }
    if (this.#take(':')) return { kind: 'group', number: 0, body: this.#body(depth) }
    if (this.#take('>')) return { kind: 'atomic', body: this.#body(depth) }
    if (this.#take('=')) return { kind: 'look', behind: false, negative: false, body: this.#body(depth) }
    if (this.#take('!')) return { kind: 'look', behind: false, negative: true, body: this.#body(depth) }
    if (this.#take('<')) {
      if (this.#take('=')) return { kind: 'look', behind: true, negative: false, body: this.#body(depth) }
      if (this.#take('!')) return { kind: 'look', behind: true, negative: true, body: this.#body(depth) }
      const name = /^[A-Za-z][A-Za-z0-9]*>/.exec(this.#rest(80))?.[0]
      if (name === undefined) throw new PatternError('a group has no proper name')
      this.#at += name.length
      const number = ++this.groups
      if (this.#names.has(name)) throw new PatternError(`two groups are called ${name.slice(0, -1)}`)
      this.#names.set(name, number)
      return { kind: 'group', number, body: this.#body(depth) }
    }
    return this.#flagGroup(depth)
  }

  /** `(?i)` for the rest of the group, `(?i-s:...)` for what it holds. */
  #flagGroup(depth: number): RegexNode {
    const text = /^[imsxud]*(?:-[imsxud]*)?(?=[:)])/.exec(this.#rest(24))?.[0]
    if (text === undefined) throw new PatternError('`(?` is followed by no flag and no group that there is')
    this.#at += text.length
    const [on = '', off = ''] = text.split('-')
    const before = this.#flags
    const set = (name: keyof Flags): boolean => !off.includes(name) && (before[name] || on.includes(name))
    this.#flags = { i: set('i'), s: set('s'), m: set('m'), x: set('x'), u: set('u'), d: set('d') }
    if (this.#take(')')) return { kind: 'empty' }
    this.#next()
    const body = this.#body(depth)
    this.#flags = before
    return { kind: 'group', number: 0, body }
  }

  #body(depth: number): RegexNode {
    const body = this.choice(depth + 1)
    if (!this.#take(')')) throw new PatternError('a group is not closed')
    return body
  }

  #escape(): RegexNode {
    const character = this.#peek()
    const assertion = assertions[character]
    if (assertion !== undefined) {
      this.#at++
      return this.#assertion(assertion)
    }
    if (character === 'R') {
      this.#at++
      return lineEnd
    }
    if (character === 'k') {
      const name = /^k<([A-Za-z][A-Za-z0-9]*>)/.exec(this.#rest(80))?.[1]
      const number = name === undefined ? undefined : this.#names.get(name)
      if (name === undefined || number === undefined)
        throw new PatternError('`\\k` names a group that is not there')
      this.#at += name.length + 2
      return { kind: 'reference', number, folds: this.#flags.i }
    }
    if (/[1-9]/.test(character)) return this.#reference()
    const takes = this.#escapedSet()
    return typeof takes === 'number' ? this.#one(takes) : { kind: 'set', takes }
  }

  /** As many digits as there are groups before it: `\11` is group 11, or group 1 and a 1. */
  #reference(): RegexNode {
    let number = this.#next() - 0x30
    if (number > this.groups) throw new PatternError(`there is no group ${number} before \`\\${number}\``)
    while (/\d/.test(this.#peek()) && number * 10 + Number(this.#peek()) <= this.groups)
      number = number * 10 + (this.#next() - 0x30)
    return { kind: 'reference', number, folds: this.#flags.i }
  }

  /** What follows a backslash, inside and outside of a class: a code point, or a class of them. */
  #escapedSet(): number | Takes {
    if (this.#at >= this.#points.length) throw new PatternError('it ends in a backslash')
    const code = this.#next()
    const character = String.fromCodePoint(code)
    const known = escapedClasses[character]
    if (known !== undefined) return known
    const control = controls[character]
    if (control !== undefined) return control
    if (character === 'p' || character === 'P') {
      const name = /^(?:\{([^}]*)\}|([A-Z]))/.exec(this.#rest(80))
      if (name === null) throw new PatternError('`\\p` is followed by no name of a class')
      this.#at += name[0].length
      const takes = propertyClass(name[1] ?? name[2], this.#flags.i)
      return character === 'p' ? takes : (point) => !takes(point)
    }
    if (character === 'x' || character === 'u' || character === '0') return this.#coded(character)
    if (character === 'c') return this.#next() ^ 64
    if (/[A-Za-z]/.test(character)) throw new PatternError(`\`\\${character}\` means nothing`)
    return code
  }

  #coded(letter: string): number {
    const form =
      letter === 'x'
        ? /^(?:\{([\dA-Fa-f]+)\}|([\dA-Fa-f]{2}))/
        : letter === 'u'
          ? /^([\dA-Fa-f]{4})/
          : /^([0-3]?[0-7]{1,2})/
    const match = form.exec(this.#rest(12))
    const code = match === null ? NaN : Number.parseInt(match[1] ?? match[2], letter === '0' ? 8 : 16)
    if (match === null || !(code <= 0x10ffff))
      throw new PatternError(`\`\\${letter}\` is followed by no code`)
    this.#at += match[0].length
    return code
  }

  /**
   * What stands between brackets, the opening one taken already. Behind `&&` stands a class without brackets of its own,
   * up to the same end. An end before any member is a member.
   *
   * @param isWhole whether the closing bracket belongs to it
   */
  #class(depth: number, isWhole: boolean): Takes {
    if (depth > MAX_DEPTH) throw new PatternError('its classes are nested too deep')
    const negative = isWhole && this.#take('^')
    let taken: Takes | undefined
    const add = (more: Takes): void => {
      const before = taken
      taken = before === undefined ? more : (point) => before(point) || more(point)
    }
    for (;;) {
      if (this.#at >= this.#points.length) throw new PatternError('a class is not closed')
      if (this.#peek() === ']' && taken !== undefined) break
      else if (this.#peek() === '&' && this.#peek(1) === '&') {
        this.#at += 2
        const [left, right] = [taken, this.#intersected(depth)]
        if (left === undefined && right === undefined) throw new PatternError('`&&` has nothing beside it')
        taken = (point) => (left ?? all)(point) && (right ?? all)(point)
      } else if (this.#take('[')) add(this.#class(depth + 1, true))
      else add(this.#classRange())
    }
    if (isWhole) this.#at++
    const takes = taken
    return negative ? (point) => !takes(point) : takes
  }

  /** The right side of `&&`; undefined where there is none. */
  #intersected(depth: number): Takes | undefined {
    const parts: Takes[] = []
    while (this.#peek() !== ']' && this.#peek() !== '&') {
      if (this.#at >= this.#points.length) throw new PatternError('a class is not closed')
      parts.push(this.#take('[') ? this.#class(depth + 1, true) : this.#class(depth + 1, false))
    }
    return parts.length === 0 ? undefined : anyOf(parts)
  }

  #classRange(): Takes {
    const low = this.#classPoint()
    if (typeof low !== 'number') return low
    if (this.#peek() !== '-' || ['', ']', '['].includes(this.#peek(1))) return this.#between(low, low)
    this.#at++
    const high = this.#classPoint()
    if (typeof high !== 'number' || high < low)
      throw new PatternError('a range of a class ends before it begins')
    return this.#between(low, high)
  }

  /** The code points from `low` to `high`, and with the flag i those that differ from one of them by case alone. */
  #between(low: number, high: number): Takes {
    const { i, u } = this.#flags
    const within: Takes = (point) => point >= low && point <= high
    if (!i) return within
    return (point) => {
      if (within(point)) return true
      if (point > 0x7f && !u) return false
      const upper = simpleCase(point, 'toUpperCase')
      return within(upper) || within(simpleCase(upper, 'toLowerCase'))
    }
  }

  #classPoint(): number | Takes {
    const code = this.#next()
    return code === 0x5c ? this.#escapedSet() : code
  }

  /** White space and comments, where the flag x asks for it. */
  #skipComments(): void {
    if (!this.#flags.x) return
    for (;;) {
      if (/^[ \t\n\v\f\r]$/.test(this.#peek())) this.#at++
      else if (this.#peek() === '#') while (this.#peek() !== '' && this.#peek() !== '\n') this.#at++
      else return
    }
  }

  #peek(ahead = 0): string {
    const code = this.#points[this.#at + ahead]
    return code === undefined ? '' : String.fromCodePoint(code)
  }

  #next(): number {
    if (this.#at >= this.#points.length) throw new PatternError('it ends too early')
    return this.#points[this.#at++]
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false
    this.#at++
    return true
  }

  #rest(most: number): string {
    return String.fromCodePoint(...this.#points.slice(this.#at, this.#at + most))
  }
}

/**
 * The pattern with what stands between `\Q` and `\E` escaped, before anything else is read, as Java does it: `(\Q\E?)` is
 * `(?)`. A first digit becomes a code, so that no escape before it takes it.
 */
function unquoted(pattern: string): string {
  return pattern.replace(/\\Q(.*?)(?:\\E|$)|\\[^]|[^\\]+/gs, (text, quoted: string | undefined) =>
    quoted === undefined
      ? text
      : quoted.replace(/^\d|[\0-/:-@[-`{-\x7f]/g, (character) =>
          /\d/.test(character) ? `\\x3${character}` : `\\${character}`,
        ),
  )
}

const all: Takes = () => true

const assertions: { readonly [letter: string]: Assertion } = {
  A: 'start',
  z: 'end',
  Z: 'last-line-end',
  b: 'word-boundary',
  B: 'no-word-boundary',
}

const controls: { readonly [letter: string]: number } = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 }

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

function anyOf(parts: readonly Takes[]): Takes {
  return parts.length === 1 ? parts[0] : (point) => parts.some((part) => part(point))
}
