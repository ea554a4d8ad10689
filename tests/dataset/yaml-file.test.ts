import { describe, expect, test } from 'vitest'
import { readYaml } from '../../src/dataset/yaml-file.ts'

/** What is wrong, as `line:column message hint`. */
function problems(text: string): readonly string[] {
  const result = readYaml('a.yaml', text)
  if ('value' in result) return []
  return result.map(({ place, message, hint }) => `${place?.line}:${place?.column} ${message} ${hint}`)
}

describe('a YAML file', () => {
  test('becomes plain data, and every value knows its line', () => {
    const file = readYaml('a.yaml', '\uFEFFlist:\n  - name: one\n  - name: two\n')
    if (!('value' in file)) expect.fail('refused')
    expect(file.value).toEqual({ list: [{ name: 'one' }, { name: 'two' }] })
    expect(file.locate(['list', 1, 'name'])).toEqual({
      file: 'a.yaml',
      line: 3,
      column: 11,
      path: ['list', 1, 'name'],
    })
    expect(file.locate(['list', 1, 'absent'])).toEqual({
      file: 'a.yaml',
      line: 3,
      column: 5,
      path: ['list', 1, 'absent'],
    })
    expect(file.locateKey(['list', 1], 'name')).toMatchObject({ line: 3, column: 5 })
  })

  test('that would grow by aliases is refused at once', () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) =>
        `${i}: &a${i} [${Array(6)
          .fill(i === 0 ? 'x' : `*a${i - 1}`)
          .join(', ')}]`,
    )
    const bomb = levels.join('\n')
    expect(bomb.length).toBeLessThanOrEqual(330)
    const start = performance.now()
    const found = problems(bomb)
    expect(performance.now() - start).toBeLessThan(100)
    expect(found).toHaveLength(20)
    expect(found.at(-1)).toMatch(/The alias \*a\d is inside an anchored value\. Write the value out\.$/)
  })

  test('may use a few aliases, and no more than a hundred', () => {
    expect(problems('a: &x [1]\nb: *x\n')).toEqual([])
    const many = `a: &x 1\nb: [${Array(101).fill('*x').join(', ')}]\n`
    expect(problems(many)).toHaveLength(1)
    expect(problems(many)[0]).toMatch(/There are more than 100 aliases\. Write the values out\.$/)
  })

  test.each([
    ['brackets', '['.repeat(100_000)],
    ['closed brackets', '['.repeat(3_000) + ']'.repeat(3_000)],
    ['list marks on one line', '- '.repeat(100_000)],
    ['brackets just over the limit', '['.repeat(102) + ']'.repeat(102)],
    ['indentation', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('that nests too deep is refused: %s', (_, text) => {
    const start = performance.now()
    expect(problems(text).join()).toMatch(/Nesting is deeper than 100 levels\. Use fewer levels\./)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('may nest a hundred levels', () => {
    expect(problems('['.repeat(100) + ']'.repeat(100))).toEqual([])
  })

  test.each([
    ['a: 1\n__proto__: { polluted: true }\n', '2:1 The key __proto__ is not allowed. Rename it.'],
    ['a:\n  "__proto__": 1\n', '2:3 The key __proto__ is not allowed. Rename it.'],
    ['a: 1\nb: 2\na: 3\n', '3:1 The key a appears twice in one map. Remove one, or give it another name.'],
    ['a: !!str 1\n', '1:10 The tag tag:yaml.org,2002:str is not allowed. Remove it.'],
    [
      'a: 12345678901234567890\n',
      '1:4 The number 12345678901234567000 is too large to be exact. Quote it as text, or use a larger unit.',
    ],
    ['a: "\\ud800"\n', '1:4 The text holds half of a surrogate pair. Write the whole character.'],
    [
      'a: *nowhere\n',
      '1:4 The alias *nowhere has no anchor &nowhere before it. Put a text that begins with * in quotes, or write the value out.',
    ],
  ])('that a graph cannot hold is refused with its place: %j', (text, expected) => {
    expect(problems(text)).toEqual([expected])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test.each([
    [
      'a: b: c\n',
      "1:4 There is a second `: `: a text contains it, or the next line is indented too far. Put the text in quotes: 'like: this'.",
    ],
    ['a:\n\t- x\n', '2:1 A line is indented with a tab. Use spaces.'],
    ['a: "x\nb: 1\n', '1:4 A quotation mark is not closed. Close it where the text ends.'],
    ["a: 'x\n", '1:4 A quotation mark is not closed. Close it where the text ends.'],
    [
      'a: [1, 2\nb: 3\n',
      '2:1 A bracket is not closed, or its lines are not indented. Close every [ with ] and every { with }, and put a comma between items.',
    ],
    [
      'a: {b: 1\nc: 2\n',
      '2:1 A bracket is not closed, or its lines are not indented. Close every [ with ] and every { with }, and put a comma between items.',
    ],
    [
      'a: [1]]\n',
      '1:7 There is a bracket or comma too many. Close every [ with ] and every { with }, and put a comma between items.',
    ],
    [
      'a: [1,,2]\n',
      '1:7 There is a bracket or comma too many. Close every [ with ] and every { with }, and put a comma between items.',
    ],
    [
      'a\nb: 1\n',
      '1:1 A key runs over several lines, or a colon is missing. Write each as `key: value` in its own line.',
    ],
    [
      'a:\n- x\ny\n',
      '3:1 A key has no colon. Write `key: value`, or put a text of several words in one line in quotes.',
    ],
    ['a: 1\n---\nb: 2\n', '2:1 The file holds several documents. Remove the lines `---`.'],
    ['a: @x\n', "1:4 A text cannot begin with this character. Put the text in quotes: '@like this'."],
    [
      'a: "\\q"\n',
      '1:5 A text in double quotes holds a backslash that means nothing. Write \\\\ for a backslash, or use single quotes.',
    ],
    [
      'a: x\nb: "x"#y\n',
      '2:7 A # has no space before it. Put a space before a comment, or the text in quotes.',
    ],
    ['a: *\n', "1:4 An anchor (&) or alias (*) has no usable name. Put the text in quotes: 'like: this'."],
    ['a: !x y\n', "1:4 There is a tag (!) here, which is not allowed. Put the text in quotes: 'like: this'."],
    [
      'a: "x" y\n',
      '1:8 This does not belong to what comes before it. Indent the line like the others of its map or list, and put quotes around a whole text or none.',
    ],
    [
      'a: |x\n  y\n',
      '1:5 Something follows the | or > of a text of several lines. Begin the text on the next line.',
    ],
    ['a:\n  - b\n - c\n', '3:1 This is not valid YAML. Check the indentation, quotes and brackets here.'],
    [
      'a:\n  b: 1\n   c: 2\n',
      "2:6 There is a second `: `: a text contains it, or the next line is indented too far. Put the text in quotes: 'like: this'.",
    ],
    [
      "a: 'it's'\n",
      '1:8 This does not belong to what comes before it. Indent the line like the others of its map or list, and put quotes around a whole text or none.',
    ],
  ])('that is no YAML is refused in words of ours, once a line: %j', (text, ...expected) => {
    expect(problems(text)).toEqual(expected)
  })

  test('shows all that is wrong with its syntax, not only the first', () => {
    expect(problems('a: "x" y\nb: [1\nc: "z" w\n').length).toBeGreaterThan(1)
  })

  test('of more than 4 Mi characters is refused unread', () => {
    expect(problems('#'.repeat(4 * 1024 * 1024 + 1))).toEqual([
      '1:1 The file has 4194305 characters, more than 4194304. Split it.',
    ])
  })
})
