import { isList } from '../../../model/kinds.ts'
import { outOfRange, wrongType } from '../../expression/errors.ts'
import { integerOf, textOf } from '../arguments.ts'
import { INTEGER, STRING, defineFunction, listOf } from '../define.ts'
import { LARGE } from '../../value-size.ts'
import type { FunctionContext, FunctionDefinition } from '../definition.ts'
import type { Value } from '../../../model/values.ts'

const left = defineFunction({
  name: 'left',
  signature: '(original :: STRING, length :: INTEGER) :: STRING',
  description: 'The first characters of the text.',
  parameters: [STRING, INTEGER],
  result: STRING,
  nulls: 'propagate',
  example: { query: "RETURN left('hello', 3)", result: 'hel' },
  call: ([text, length]) => slice(textOf('left', text), 0, lengthOf('left', length)),
})

const right = defineFunction({
  name: 'right',
  signature: '(original :: STRING, length :: INTEGER) :: STRING',
  description: 'The last characters of the text.',
  parameters: [STRING, INTEGER],
  result: STRING,
  nulls: 'propagate',
  example: { query: "RETURN right('hello', 3)", result: 'llo' },
  call: ([text, length]) => {
    const characters = [...textOf('right', text)]
    return characters.slice(Math.max(0, characters.length - lengthOf('right', length))).join('')
  },
})

const substring = defineFunction({
  name: 'substring',
  signature: '(original :: STRING, start :: INTEGER, length = to the end :: INTEGER) :: STRING',
  description: 'The characters from a position (from 0) on, as many as given.',
  parameters: [STRING, INTEGER, INTEGER],
  optional: 1,
  result: STRING,
  nulls: 'propagate',
  example: { query: "RETURN substring('hello', 1, 3)", result: 'ell' },
  call: ([text, start, length]) => {
    const from = lengthOf('substring', start)
    const to = length === undefined ? Infinity : from + lengthOf('substring', length)
    return slice(textOf('substring', text), from, to)
  },
})

const split = defineFunction({
  name: 'split',
  signature: '(original :: STRING, delimiters :: STRING | LIST<STRING>) :: LIST<STRING>',
  description:
    'The pieces of the text between the delimiters; an empty delimiter gives the single characters.',
  parameters: [STRING, { kind: 'any' }],
  alternatives: [[], [STRING, listOf(STRING)]],
  result: listOf(STRING),
  nulls: 'propagate',
  example: { query: "RETURN split('a,b', ',')", result: ['a', 'b'] },
  call: ([text, delimiters], context) => {
    const original = textOf('split', text)
    // At the most a piece for each character.
    if (original.length > LARGE) context.reserve(original.length * 8)
    const pieces = splitBy(original, delimiters)
    if (pieces === null) return null
    if (pieces.length > LARGE) context.reserve(original.length * 2 + pieces.length * 32)
    return pieces
  },
})

const replace = defineFunction({
  name: 'replace',
  signature: '(original :: STRING, search :: STRING, replacement :: STRING) :: STRING',
  description: 'The text with every occurrence of a part replaced.',
  parameters: [STRING, STRING, STRING],
  result: STRING,
  nulls: 'propagate',
  example: { query: "RETURN replace('hello', 'l', 'w')", result: 'hewwo' },
  call: ([text, search, replacement], context) => {
    const original = textOf('replace', text)
    const part = textOf('replace', search)
    const value = textOf('replace', replacement)
    const growth = (value.length - part.length) * occurrences(original, part, context)
    if (original.length + growth > LARGE) context.reserve((original.length + growth) * 2)
    return part === '' ? original.replaceAll('', () => value) : original.split(part).join(value)
  },
})

/** Functions that take a text apart; positions and lengths count code points. */
export const parts: readonly FunctionDefinition[] = [left, right, substring, split, replace]

function lengthOf(name: string, value: Value): number {
  const length = integerOf(name, value)
  if (length < 0) throw outOfRange(`${name}() needs a number from 0 up, but got ${length}`, 'Use 0 or more.')
  return length
}

function slice(text: string, from: number, to: number): string {
  if (!SURROGATE.test(text)) return text.slice(from, to)
  return [...text].slice(from, to).join('')
}

/** How often a part stands in a text, for an empty one between all of its units. */
function occurrences(text: string, part: string, context: FunctionContext): number {
  if (part === '') return text.length + 1
  let count = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
    context.spend(1)
    count += 1
  }
  return count
}

const SURROGATE = /[\uD800-\uDFFF]/

/** The pieces of a text; null where a delimiter is. An empty delimiter takes what is left apart into characters. */
function splitBy(text: string, delimiters: Value): string[] | null {
  if (typeof delimiters !== 'string' && !isList(delimiters))
    throw wrongType('split()', 'a STRING or a LIST of them as delimiters', delimiters)
  if (text === '') return ['']
  const given = typeof delimiters === 'string' ? [delimiters] : delimiters
  if (given.includes(null)) return null
  const marks = given.map((delimiter) => textOf('split', delimiter))
  if (marks.includes(text)) return ['', '']
  const pieces = marks
    .filter((mark) => mark !== '')
    .reduce((cut, mark) => cut.flatMap((piece) => piece.split(mark)), [text])
  return marks.includes('') ? pieces.flatMap((piece) => [...piece]) : pieces
}
