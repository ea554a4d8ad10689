import { runtimeError } from './errors.ts'

const CACHE_LIMIT = 64

/**
 * A matcher of whole strings for `=~`. Patterns are in Java's syntax as far as JavaScript shares it or it can be
 * rewritten: leading flags such as `(?i)`, quoting with \Q and \E, \A, \z and \h. Possessive quantifiers, the flag x
 * and other constructs of Java alone are refused; `(?i)` folds all of Unicode, not only ASCII. The last few patterns are kept compiled.
 * @throws CypherError ArgumentError `InvalidRegularExpression` where JavaScript cannot read the pattern
 * Cost: backtracking; a pattern with nested quantifiers can take time exponential in the text.
 */
export function regularExpressions(): (pattern: string) => RegExp {
  const cache = new Map<string, RegExp>()
  return (pattern) => {
    const known = cache.get(pattern)
    if (known !== undefined) return known
    if (cache.size >= CACHE_LIMIT) cache.clear()
    const expression = translate(pattern)
    cache.set(pattern, expression)
    return expression
  }
}

/** `(?ism)` at the start of a pattern: JavaScript takes them as flags of the whole. */
const LEADING_FLAGS = /^\(\?([imsux]+)\)/u

/** The start and the end of the whole text, also under the flag m. */
const START = '(?<![\\s\\S])'
const END = '(?![\\s\\S])'

function translate(pattern: string): RegExp {
  const leading = LEADING_FLAGS.exec(pattern)
  const inline = leading?.[1] ?? ''
  // Java's dot does not match line ends unless the pattern asks for it with (?s).
  const flags = ['i', 'm', 's'].filter((flag) => inline.includes(flag)).join('')
  const body = pattern.slice(leading?.[0].length ?? 0)
  try {
    if (inline.includes('x')) throw new SyntaxError('the flag x is not supported')
    // By itself first: an open bracket or a stray `)` must not be completed by what is put around it.
    const { source } = new RegExp(javaOnly(body), `u${flags}`)
    return new RegExp(`${START}(?:${source})${END}`, `u${flags}`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const message = `the regular expression '${pattern}' cannot be read: ${reason}`
    throw runtimeError(
      'ArgumentError',
      'InvalidRegularExpression',
      message,
      'Escape special characters with a backslash.',
    )
  }
}

/** Rewrites what Java writes otherwise: quoting, anchors, horizontal space, and escapes that JavaScript's `u` forbids. */
function javaOnly(body: string): string {
  return body.replace(
    /\\Q([\s\S]*?)(?:\\E|$)|\\([\s\S])/gu,
    (whole, quoted: string | undefined, character: string | undefined) => {
      if (quoted !== undefined) return quoted.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
      if (character === 'A') return START
      if (character === 'z') return END
      if (character === 'Z') return `(?=\\n?${END})`
      if (character === 'h') return '[ \\t\\u00A0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]'
      // An escaped hyphen is an error outside a class, a bare one a range inside.
      if (character === '-') return '\\x2d'
      // With the flag u an escaped ordinary character is an error in JavaScript; in Java it is itself.
      return character !== undefined && /[^A-Za-z0-9^$\\.*+?()[\]{}|/]/u.test(character) ? character : whole
    },
  )
}
