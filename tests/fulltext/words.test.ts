import { expect, test } from 'vitest'
import { words } from '../../src/fulltext/analysis/words.ts'

// What Lucene 9.11's StandardTokenizer makes of each.
test.each([
  ['The quick brown fox', ['The', 'quick', 'brown', 'fox']],
  ["don't e-mail a.b@c.de", ["don't", 'e', 'mail', 'a.b', 'c.de']],
  ['1,234.5 1.a a.1 v1.2 3;4', ['1,234.5', '1', 'a', 'a', '1', 'v1.2', '3;4']],
  ['snake_case __ _a a__b', ['snake_case', '_a', 'a__b']],
  ['a:b a·b a’b a”b', ['a:b', 'a·b', 'a’b', 'a', 'b']],
  ['日本のアーﾊ', ['日', '本', 'の', 'アーﾊ']],
  ['한글 test', ['한글', 'test']],
  ['ไทยก็ลาว', ['ไทยก็ลาว']],
  ['א״ב ג׳ד צה"ל', ['א״ב', 'ג׳ד', 'צה"ל']],
  ["אב' c'", ["אב'", 'c']],
  ['e\u0301a \u0301 a\u00adb', ['e\u0301a', 'a\u00adb']],
  ['😀👍🏽 👩‍❤️‍👩 🇩🇪🇫 #️⃣ ©', ['😀', '👍🏽', '👩‍❤️‍👩', '🇩🇪', '#️⃣', '©']],
  ['𐀀𐀁 𠀀𠀁', ['𐀀𐀁', '𠀀', '𠀁']],
  ['... --- !', []],
  ['', []],
])('%s', (text, expected) => {
  expect([...words(text)]).toEqual(expected)
})

test('a word of more than 255 units is cut, as Lucene does', () => {
  expect([...words(`${'a'.repeat(300)} b`)].map(({ length }) => length)).toEqual([255, 45, 1])
})

test('the time is linear in the text, whatever it is made of', () => {
  for (const text of ['_', 'a.', "a'", '\u0301', '😀\u200d', 'ก'])
    expect([...words(text.repeat(100_000))].join('').length).toBeLessThanOrEqual(100_000 * text.length)
})
