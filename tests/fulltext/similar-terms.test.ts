import { expect, test } from 'vitest'
import { Dictionary } from '../../src/fulltext/index/dictionary.ts'
import { similarTerms } from '../../src/fulltext/index/similar-terms.ts'
import { Steps } from '../../src/fulltext/steps.ts'
import { randomOf } from '../helpers/random.ts'
import { finish } from './search.ts'

/** By the whole table. */
function editsBetween(one: readonly string[], other: readonly string[]): number {
  const rows = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (__, column) => (row === 0 ? column : row)),
  )
  for (let row = 1; row <= one.length; row++)
    for (let at = 1; at <= other.length; at++) {
      const isSame = one[row - 1] === other[at - 1]
      let edits = Math.min(
        rows[row - 1][at] + 1,
        rows[row][at - 1] + 1,
        rows[row - 1][at - 1] + (isSame ? 0 : 1),
      )
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1])
        edits = Math.min(edits, rows[row - 2][at - 2] + 1)
      rows[row][at] = edits
    }
  return rows[one.length][other.length]
}

// Two of the letters have the first half in common, two the second.
const letters = ['a', 'b', 'c', '\u{1d4b3}', '\u{1d4b4}', '\u{1f4b3}', '\ud835']

test('terms within one and two edits are found, with the right likeness', () => {
  const random = randomOf(5)
  const word = (): string =>
    Array.from(
      { length: 1 + Math.floor(random() * 5) },
      () => letters[Math.floor(random() * letters.length)],
    ).join('')
  for (let run = 0; run < 200; run++) {
    const dictionary = new Dictionary()
    const terms = [...new Set(Array.from({ length: 40 }, word))]
    for (const term of terms) dictionary.add(term)
    const sought = word()
    for (const most of [1, 2]) {
      const found = finish(similarTerms(dictionary, sought, most, () => true, new Steps())).value
      const meant = terms.flatMap((term, number) => {
        const [one, other] = [[...sought], [...term]]
        const edits = editsBetween(one, other)
        const likeness = Math.max(0, Math.fround(1 - Math.fround(edits / Math.min(one.length, other.length))))
        return edits > most ? [] : [{ number, likeness }]
      })
      expect([...found].sort((one, other) => one.number - other.number)).toEqual(meant)
      const likenesses = found.map(({ likeness }) => likeness)
      expect(likenesses).toEqual([...likenesses].sort((one, other) => other - one))
    }
  }
})

test('terms that come while it pauses are not found, and those that were there are', () => {
  const dictionary = new Dictionary()
  for (let at = 0; at < 3_000; at++) dictionary.add(`${at}word`)
  dictionary.add('water')
  const searching = similarTerms(dictionary, 'water', 2, () => true, new Steps())
  expect(searching.next().done).toBe(false)
  for (const term of ['wat', 'w', 'watt', 'waters']) dictionary.add(term)
  expect(finish(searching).value).toEqual([{ number: 3_000, likeness: 1 }])
})
