import { expect, test } from 'vitest'
import { asRead, hiddenCharacter, isVisible, withHiddenEscaped } from '../../src/model/visible-text.ts'

test.each([
  '',
  ' \u00a0',
  '\u3164',
  '\u2800',
  '\uffa0',
  '\u115f\u1160',
  '\u{1d159}',
  '\u{13441}',
  '\u200b',
  '\u0301',
])('%j is not visible', (text) => {
  expect(isVisible(text)).toBe(false)
})

test.each(['a', '3', '-', '€', '안', '日', '\u2800a', '⠁'])('%j is visible', (text) => {
  expect(isVisible(text)).toBe(true)
})

test.each([
  ['Per Holm\u2800', '\\u2800'],
  ['\u202eadA', '\\u202e'],
  ['Ada\u2066', '\\u2066'],
  ['Ada\u200d Lund', '\\u200d'],
  ['Ada\u00adLund', '\\u00ad'],
  ['Ada\ufe0f', '\\ufe0f'],
  ['Ada\u0000', '\\u0000'],
  ['\u3164', '\\u3164'],
  ['\u{1d159}\u3164', '\\u{1d159}'],
  ['\u{e0041}', '\\u{e0041}'],
])('%j hides %s', (text, hidden) => {
  expect(hiddenCharacter(text)).toBe(hidden)
})

test.each([
  'Ada Lund',
  'two\nlines\r\nand a\ttab',
  'می\u200cخواهم',
  'ශ්\u200dරී ලංකාව',
  '👩\u200d🔬',
  '👩🏽\u200d🔬',
  '❤\ufe0f\u200d🔥',
  '3\ufe0f\u20e3',
  '葛\u{e0100}城',
  '\u0601١٢',
])('%j hides nothing', (text) => {
  expect(hiddenCharacter(text)).toBeUndefined()
})

test('only what is hidden is written out', () => {
  expect(withHiddenEscaped('a\u202eb 👩\u200d🔬\u{13441}')).toBe('a\\u202eb 👩\u200d🔬\\u{13441}')
})

test('texts are read alike in spite of their encoding, what nobody sees, and white space', () => {
  expect(asRead('  Per\u2800  Holm\u200d')).toBe('Per Holm')
  expect(asRead('A\u030a')).toBe(asRead('\u00c5'))
  expect(asRead('Ｐer')).toBe('Per')
  expect(asRead('per')).not.toBe(asRead('Per'))
})
