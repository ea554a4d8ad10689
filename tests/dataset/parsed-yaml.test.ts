import { expect, test } from 'vitest'
import { KeptFiles, parseYaml } from '../../src/dataset/parsed-yaml.ts'

test('as much of what was parsed is kept as is said, and one text at least', () => {
  const kept = new KeptFiles(10)
  const [a, b, long] = ['a: 1', 'b: 2', `c: ${'3'.repeat(20)}`]
  const first = parseYaml(a)
  kept.keep(a, first)
  kept.keep(b, parseYaml(b))
  expect(kept.parsed(a)).toBe(first)
  const large = parseYaml(long)
  kept.keep(long, large)
  expect(kept.parsed(long)).toBe(large)
  const again = kept.parsed(a)
  expect(again).not.toBe(first)
  expect([again.nodeAt(['a']), kept.parsed(a) === again]).toEqual([
    expect.objectContaining({ value: 1 }),
    true,
  ])
})

test('a node is found by its path, also beside keys that are not text', () => {
  const parsed = parseYaml('list:\n  - x: 1\n    2: two\n')
  expect(parsed.nodeAt(['list', 0, '2'])).toMatchObject({ value: 'two' })
  expect(parsed.pairAt(['list', 0], 'x')).toMatchObject({ key: { value: 'x' } })
  expect([parsed.nodeAt(['list', 1]), parsed.nodeAt(['list', 'x']), parsed.pairAt([], 'none')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
