import { describe, expect, test } from 'vitest'
import { toFloat } from '../../src/cypher/functions/conversion/parse.ts'
import { formatFloat } from '../../src/model/float-text.ts'
import { isNumber, toDouble } from '../../src/model/numbers.ts'
import { randomOf } from '../helpers/random.ts'
import { askJava, encoded, hasJava } from './java.ts'

const view = new DataView(new ArrayBuffer(8))

function bitsOf(value: number): string {
  view.setFloat64(0, value)
  return view.getBigUint64(0).toString(16)
}

function doubleOf(bits: bigint): number {
  view.setBigUint64(0, bits)
  return view.getFloat64(0)
}

function samples(seed: number): number[] {
  const random = randomOf(seed)
  const bits = (width: number): bigint => BigInt(Math.floor(random() * 2 ** Math.min(width, 32)))
  const values = [0, -0, 1, 0.1, 1e7, 9_999_999, 1e-3, 2e-44, 2 ** 63, 2 ** -1074, NaN, Infinity, -Infinity]
  for (let power = -330; power < 309; power++) values.push(Number(`1e${power}`), Number(`9.5e${power}`))
  for (let power = -1074; power < 1024; power++) values.push(2 ** power)
  for (let at = 0; at < 5_000; at++) {
    values.push(doubleOf((bits(32) << 32n) | bits(32)))
    values.push(doubleOf((bits(20) << 32n) | bits(32)))
    values.push(doubleOf(bits(12)))
    values.push(random() * 10 ** Math.floor(random() * 12 - 4), Math.floor(random() * 1e9) / 100)
  }
  return values
}

const formOf = (text: string): string =>
  text
    .replace(/\d+/, '1')
    .replace(/\.\d+/, '.1')
    .replace(/E-?\d+/, 'E1')

describe.skipIf(!hasJava())('as Java has it', () => {
  const seed = Math.floor(Math.random() * 2 ** 32)

  test(`the text of a FLOAT (seed ${seed})`, { timeout: 120_000 }, () => {
    const values = samples(seed)
    const { version, answers } = askJava(values.map((value) => `double ${bitsOf(value)}`))
    const different = values.flatMap((value, at) => {
      const [ours, theirs] = [formatFloat(value), answers[at]]
      if (ours === theirs) return []
      // Before Java 19 some texts were longer than they had to be, or not the nearest (JDK-4511638): then ours has to name
      // the same number in the same form, and no longer.
      const isMended =
        version < 19 &&
        Number(ours) === value &&
        ours.length <= theirs.length &&
        formOf(ours) === formOf(theirs)
      return isMended ? [] : [`${bitsOf(value)}: ${ours}, but Java has ${theirs}`]
    })
    expect(values.length).toBeGreaterThan(20_000)
    expect(different).toEqual([])
  })

  test('toFloat', () => {
    const texts = [
      '1',
      '1f',
      '1D',
      '1.5f',
      '1e5d',
      '0x1p3',
      '0X1.8P1',
      '-0x1p-2',
      '0x1.8p1f',
      '0x1F',
      '0x.8p1',
      '0x.p1',
      'NaN',
      '+NaN',
      '-Infinity',
      'inf',
      'nan',
      '',
      ' 1.5 ',
      '.5',
      '5.',
      '.',
      '1e',
      'e5',
      '--1',
      '1_0',
      '1e999',
      '-1e-999',
      '0x1p-1074',
      '0x1p-1075',
      '0x1p1024',
      '0x1.fffffffffffff8p1023',
      '1ff',
      'f',
      '1e5e5',
      '0x1.0000000000000801p0',
      '0x1.00000000000008p0',
      '4.9e-324',
      '2.4e-324',
      '1 2',
      '\t1\n',
    ]
    const { answers } = askJava(texts.map((text) => `parse ${encoded(text)}`))
    const ours = texts.map((text) => {
      const value = toFloat(text)
      return isNumber(value ?? null) && value !== undefined && value !== null
        ? bitsOf(toDouble(value as number))
        : 'error'
    })
    expect(texts.map((text, at) => `${text} ${ours[at]}`)).toEqual(
      texts.map((text, at) => `${text} ${answers[at]}`),
    )
  })
})
