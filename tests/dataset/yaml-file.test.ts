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
    expect(found.at(-1)).toMatch(/The alias \*a\d stands inside an anchored value\. Write the value out\.$/)
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
    expect(problems(text).join()).toMatch(/Nesting is deeper than 100 levels\. Nest less\./)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('may nest a hundred levels', () => {
    expect(problems('['.repeat(100) + ']'.repeat(100))).toEqual([])
  })

  test.each([
    ['a: 1\n__proto__: { polluted: true }\n', '2:1 The key __proto__ is not allowed. Rename it.'],
    ['a:\n  "__proto__": 1\n', '2:3 The key __proto__ is not allowed. Rename it.'],
    ['a: 1\nb: 2\na: 3\n', '3:1 Map keys must be unique. Correct the YAML here.'],
    ['a: !!str 1\n', '1:10 The tag tag:yaml.org,2002:str is not allowed. Remove it.'],
    [
      'a: 12345678901234567890\n',
      '1:4 The number 12345678901234567000 is too large to be exact. Quote it as text, or use a larger unit.',
    ],
    ['a: "\\ud800"\n', '1:4 The text holds half of a surrogate pair. Write the whole character.'],
    [
      'a: *nowhere\n',
      '1:1 Unresolved alias (the anchor must be set before the alias): nowhere. Correct the alias.',
    ],
  ])('that a graph cannot hold is refused with its place: %j', (text, expected) => {
    expect(problems(text)).toEqual([expected])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test('shows all that is wrong with its syntax, not only the first', () => {
    expect(problems('a: "x" y\nb: [1\nc: "z" w\n').length).toBeGreaterThan(1)
  })

  test('of more than 16 Mi characters is refused unread', () => {
    expect(problems('#'.repeat(16 * 1024 * 1024 + 1))).toEqual([
      '1:1 The file has 16777217 characters, more than 16777216. Split it.',
    ])
  })
})
