import { isList } from '../../../model/kinds.ts'
import { isMap } from '../../../model/values.ts'
import { wrongType } from '../../expression/errors.ts'
import { itemsOf } from '../arguments.ts'
import { ANY, BOOLEAN, INTEGER, LIST, MAP, STRING, defineFunction, elementOf } from '../define.ts'
import type { FunctionDefinition } from '../definition.ts'
import { codePoints } from '../string/length.ts'

const head = defineFunction({
  name: 'head',
  signature: '(list :: LIST<ANY>) :: ANY',
  description: 'The first element; null for an empty list.',
  parameters: [LIST],
  result: ([list]) => elementOf(list),
  nulls: 'propagate',
  example: { query: 'RETURN head([1, 2, 3])', result: 1 },
  call: ([list]) => itemsOf('head', list)[0] ?? null,
  onRange: (range) => (range.length === 0 ? null : range.at(0)),
})

const last = defineFunction({
  name: 'last',
  signature: '(list :: LIST<ANY>) :: ANY',
  description: 'The last element; null for an empty list.',
  parameters: [LIST],
  result: ([list]) => elementOf(list),
  nulls: 'propagate',
  example: { query: 'RETURN last([1, 2, 3])', result: 3 },
  call: ([list]) => itemsOf('last', list).at(-1) ?? null,
  onRange: (range) => (range.length === 0 ? null : range.at(range.length - 1)),
})

const tail = defineFunction({
  name: 'tail',
  signature: '(list :: LIST<ANY>) :: LIST<ANY>',
  description: 'All elements but the first.',
  parameters: [LIST],
  result: ([list]) => (list.kind === 'list' ? list : LIST),
  nulls: 'propagate',
  example: { query: 'RETURN tail([1, 2, 3])', result: [2, 3] },
  call: ([list]) => itemsOf('tail', list).slice(1),
})

const reverse = defineFunction({
  name: 'reverse',
  signature: '(input :: STRING | LIST<ANY>) :: STRING | LIST<ANY>',
  description: 'The text or list from its end.',
  parameters: [ANY],
  alternatives: [[STRING, LIST]],
  result: ([input]) => input,
  nulls: 'propagate',
  example: { query: 'RETURN reverse([1, 2, 3])', result: [3, 2, 1] },
  call: ([input]) => {
    if (typeof input === 'string') return [...input].reverse().join('')
    if (isList(input)) return input.toReversed()
    throw wrongType('reverse()', 'a STRING or a LIST', input)
  },
})

const size = defineFunction({
  name: 'size',
  signature: '(input :: STRING | LIST<ANY>) :: INTEGER',
  description: 'How many elements the list, or characters (code points) the text has.',
  parameters: [ANY],
  alternatives: [[STRING, LIST]],
  result: INTEGER,
  nulls: 'propagate',
  example: { query: "RETURN size('\u{1f600}')", result: 1 },
  call: ([input]) => {
    if (isList(input)) return input.length
    if (typeof input === 'string') return codePoints(input)
    throw wrongType('size()', 'a STRING or a LIST', input)
  },
  onRange: (range) => range.size(),
})

const isEmpty = defineFunction({
  name: 'isEmpty',
  signature: '(input :: STRING | LIST<ANY> | MAP) :: BOOLEAN',
  description: 'Whether the text, list or map has nothing in it.',
  parameters: [ANY],
  alternatives: [[STRING, LIST, MAP]],
  result: BOOLEAN,
  nulls: 'propagate',
  example: { query: 'RETURN isEmpty([])', result: true },
  call: ([input]) => {
    if (isList(input) || typeof input === 'string') return input.length === 0
    if (isMap(input)) return Object.keys(input).length === 0
    throw wrongType('isEmpty()', 'a STRING, a LIST or a MAP', input)
  },
  onRange: (range) => range.length === 0,
})

/** head, last, tail, reverse, size, isEmpty. */
export const elements: readonly FunctionDefinition[] = [head, last, tail, reverse, size, isEmpty]
