import { PatternError } from './syntax.ts'

type Takes = (codePoint: number) => boolean

const between =
  (...ranges: readonly (readonly [from: number, to: number])[]): Takes =>
  (code) =>
    ranges.some(([from, to]) => code >= from && code <= to)

const digit = between([0x30, 0x39])
const word = between([0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a])
const space = between([0x09, 0x0d], [0x20, 0x20])
const horizontal = between(
  [0x09, 0x09],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
)
const vertical = between([0x0a, 0x0d], [0x85, 0x85], [0x2028, 0x2029])
const not =
  (takes: Takes): Takes =>
  (code) =>
    !takes(code)

/** `\d`, `\W` and their like, by letter. ASCII only, as in Java without the flag U. */
export const escapedClasses: { readonly [letter: string]: Takes } = {
  d: digit,
  D: not(digit),
  w: word,
  W: not(word),
  s: space,
  S: not(space),
  h: horizontal,
  H: not(horizontal),
  v: vertical,
  V: not(vertical),
}

/** Java's POSIX classes, which are ASCII only. */
const posix: { readonly [name: string]: Takes } = {
  Lower: between([0x61, 0x7a]),
  Upper: between([0x41, 0x5a]),
  ASCII: between([0, 0x7f]),
  Alpha: between([0x41, 0x5a], [0x61, 0x7a]),
  Digit: digit,
  Alnum: between([0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a]),
  Punct: between([0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e]),
  Graph: between([0x21, 0x7e]),
  Print: between([0x20, 0x7e]),
  Blank: between([0x20, 0x20], [0x09, 0x09]),
  Cntrl: between([0, 0x1f], [0x7f, 0x7f]),
  XDigit: between([0x30, 0x39], [0x41, 0x46], [0x61, 0x66]),
  Space: space,
}

/** Names of Java that Unicode property escapes write otherwise. */
const javaNames: { readonly [name: string]: string } = {
  javaLowerCase: 'Lowercase',
  javaUpperCase: 'Uppercase',
  javaWhitespace: 'White_Space',
  IsAlphabetic: 'Alphabetic',
  IsLetter: 'L',
  IsDigit: 'Nd',
  IsLowercase: 'Lowercase',
  IsUppercase: 'Uppercase',
  IsPunctuation: 'P',
  IsWhite_Space: 'White_Space',
}

/** Classes of one case: without regard to case each of them takes all letters that have one. */
const ofOneCase: ReadonlySet<string> = new Set([
  'Lu',
  'Ll',
  'Lt',
  'IsLu',
  'IsLl',
  'IsLt',
  'IsLowercase',
  'IsUppercase',
  'javaLowerCase',
  'javaUpperCase',
])
const letterOfCase = /^[\p{Lu}\p{Ll}\p{Lt}]$/u

/**
 * The class of `\p{name}`: POSIX, a general category, a script (`IsGreek`, `script=Greek`) or a binary property.
 *
 * @throws PatternError where there is none of that name
 */
export function propertyClass(name: string, ignoresCase: boolean): Takes {
  if (ignoresCase && (name === 'Lower' || name === 'Upper')) return propertyClass('Alpha', false)
  if (ignoresCase && ofOneCase.has(name)) return (code) => letterOfCase.test(String.fromCodePoint(code))
  const known = Object.hasOwn(posix, name) ? posix[name] : undefined
  if (known !== undefined) return known
  const plain = name.replace(/^(?:general_category|gc)=/, '')
  const tries = [
    Object.hasOwn(javaNames, plain) ? javaNames[plain] : undefined,
    plain,
    plain.replace(/^(?:script|sc|Is)=?/, 'Script='),
    plain.replace(/^Is/, ''),
  ]
  for (const property of tries) {
    if (property === undefined || !/^[A-Za-z_]+(?:=[A-Za-z_]+)?$/.test(property)) continue
    try {
      const matcher = new RegExp(`^\\p{${property}}$`, 'u')
      return (code) => matcher.test(String.fromCodePoint(code))
    } catch {
      // The next way to write it may be one that Unicode knows.
    }
  }
  throw new PatternError(`unknown character class ${name}`)
}

/** Whether a code point ends a line for `.`, `^` and `$`. */
export function endsLine(code: number, unixLines: boolean): boolean {
  return (
    code === 0x0a || (!unixLines && (code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029))
  )
}

/** Whether a code point belongs to a word, for `\b`. */
export function isWord(code: number): boolean {
  return word(code) || (code > 0x7f && /^[\p{L}\p{N}]$/u.test(String.fromCodePoint(code)))
}

/** Whether a code point is a mark that takes no room of its own. */
export function isMark(code: number): boolean {
  return code > 0x2ff && /^\p{Mn}$/u.test(String.fromCodePoint(code))
}

/** A code point without case: of ASCII alone, or of all of Unicode. */
export function foldCase(code: number, unicode: boolean): number {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code + 32 : code
  if (!unicode) return code
  return simpleCase(simpleCase(code, 'toUpperCase'), 'toLowerCase')
}

/** A code point in upper or lower case; itself where that is more than one. */
export function simpleCase(code: number, to: 'toUpperCase' | 'toLowerCase'): number {
  const text = String.fromCodePoint(code)[to]()
  const single = text.codePointAt(0) ?? code
  return text.length === String.fromCodePoint(single).length ? single : code
}
