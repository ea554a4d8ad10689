import { PatternError } from './syntax.ts'

type Takes = (codePoint: number) => boolean

/** Takes the code points of some ranges, each written as the characters at its two ends. */
function between(ranges: string): Takes {
  const ends = Array.from(ranges, (end) => end.charCodeAt(0))
  return (code) => {
    for (let at = 0; at < ends.length; at += 2) if (code >= ends[at] && code <= ends[at + 1]) return true
    return false
  }
}

const digit = between('09')
const word = between('09AZ__az')
const space = between('\t\r  ')
const horizontal = between(
  '\t\t  \u00a0\u00a0\u1680\u1680\u180e\u180e\u2000\u200a\u202f\u202f\u205f\u205f\u3000\u3000',
)
const vertical = between('\n\r\u0085\u0085\u2028\u2029')
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
  Lower: between('az'),
  Upper: between('AZ'),
  ASCII: between('\0\x7f'),
  Alpha: between('AZaz'),
  Digit: digit,
  Alnum: between('09AZaz'),
  Punct: between('!/:@[`{~'),
  Graph: between('!~'),
  Print: between(' ~'),
  Blank: between('  \t\t'),
  Cntrl: between('\0\x1f\x7f\x7f'),
  XDigit: between('09AFaf'),
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
