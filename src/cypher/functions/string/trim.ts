import type { Making } from '../../in-pieces/making.ts'
import { textOf } from '../arguments.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionContext } from '../../runtime/function-context.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'

/** trim, ltrim, rtrim and btrim: white space, or any of the characters of a second argument, from the ends. */
export const trim: readonly FunctionDefinition[] = [
  trimmer('trim', 'both ends', true, true),
  trimmer('btrim', 'both ends', true, true),
  trimmer('ltrim', 'the start', true, false),
  trimmer('rtrim', 'the end', false, true),
]

function trimmer(name: string, where: string, start: boolean, end: boolean): FunctionDefinition {
  return defineFunction({
    name,
    category: 'String',
    signature: '(input :: STRING, characters = white space :: STRING) :: STRING',
    description: `The text without white space (or the given characters) at ${where}.`,
    *pausing([input, characters], context) {
      const text = textOf(name, input)
      const stripped =
        characters === undefined ? undefined : yield* charactersOf(textOf(name, characters), context)
      const isStripped = (character: string): boolean => stripped?.has(character) ?? isWhite(character)
      let from = 0
      let to = text.length
      for (; start && from < to && isStripped(first(text, from)); from += first(text, from).length)
        if (--context.slice.work <= 0) yield
      for (; end && from < to && isStripped(last(text, to)); to -= last(text, to).length)
        if (--context.slice.work <= 0) yield
      return text.slice(from, to)
    },
  })
}

function* charactersOf(text: string, { slice }: FunctionContext): Making<ReadonlySet<string>> {
  const characters = new Set<string>()
  for (const character of text) {
    if (--slice.work <= 0) yield
    characters.add(character)
  }
  return characters
}

/** The character that begins at a place. */
function first(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0)
}

/** The character that ends before a place. */
function last(text: string, to: number): string {
  const pair = to > 1 ? first(text, to - 2) : ''
  return pair.length === 2 ? pair : text.charAt(to - 1)
}

/** White space as Java's `Character.isWhitespace` has it: separators of data are, and spaces that do not break are not. */
function isWhite(character: string): boolean {
  if (character >= '\u001c' && character <= '\u001f') return true
  return /^\s$/.test(character) && !'\u00a0\u2007\u202f\ufeff'.includes(character)
}
