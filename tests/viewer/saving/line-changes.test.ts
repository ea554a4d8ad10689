import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineChanges } from '../../../src/viewer/saving/line-changes.ts'

/** New lines after `+`, those that go after `-`. */
function told(before: string, after: string): readonly string[] {
  const { lines, gone } = lineChanges(before.split(' '), after.split(' '))
  return [...lines.map(({ text, isNew }) => (isNew ? `+${text}` : text)), ...gone.map((text) => `-${text}`)]
}

test.each([
  ['the same', 'a b c', 'a b c', ['a', 'b', 'c']],
  ['a line within', 'a c', 'a b c', ['a', '+b', 'c']],
  ['one of two equal lines that goes', 'a b a c', 'a b c', ['a', 'b', 'c', '-a']],
  ['one more of a line that is there', 'a b', 'a b a', ['a', 'b', '+a']],
  ['two lines in another order', 'a b c d', 'a c b d', ['a', 'c', '+b', 'd', '-b']],
  ['all', 'a b', 'c d e', ['+c', '+d', '+e', '-a', '-b']],
])('tells of %s', (_, before, after, changes) => {
  expect(told(before, after)).toEqual(changes)
})

test('what stays and goes is the text of before, what stays and is new that of after', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 1 }), {
    maxLength: 9,
  })
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const { lines, gone } = lineChanges(before, after)
      expect(lines.map(({ text }) => text)).toEqual(after)
      const left = lines.filter(({ isNew }) => !isNew).map(({ text }) => text)
      expect([...left, ...gone].toSorted()).toEqual(before.toSorted())
      let at = 0
      for (const line of left) at = before.indexOf(line, at) + 1 || Infinity
      expect(at).toBeLessThanOrEqual(before.length)
    }),
  )
})

test('of more lines than are compared, those between the first and the last change are all new', () => {
  const many = Array.from({ length: 32_768 }, (_, at) => String(at % 7))
  const { lines, gone } = lineChanges(['same', ...many, 'end'], ['same', ...many.toReversed(), 'end'])
  expect([lines[0].isNew, lines.at(-1)?.isNew]).toEqual([false, false])
  expect(lines.filter(({ isNew }) => isNew).length).toBe(gone.length)
  expect(gone.length).toBeGreaterThan(32_000)
})
