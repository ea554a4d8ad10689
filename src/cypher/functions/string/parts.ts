import { isList } from '../../../model/kinds.ts'
import type { HeldMemory } from '../../../model/patience.ts'
import { changeText, PIECE_BYTES, startOfLast, unitsOfFirst, worked } from '../../in-pieces/texts.ts'
import { isSlowSearch, Search } from '../../in-pieces/search.ts'
import { atOnce, type Making } from '../../in-pieces/making.ts'
import { outOfRange, wrongType } from '../../runtime/errors.ts'
import { integerOf, textOf } from '../arguments.ts'
import { defineFunction } from '../../catalog/define.ts'
import { isLong } from '../../runtime/long-values.ts'
import { requireLength } from '../../runtime/value-size.ts'
import type { FunctionContext } from '../../runtime/function-context.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'
import type { Value } from '../../../model/values.ts'

const left = defineFunction({
  name: 'left',
  category: 'String',
  signature: '(original :: STRING, length :: INTEGER) :: STRING',
  description: 'The first characters of the text.',
  call: ([text, length]) => slice(textOf('left', text), 0, lengthOf('left', length)),
  *pausing([text, length], context) {
    const whole = textOf('left', text)
    return whole.slice(0, yield* unitsOfFirst(whole, lengthOf('left', length), context))
  },
})

const right = defineFunction({
  name: 'right',
  category: 'String',
  signature: '(original :: STRING, length :: INTEGER) :: STRING',
  description: 'The last characters of the text.',
  *pausing([text, length], context) {
    const whole = textOf('right', text)
    return whole.slice(yield* startOfLast(whole, lengthOf('right', length), context))
  },
})

const substring = defineFunction({
  name: 'substring',
  category: 'String',
  signature: '(original :: STRING, start :: INTEGER, length = to the end :: INTEGER) :: STRING',
  description: 'The characters from a position (from 0) on, as many as given.',
  call: ([text, start, length]) => {
    const from = lengthOf('substring', start)
    const to = length === undefined ? Infinity : from + lengthOf('substring', length)
    return slice(textOf('substring', text), from, to)
  },
  *pausing([text, start, length], context) {
    const from = lengthOf('substring', start)
    const most = length === undefined ? Infinity : lengthOf('substring', length)
    const whole = textOf('substring', text)
    const rest = whole.slice(yield* unitsOfFirst(whole, from, context))
    return most === Infinity ? rest : rest.slice(0, yield* unitsOfFirst(rest, most, context))
  },
})

const split = defineFunction({
  name: 'split',
  category: 'String',
  signature: '(original :: STRING, delimiters :: STRING | LIST<STRING>) :: LIST<STRING>',
  description:
    'The pieces of the text between the delimiters; an empty delimiter gives the single characters.',
  call: splitShort,
  pausing: splitText,
  isLong: ([text, delimiters]) =>
    isLong(text) ||
    isLong(delimiters) ||
    (isList(delimiters) ? delimiters.some((mark) => isSlow(text, mark)) : isSlow(text, delimiters)),
})

const replace = defineFunction({
  name: 'replace',
  category: 'String',
  signature: '(original :: STRING, search :: STRING, replacement :: STRING) :: STRING',
  description: 'The text with every occurrence of a part replaced.',
  call: replaceShort,
  pausing: replaceText,
  isLong: ([text, part, value]) => isLong(text) || isLong(part) || isLong(value) || isSlow(text, part),
})

/** Functions that take a text apart; positions and lengths count code points. */
export const parts: readonly FunctionDefinition[] = [left, right, substring, split, replace]

function lengthOf(name: string, value: Value): number {
  const length = integerOf(name, value)
  if (length < 0)
    throw outOfRange(`${name}() needs a number of 0 or more, but got ${length}.`, 'Use 0 or more.')
  return length
}

function isSlow(text: Value, part: Value): boolean {
  return typeof text === 'string' && typeof part === 'string' && isSlowSearch(text, part)
}

function slice(text: string, from: number, to: number): string {
  if (!SURROGATE.test(text)) return text.slice(from, to)
  return [...text].slice(from, to).join('')
}

const SURROGATE = /[\uD800-\uDFFF]/

/** Each of them is looked for by itself. */
const MOST_DELIMITERS = 10_000

/** A text and the marks it is cut at, or the result where that needs no cutting; null where a delimiter is. */
function cutsOf([given, delimiters]: readonly Value[]):
  | { readonly kind: 'cuts'; readonly text: string; readonly marks: readonly string[] }
  | { readonly kind: 'known'; readonly result: Value } {
  const text = textOf('split', given)
  if (typeof delimiters !== 'string' && !isList(delimiters))
    throw wrongType('split()', 'a STRING or a LIST of them as delimiters', delimiters)
  if (text === '') return { kind: 'known', result: [''] }
  const list = typeof delimiters === 'string' ? [delimiters] : delimiters
  if (list.length > MOST_DELIMITERS)
    throw outOfRange(
      `split() takes at most ${MOST_DELIMITERS.toLocaleString('en')} delimiters, but got ${list.length.toLocaleString('en')}.`,
      'Use a regular expression, or split in several steps.',
    )
  if (list.includes(null)) return { kind: 'known', result: null }
  const marks = list.map((delimiter) => textOf('split', delimiter))
  if (marks.includes(text)) return { kind: 'known', result: ['', ''] }
  // The empty one last: it takes apart what the others have left.
  const filled = marks.filter((one) => one !== '')
  return { kind: 'cuts', text, marks: filled.length < marks.length ? [...filled, ''] : filled }
}

function splitShort(arguments_: readonly Value[]): Value {
  const cuts = cutsOf(arguments_)
  if (cuts.kind === 'known') return cuts.result
  const { marks, text } = cuts
  const cut = (piece: string, mark: string): string[] => (mark === '' ? [...piece] : piece.split(mark))
  let pieces = marks.length === 0 ? [text] : cut(text, marks[0])
  for (const mark of marks.slice(1)) pieces = pieces.flatMap((piece) => cut(piece, mark))
  return pieces
}

/** The pieces of a text; null where a delimiter is. An empty delimiter takes what is left apart into characters. */
function* splitText(arguments_: readonly Value[], context: FunctionContext): Making<Value> {
  const cuts = cutsOf(arguments_)
  if (cuts.kind === 'known') return cuts.result
  const cutting = new Cutting(context)
  try {
    let pieces: string[] = [cuts.text]
    for (const mark of cuts.marks) {
      const before = pieces
      pieces = []
      const cut = cutting.by(mark)
      for (const piece of before) yield* cut(piece, pieces, before.length)
    }
    return pieces
  } finally {
    cutting.end()
  }
}

function replaceShort(given: readonly Value[], context: FunctionContext): Value {
  const [text, part, value] = given.map((argument) => textOf('replace', argument))
  const length = text.length + (text.length + 1) * value.length
  // Only what might become long has to be looked at before it is made.
  if (length > MOST_AT_ONCE) return atOnce(replaceText(given, context), context)
  return text.replaceAll(part, () => value)
}

/** The text with every occurrence of a part replaced; an empty part stands between all units. */
function* replaceText(given: readonly Value[], context: FunctionContext): Making<Value> {
  const [text, part, value] = given.map((argument) => textOf('replace', argument))
  if (part === '') {
    const length = text.length + (text.length + 1) * value.length
    requireLength('text', length)
    context.reserve(length * 4)
    context.spend(length >> 4)
    const between = yield* changeText(text, (piece) => value + piece.split('').join(value), context)
    return between + value
  }
  const cutting = new Cutting(context)
  const memory = context.hold()
  try {
    const pieces: string[] = []
    const cut = cutting.by(part)
    yield* cut(text, pieces, 0)
    const length = text.length + (pieces.length - 1) * (value.length - part.length)
    requireLength('text', length)
    // The text, and the parts that it is joined of.
    memory.replace(length * 4)
    return yield* joinTexts(pieces, value, context)
  } finally {
    cutting.end()
    memory.clear()
  }
}

/** A replacement of short texts by short ones is made at once where it has at most so many units. */
const MOST_AT_ONCE = 2 ** 16

/** So many texts are joined at once. */
const JOINED = 1024

function* joinTexts(texts: readonly string[], between: string, context: FunctionContext): Making<string> {
  const joined: string[] = []
  for (let from = 0; from < texts.length; from += JOINED) {
    const some = texts.slice(from, from + JOINED).join(between)
    joined.push(some)
    if (worked(JOINED + (some.length >> 4), context)) yield
  }
  return joined.join(between)
}

/** Cuts texts at marks, and holds the memory of the pieces of the last mark and of the one before. */
class Cutting {
  readonly #context: FunctionContext
  readonly #memory: HeldMemory
  #search: Search | undefined

  constructor(context: FunctionContext) {
    this.#context = context
    this.#memory = context.hold()
  }

  end(): void {
    this.#search?.end()
    this.#memory.clear()
  }

  /** Adds the pieces between the marks of a text; between all characters where the mark is empty. */
  by(mark: string): (text: string, pieces: string[], others: number) => Making<void> {
    this.#search?.end()
    if (mark === '') return (text, pieces, others) => this.#characters(text, pieces, others)
    const search = new Search(mark, this.#context)
    this.#search = search
    return (text, pieces, others) => this.#between(text, mark.length, search, pieces, others)
  }

  *#characters(text: string, pieces: string[], others: number): Making<void> {
    const { slice: left } = this.#context
    for (const character of text) {
      this.#add(pieces, character, others)
      if (--left.work <= 0) yield
    }
  }

  *#between(text: string, length: number, search: Search, pieces: string[], others: number): Making<void> {
    const { slice: left } = this.#context
    let from = 0
    for (let at = yield* search.find(text, 0); at >= 0; at = yield* search.find(text, from)) {
      this.#add(pieces, text.slice(from, at), others)
      from = at + length
      if (--left.work <= 0) yield
    }
    this.#add(pieces, text.slice(from), others)
  }

  #add(pieces: string[], piece: string, others: number): void {
    // Short pieces are texts of their own, long ones sections of the whole.
    if (pieces.length % 256 === 0) {
      requireLength('list', pieces.length)
      this.#memory.replace((pieces.length + others + 256) * PIECE_BYTES)
    }
    pieces.push(piece)
  }
}
