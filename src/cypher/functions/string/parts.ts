import { isList } from '../../../model/kinds.ts'
import { outOfRange, wrongType } from '../../expression/errors.ts'
import { integerOf, textOf } from '../arguments.ts'
import { atOnce, INTEGER, STRING, defineFunction, listOf } from '../define.ts'
import { requireLength } from '../../value-size.ts'
import type { FunctionContext, FunctionDefinition, Making } from '../definition.ts'
import type { Value } from '../../../model/values.ts'

/** What a piece of a text takes. */
const PIECE_BYTES = 40

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
  call: (arguments_, context) => atOnce(splitText(arguments_, context), context),
  pausing: splitText,
})

const replace = defineFunction({
  name: 'replace',
  signature: '(original :: STRING, search :: STRING, replacement :: STRING) :: STRING',
  description: 'The text with every occurrence of a part replaced.',
  parameters: [STRING, STRING, STRING],
  result: STRING,
  nulls: 'propagate',
  example: { query: "RETURN replace('hello', 'l', 'w')", result: 'hewwo' },
  call: (arguments_, context) => atOnce(replaceText(arguments_, context), context),
  pausing: replaceText,
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

const SURROGATE = /[\uD800-\uDFFF]/

/** The pieces of a text; null where a delimiter is. An empty delimiter takes what is left apart into characters. */
function* splitText([given, delimiters]: readonly Value[], context: FunctionContext): Making<Value> {
  const text = textOf('split', given)
  if (typeof delimiters !== 'string' && !isList(delimiters))
    throw wrongType('split()', 'a STRING or a LIST of them as delimiters', delimiters)
  if (text === '') return ['']
  const list = typeof delimiters === 'string' ? [delimiters] : delimiters
  if (list.includes(null)) return null
  const marks = list.map((delimiter) => textOf('split', delimiter))
  if (marks.includes(text)) return ['', '']
  const memory = context.hold()
  let pieces: string[] = [text]
  // The empty one last: it takes apart what the others have left.
  for (const mark of [
    ...marks.filter((one) => one !== ''),
    ...marks.filter((one) => one === '').slice(0, 1),
  ]) {
    const cut: string[] = []
    for (const piece of pieces) {
      yield* cutInto(piece, mark, cut, context)
      memory.replace(text.length * 2 + cut.length * PIECE_BYTES)
      requireLength('list', cut.length)
    }
    pieces = cut
  }
  memory.clear()
  return pieces
}

/** The text with every occurrence of a part replaced; an empty part stands between all units. */
function* replaceText(given: readonly Value[], context: FunctionContext): Making<Value> {
  const [text, part, value] = given.map((argument) => textOf('replace', argument))
  if (part === '') {
    const length = text.length + (text.length + 1) * value.length
    requireLength('text', length)
    context.reserve(length * 2)
    context.spend(length >> 4)
    return text.replaceAll('', () => value)
  }
  const memory = context.hold()
  const pieces: string[] = []
  yield* cutInto(text, part, pieces, context)
  const length = text.length + (pieces.length - 1) * (value.length - part.length)
  requireLength('text', length)
  memory.replace(pieces.length * PIECE_BYTES + length * 2)
  const replaced = pieces.join(value)
  memory.clear()
  return replaced
}

/** Adds the pieces between the marks of a text; between all characters where the mark is empty. */
function* cutInto(
  text: string,
  mark: string,
  pieces: string[],
  { slice: left }: FunctionContext,
): Making<void> {
  if (mark === '') {
    for (const character of text) {
      pieces.push(character)
      if (--left.work <= 0) yield
    }
    return
  }
  left.work -= text.length >> 6
  if (left.work <= 0) yield
  let from = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, from)) {
    pieces.push(text.slice(from, at))
    from = at + mark.length
    if (--left.work <= 0) yield
  }
  pieces.push(text.slice(from))
}
