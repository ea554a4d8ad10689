import { describe, expect, test } from 'vitest'
import type { FunctionDefinition } from '../../../src/cypher/catalog/function-definition.ts'
import { BOUNDARY } from '../../../src/cypher/functions/string/normalize.ts'
import { allFunctions } from '../../../src/cypher/functions/index.ts'
import { LONG_WEIGHT } from '../../../src/cypher/runtime/long-values.ts'
import { PIECE } from '../../../src/cypher/in-pieces/texts.ts'
import type { Value } from '../../../src/model/values.ts'
import { randomOf } from '../../helpers/random.ts'
import { contextOf, inSlices } from '../in-pieces/context.ts'

/*
 * What a function makes in pieces is what it makes at once: with texts of all that stands together and must not be cut,
 * longer than a piece.
 */

const random = randomOf(20_261_126)
/** What is made at random is cut at random places; the seed stays, so that a failure comes again. */
const ALPHABETS = {
  letters: ['a', 'B', ' ', 'ß', 'İ', 'ŉ'],
  // Sigma at the end of words and not, with what counts for neither in between, and beyond two bytes.
  sigmas: ['Σ', 'Σ', 'α', "'", '\u0301', ' ', '\u{1d6a8}', '.'],
  surrogates: ['\u{1f600}', '\ud83d', '\ude00', '\u{10400}', 'a'],
  marks: [
    'e',
    '\u0301',
    '\u0323',
    '\u1100',
    '\u1161',
    '\u11a8',
    '\uac00',
    '\uff76',
    '\uff9e',
    '\u3131',
    '\u314f',
    'ﬁ',
  ],
  spaces: [' ', '\t', '\u2003', '\n'],
}

function textOf(letters: readonly string[], length: number): string {
  let text = ''
  while (text.length < length) text += letters[Math.floor(random() * letters.length)]
  return text
}

const texts = [
  ...Object.values(ALPHABETS).map((letters) => textOf(letters, 2.5 * PIECE)),
  // The first piece would end within a pair.
  `a${'\u{10428}'.repeat(PIECE)}`,
]
const list = Array.from(
  { length: 3 * LONG_WEIGHT },
  (_, at): Value => [at, `${at}`, null, true, at / 3][at % 5],
)

/** The calls of each function that can be made in pieces. */
const CALLS: { readonly [name: string]: readonly (readonly Value[])[] } = {
  ...Object.fromEntries(
    ['toUpper', 'upper', 'toLower', 'lower', 'char_length', 'character_length', 'size'].map((name) => [
      name,
      texts.map((text) => [text]),
    ]),
  ),
  ...Object.fromEntries(
    ['trim', 'btrim', 'ltrim', 'rtrim'].map((name) => [
      name,
      [
        ...texts.map((text) => [text]),
        ...texts.map((text) => [` \t\u{1f600}${text}\u{1f600} `, ' \u{1f600}\t']),
        [texts[0], texts[2]],
        [texts[2], '\ud83d'],
        [texts[2], texts[2]],
      ],
    ]),
  ),
  reverse: [...texts.map((text) => [text]), [list]],
  normalize: texts.flatMap((text) => ['NFC', 'NFD', 'NFKC', 'NFKD'].map((form) => [text, form])),
  left: texts.flatMap((text) => [0, 7, PIECE + 1, 10 ** 9].map((length) => [text, length])),
  right: texts.flatMap((text) => [0, 7, PIECE + 1, 10 ** 9].map((length) => [text, length])),
  substring: texts.flatMap((text) => [
    [text, PIECE + 3],
    [text, 5, PIECE],
    [text, 10 ** 9, 3],
    [text, 0, 10 ** 9],
  ]),
  split: texts.flatMap((text) => [
    [text, ''],
    [text, 'a'],
    [text, text.slice(PIECE, PIECE + 200)],
    [text, ['a', '', 'e', '\u0301']],
  ]),
  replace: texts.flatMap((text) => [
    [text, '', 'xy'],
    [text, 'a', 'xyz'],
    [text, text.slice(PIECE, PIECE + 200), ''],
  ]),
  range: [
    [1, 5000],
    [5000, 1, -7],
  ],
  tail: [[list]],
  toIntegerList: [[list]],
  toFloatList: [[list]],
  toBooleanList: [[list]],
  toStringList: [[list]],
  nullIf: [
    [list, [...list]],
    [list, [...list.slice(0, -1), 'other']],
    [texts[0], texts[1]],
  ],
  valueType: [[list], [[list, list]]],
}

/** What is made at once by other means: their `call` hands texts of this length to the pieces itself. */
const PLAINLY: { readonly [name: string]: (given: readonly Value[]) => Value } = {
  replace: ([text, part, value]) => String(text).replaceAll(String(part), () => String(value)),
}

describe('in pieces the same is made as at once', () => {
  const definitions = allFunctions.flatMap((definition) =>
    definition.kind === 'scalar' && definition.pausing !== undefined ? [definition] : [],
  )

  test.each(definitions.map((definition) => [definition.name, definition] as const))(
    'by %s',
    (name, { call, pausing }: FunctionDefinition) => {
      const { context, memory } = contextOf()
      for (const given of CALLS[name] ?? []) {
        if (pausing === undefined) continue
        const { made } = inSlices(pausing(given, context), context)
        expect(made).toEqual(PLAINLY[name]?.(given) ?? call(given, context))
      }
      expect(CALLS).toHaveProperty([name])
      expect(memory.used).toBe(0)
    },
  )
})

test('what may become one character with what stands before it is a mark, or one of those that are listed', () => {
  const parts = new Set<string>()
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue
    const composed = String.fromCodePoint(point)
    const [, ...rest] = composed.normalize('NFD')
    if (rest.length > 0 && composed.normalize('NFC') === composed) for (const part of rest) parts.add(part)
  }
  expect(parts.size).toBeGreaterThan(100)
  expect([...parts].filter((part) => BOUNDARY.test(`a${part}`))).toEqual([])
  expect(BOUNDARY.test('a\u{16D67}')).toBe(false)
})
