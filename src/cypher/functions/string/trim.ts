import { textOf } from '../arguments.ts'
import { STRING, defineFunction } from '../define.ts'
import type { FunctionDefinition } from '../definition.ts'

/** trim, ltrim, rtrim and btrim: white space, or any of the characters of a second argument, from the ends. */
export const trim: readonly FunctionDefinition[] = [
  trimmer('trim', 'both ends', true, true, 'a'),
  trimmer('btrim', 'both ends', true, true, 'a'),
  trimmer('ltrim', 'the start', true, false, 'a '),
  trimmer('rtrim', 'the end', false, true, ' a'),
]

function trimmer(
  name: string,
  where: string,
  start: boolean,
  end: boolean,
  result: string,
): FunctionDefinition {
  return defineFunction({
    name,
    signature: '(input :: STRING, characters = white space :: STRING) :: STRING',
    description: `The text without white space (or the given characters) at ${where}.`,
    parameters: [STRING, STRING],
    optional: 1,
    result: STRING,
    nulls: 'propagate',
    example: { query: `RETURN ${name}(' a ')`, result },
    call: ([input, characters]) => {
      const text = textOf(name, input)
      const stripped = characters === undefined ? undefined : new Set(textOf(name, characters))
      return strip(text, stripped, start, end)
    },
  })
}

/** White space as Java's `Character.isWhitespace` has it: a space that does not break is none. */
const whiteStart = /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+/

function lengthWithoutWhite(text: string): number {
  let length = text.length
  while (length > 0 && whiteStart.test(text.charAt(length - 1))) length--
  return length
}

function strip(
  text: string,
  stripped: ReadonlySet<string> | undefined,
  start: boolean,
  end: boolean,
): string {
  if (stripped === undefined) {
    const left = start ? text.replace(whiteStart, '') : text
    return end ? left.slice(0, lengthWithoutWhite(left)) : left
  }
  const characters = [...text]
  const keeps = (character: string): boolean => !stripped.has(character)
  const first = start ? characters.findIndex(keeps) : 0
  const last = end ? characters.findLastIndex(keeps) : characters.length - 1
  return first < 0 ? '' : characters.slice(first, last + 1).join('')
}
