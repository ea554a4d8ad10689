import { escapedClasses, propertyClass, simpleCase } from './character-classes.ts'
import type { PatternCursor } from './pattern-cursor.ts'
import { PatternError } from './syntax.ts'

/** Whether a code point belongs to a class. */
export type Takes = (codePoint: number) => boolean

/** How deep classes may be nested. */
const MAX_DEPTH = 250

/** Reads the classes of a pattern, `[...]` and what a backslash stands for, under the flags that hold there. */
export class ClassParser {
  readonly #cursor: PatternCursor
  readonly #flags: { readonly i: boolean; readonly u: boolean }

  constructor(cursor: PatternCursor, flags: { readonly i: boolean; readonly u: boolean }) {
    this.#cursor = cursor
    this.#flags = flags
  }

  /** What stands between brackets, the opening one taken already. @throws PatternError */
  parse(): Takes {
    return this.#class(0, true)
  }

  /**
   * What stands between brackets, the opening one taken already. Behind `&&` stands a class without brackets of its own,
   * up to the same end. An end before any member is a member.
   *
   * @param isWhole whether the closing bracket belongs to it
   */
  #class(depth: number, isWhole: boolean): Takes {
    if (depth > MAX_DEPTH) throw new PatternError('its classes are nested too deeply')
    const negative = isWhole && this.#cursor.take('^')
    let taken: Takes | undefined
    const add = (more: Takes): void => {
      const before = taken
      taken = before === undefined ? more : (point) => before(point) || more(point)
    }
    for (;;) {
      if (this.#cursor.isAtEnd) throw new PatternError('a class is not closed')
      if (this.#cursor.peek() === ']' && taken !== undefined) break
      else if (this.#cursor.peek() === '&' && this.#cursor.peek(1) === '&') {
        this.#cursor.skip(2)
        const [left, right] = [taken, this.#intersected(depth)]
        if (left === undefined && right === undefined) throw new PatternError('`&&` has nothing next to it')
        taken = (point) => (left ?? all)(point) && (right ?? all)(point)
      } else if (this.#cursor.take('[')) add(this.#class(depth + 1, true))
      else add(this.#classRange())
    }
    if (isWhole) this.#cursor.skip()
    const takes = taken
    return negative ? (point) => !takes(point) : takes
  }

  /** The right side of `&&`; undefined where there is none. */
  #intersected(depth: number): Takes | undefined {
    const parts: Takes[] = []
    while (this.#cursor.peek() !== ']' && this.#cursor.peek() !== '&') {
      if (this.#cursor.isAtEnd) throw new PatternError('a class is not closed')
      parts.push(this.#cursor.take('[') ? this.#class(depth + 1, true) : this.#class(depth + 1, false))
    }
    return parts.length === 0 ? undefined : anyOf(parts)
  }

  #classRange(): Takes {
    const low = this.#classPoint()
    if (typeof low !== 'number') return low
    if (this.#cursor.peek() !== '-' || ['', ']', '['].includes(this.#cursor.peek(1)))
      return this.#between(low, low)
    this.#cursor.skip()
    const high = this.#classPoint()
    if (typeof high !== 'number' || high < low)
      throw new PatternError('a range in a class ends before it begins')
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
    const code = this.#cursor.next()
    return code === 0x5c ? this.escaped() : code
  }

  /** What follows a backslash, inside and outside of a class: a code point, or a class of them. */
  escaped(): number | Takes {
    if (this.#cursor.isAtEnd) throw new PatternError('it ends in a backslash')
    const code = this.#cursor.next()
    const character = String.fromCodePoint(code)
    const known = escapedClasses[character]
    if (known !== undefined) return known
    const control = controls[character]
    if (control !== undefined) return control
    if (character === 'p' || character === 'P') {
      const name = this.#cursor.match(/^(?:\{([^}]*)\}|([A-Z]))/, 80)
      if (name === null) throw new PatternError('`\\p` must be followed by the name of a class')
      const takes = propertyClass(name[1] ?? name[2], this.#flags.i)
      return character === 'p' ? takes : (point) => !takes(point)
    }
    if (character === 'x' || character === 'u' || character === '0') return this.#coded(character)
    if (character === 'c') return this.#cursor.next() ^ 64
    if (/[A-Za-z]/.test(character)) throw new PatternError(`\`\\${character}\` has no meaning`)
    return code
  }

  #coded(letter: string): number {
    const form =
      letter === 'x'
        ? /^(?:\{([\dA-Fa-f]+)\}|([\dA-Fa-f]{2}))/
        : letter === 'u'
          ? /^([\dA-Fa-f]{4})/
          : /^([0-3]?[0-7]{1,2})/
    const match = this.#cursor.match(form, 12)
    const code = match === null ? NaN : Number.parseInt(match[1] ?? match[2], letter === '0' ? 8 : 16)
    if (match === null || !(code <= 0x10ffff))
      throw new PatternError(`\`\\${letter}\` must be followed by a code`)
    return code
  }
}

const all: Takes = () => true

const controls: { readonly [letter: string]: number } = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 }

function anyOf(parts: readonly Takes[]): Takes {
  return parts.length === 1 ? parts[0] : (point) => parts.some((part) => part(point))
}
