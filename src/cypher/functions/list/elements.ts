import { isList } from '../../../model/kinds.ts'
import { isMap, type MapValue } from '../../../model/values.ts'
import { wrongType } from '../../runtime/errors.ts'
import { isLong } from '../../runtime/long-values.ts'
import { makeList } from '../../in-pieces/lists.ts'
import { changeText, countCharacters } from '../../in-pieces/texts.ts'
import { itemsOf, textOf } from '../arguments.ts'
import { LIST, elementOf } from '../../types/type.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'
import { codePoints } from '../string/length.ts'

const head = defineFunction({
  name: 'head',
  category: 'Scalar',
  signature: '(list :: LIST<ANY>) :: ANY',
  description: 'The first element; null for an empty list.',
  result: ([list]) => elementOf(list),
  call: ([list]) => itemsOf('head', list)[0] ?? null,
  onRange: (range) => (range.length === 0 ? null : range.at(0)),
})

const last = defineFunction({
  name: 'last',
  category: 'Scalar',
  signature: '(list :: LIST<ANY>) :: ANY',
  description: 'The last element; null for an empty list.',
  result: ([list]) => elementOf(list),
  call: ([list]) => itemsOf('last', list).at(-1) ?? null,
  onRange: (range) => (range.length === 0 ? null : range.at(range.length - 1)),
})

const tail = defineFunction({
  name: 'tail',
  category: 'List',
  signature: '(list :: LIST<ANY>) :: LIST<ANY>',
  description: 'All elements but the first.',
  result: ([list]) => (list.kind === 'list' ? list : LIST),
  call: ([list]) => itemsOf('tail', list).slice(1),
  pausing: ([list], context) => {
    const items = itemsOf('tail', list)
    return makeList(Math.max(0, items.length - 1), (at) => items[at + 1], context)
  },
})

const reverse = defineFunction({
  name: 'reverse',
  category: 'String',
  signature: '(input :: STRING | LIST<ANY>) :: STRING | LIST<ANY>',
  description: 'The text or list from its end.',
  result: ([input]) => input,
  call: ([input]) => {
    if (typeof input === 'string') return reversed(input)
    if (isList(input)) return input.toReversed()
    throw wrongType('reverse()', 'a STRING or a LIST', input)
  },
  pausing: ([input], context) => {
    if (isList(input)) return makeList(input.length, (at) => input[input.length - 1 - at], context)
    return changeText(textOf('reverse', input), reversed, context, { backwards: true })
  },
})

const size = defineFunction({
  name: 'size',
  category: 'Scalar',
  signature: '(input :: STRING | LIST<ANY>) :: INTEGER',
  description: 'How many elements the list has, or how many characters (code points) the text has.',
  call: ([input]) => {
    if (isList(input)) return input.length
    if (typeof input === 'string') return codePoints(input)
    throw wrongType('size()', 'a STRING or a LIST', input)
  },
  isLong: ([input]) => typeof input === 'string' && isLong(input),
  pausing: ([input], context) => countCharacters(textOf('size', input), codePoints, context),
  onRange: (range) => range.size(),
})

const isEmpty = defineFunction({
  name: 'isEmpty',
  category: 'Predicate',
  signature: '(input :: STRING | LIST<ANY> | MAP) :: BOOLEAN',
  description: 'Whether the text, list or map has nothing in it.',
  call: ([input]) => {
    if (isList(input) || typeof input === 'string') return input.length === 0
    if (isMap(input)) return !hasEntry(input)
    throw wrongType('isEmpty()', 'a STRING, a LIST or a MAP', input)
  },
  onRange: (range) => range.length === 0,
})

function reversed(text: string): string {
  return [...text].reverse().join('')
}

function hasEntry(map: MapValue): boolean {
  // eslint-disable-next-line no-unreachable-loop -- the keys are not made, however many there are
  for (const _ in map) return true
  return false
}

/** head, last, tail, reverse, size, isEmpty. */
export const elements: readonly FunctionDefinition[] = [head, last, tail, reverse, size, isEmpty]
