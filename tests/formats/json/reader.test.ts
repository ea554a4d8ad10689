import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DataError } from '../../../src/errors.ts'
import type { LossKind } from '../../../src/formats/index.ts'
import { JsonReader } from '../../../src/formats/reading/json/reader.ts'
import {
  isJsonList,
  JsonObject,
  textOfJson,
  type JsonValue,
} from '../../../src/formats/reading/json/value.ts'
import { isNumber, toDouble } from '../../../src/model/numbers.ts'
import { Float } from '../../../src/model/values.ts'

function readerOf(
  text: string | Uint8Array,
  lost: (kind: LossKind, line: number) => void = refuse,
): JsonReader {
  return new JsonReader('a.json', typeof text === 'string' ? new TextEncoder().encode(text) : text, lost)
}

function refuse(kind: LossKind): never {
  throw new Error(`unexpected loss: ${kind.one}`)
}

function valueOf(text: string | Uint8Array): JsonValue {
  const reader = readerOf(text)
  const value = reader.value()
  reader.end()
  return value
}

/** As `JSON.parse` gives it. */
function asParsed(value: JsonValue): unknown {
  if (isJsonList(value)) return value.map(asParsed)
  if (value instanceof JsonObject)
    return Object.fromEntries(value.entries.map(([key, held]) => [key, asParsed(held)]))
  return isNumber(value) ? toDouble(value) : value
}

function faultOf(text: string | Uint8Array): unknown {
  try {
    return valueOf(text)
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    const { code, message, place } = error
    return [code, message, place?.line, place?.column]
  }
}

/** The code of the fault alone. */
function codeOf(text: string | Uint8Array): unknown {
  const fault = faultOf(text)
  return Array.isArray(fault) ? (fault as readonly unknown[])[0] : fault
}

describe('the reader of JSON', () => {
  test('gives what JSON.parse gives, however it is written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, '\t', '\r\n'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        // What JavaScript writes of a large double has as many digits as a whole number beyond 64 bits.
        expect(asParsed(readerOf(text, () => undefined).value())).toEqual(JSON.parse(text))
      }),
      { numRuns: 500 },
    )
  })

  test('gives the same texts where each sign may be an escape', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.boolean())), (parts) => {
        const text = parts.map(([part]) => part).join('')
        const written = parts.map(([part, isEscaped]) =>
          isEscaped
            ? part.replace(/[^]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
            : JSON.stringify(part).slice(1, -1),
        )
        expect(valueOf(`"${written.join('')}"`)).toBe(text)
      }),
    )
  })

  test.each<[string, JsonValue]>([
    ['1', 1],
    ['1.0', new Float(1)],
    ['-0', 0],
    ['-0.0', new Float(-0)],
    ['1e3', new Float(1000)],
    ['0.5', 0.5],
    ['9007199254740993', 9007199254740993n],
    ['-9223372036854775808', -9223372036854775808n],
    ['9223372036854775807', 9223372036854775807n],
    ['9007199254740991', 9007199254740991],
    ['NaN', Number.NaN],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['"\\ud83d\\ude00\\n\\/"', '\u{1F600}\n/'],
    ['\uFEFF true', true],
  ])('%s is read as its type', (text, value) => {
    expect(valueOf(text)).toStrictEqual(value)
  })

  test.each([
    ['9223372036854775808', new Float(2 ** 63), 'whole number beyond 64 bits'],
    [
      '123456789012345678901234567890',
      new Float(Number('123456789012345678901234567890')),
      'whole number beyond 64 bits',
    ],
    ['1e999', Infinity, 'number beyond the range of FLOAT'],
    ['"a\\ud800b"', 'a\uFFFDb', 'text with half a character'],
  ])('%s is told as a loss', (text, value, one) => {
    const lost: unknown[] = []
    const reader = readerOf(`\n${text}`, (kind, line) => lost.push([kind.one, line]))
    expect(reader.value()).toEqual(value)
    expect(lost).toEqual([[one, 2]])
  })

  test.each([
    ['', 'the file ends where a value is expected.', 1, 1],
    ['{"a": 1\n"b": 2}', 'expected `,` or `}`, found `"`.', 2, 1],
    ['[1 2]', 'expected `,` or `]`, found `2`.', 1, 4],
    ['[1,]', 'expected a value, found `]`.', 1, 4],
    ['{"a": 1,}', 'expected a key in double quotes, found `}`.', 1, 9],
    ["{'a': 1}", "expected a key in double quotes, found `'`.", 1, 2],
    ['{"a" 1}', 'expected `:`, found `1`.', 1, 6],
    ['{"a": [\n\n', 'the file ends where a value is expected.', 3, 1],
    ['{"a": "x', 'the file ends where `"` at the end of a text is expected.', 1, 9],
    ['"a\nb"', 'expected `"` at the end of a text, found the end of the line.', 1, 3],
    ['"a\tb"', 'expected `"` at the end of a text, found a control character.', 1, 3],
    ['[01]', 'expected a number without 0 before it, found `]`.', 1, 4],
    ['-', 'the file ends where a digit is expected.', 1, 2],
    ['1.', 'the file ends where a digit is expected.', 1, 3],
    ['[1e+]', 'expected a digit, found `]`.', 1, 5],
    ['tru', 'expected a value, found `t`.', 1, 1],
    ['// no', 'expected a value, found `/`.', 1, 1],
    ['1 1', 'expected the end of the file, found `1`.', 1, 3],
    ['[é]', 'expected a value, found another character.', 1, 2],
  ])('%j is refused where it is wrong', (text, what, line, column) => {
    expect(faultOf(text)).toEqual([
      'InvalidJson',
      `The JSON is broken on line ${line}: ${what}`,
      line,
      column,
    ])
  })

  test('refuses an escape that JSON does not have, and a key that is repeated', () => {
    expect(codeOf('["\\x41"]')).toBe('InvalidJson')
    expect(faultOf('{"a": 1,\n"a": 2}')).toEqual([
      'DuplicateKey',
      'The key "a" is repeated within one object.',
      2,
      undefined,
    ])
    const many = Array.from({ length: 50 }, (_, at) => `"k${at}": ${at}`)
    expect(valueOf(`{${many.join()}}`)).toBeInstanceOf(JsonObject)
    expect(codeOf(`{${[...many, '"k7": 0'].join()}}`)).toBe('DuplicateKey')
  })

  test('refuses any depth of nesting without a stack that overflows', () => {
    expect(codeOf('['.repeat(1_000_000))).toBe('NestedTooDeeply')
    expect(codeOf('{"a":'.repeat(1_000_000))).toBe('NestedTooDeeply')
    expect(valueOf('['.repeat(200) + ']'.repeat(200))).toBeInstanceOf(Array)
  })

  test('refuses bytes that are not UTF-8, and values that are longer than a property', () => {
    expect(faultOf(new Uint8Array([0x0a, 0x22, 0xff, 0x22]))).toEqual([
      'NotText',
      'The file is not UTF-8 text: line 2 has a byte that does not belong there.',
      2,
      undefined,
    ])
    const long = new Uint8Array(2 ** 24 + 3).fill(0x61)
    long[0] = long[long.length - 1] = 0x22
    expect(codeOf(long)).toBe('ValueTooLong')
    long[2 ** 24 + 1] = 0x22
    expect(valueOf(long.subarray(0, 2 ** 24 + 2))).toHaveLength(2 ** 24)
  })

  test('skips what value would read, and keeps count of lines', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = `${JSON.stringify(value, null, 1)}\n"after"`
        const [read, skipped] = [readerOf(text, () => undefined), readerOf(text)]
        read.value()
        skipped.skip()
        expect(skipped.place).toEqual(read.place)
        expect(skipped.value()).toBe('after')
      }),
    )
  })

  test('goes through an object and its lists without holding them', () => {
    const reader = readerOf('{"a": [1,\n {"b": []}], "c": {}}')
    const seen: unknown[] = []
    reader.enterObject()
    for (let key = reader.nextKey(); key !== undefined; key = reader.nextKey()) {
      seen.push(key, reader.peek())
      if (reader.peek() === 'object') reader.skip()
      else for (reader.enterArray(); reader.nextItem();) seen.push(textOfJson(reader.value()), reader.line)
    }
    reader.end()
    expect(seen).toEqual(['a', 'array', '1', 1, '{"b":[]}', 2, 'c', 'object'])
  })
})
