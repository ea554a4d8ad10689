import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Expansion, expansionKey, expansionOf } from '../../../src/viewer/state/expansion.ts'
import { pathsKey, pathsOfKey } from '../../../src/viewer/state/paths.ts'

const text = fc.string({ unit: 'grapheme' })

test('which neighbours are meant is read back from its key', () => {
  const expansion: fc.Arbitrary<Expansion> = fc.record({
    key: text.filter((one) => !one.startsWith('some:')),
    by: fc.option(fc.record({ type: text, direction: fc.constantFrom('out' as const, 'in' as const) }), {
      nil: undefined,
    }),
    ends: fc.option(fc.array(text, { minLength: 1, maxLength: 3 }), { nil: undefined }),
  })
  fc.assert(
    fc.property(expansion, (given) => {
      expect(expansionOf(expansionKey(given))).toEqual(given)
    }),
  )
})

test('that the neighbours of neighbours are meant is read back', () => {
  const given = { key: 'a', by: undefined, ends: undefined, twoSteps: true } as const
  expect(expansionOf(expansionKey(given))).toEqual(given)
})

test.each(['some:', 'some:{}', 'some:["a"]', 'some:[1,2,3]', 'a', ''])('%j is the key of a node', (key) => {
  expect(expansionOf(key)).toEqual({ key, by: undefined, ends: undefined })
})

test('a search for paths is read back from its key, types in any order', () => {
  const search = { between: ['b', 'a'], types: ['Y', 'X'], modality: 'fact' }
  expect(pathsOfKey(pathsKey(search))).toEqual({ ...search, types: ['X', 'Y'] })
})

test.each(['', '[]', '[["a"],[],""]', '[["a","b"],[1],""]', '{"between":1}', '[["a","b"],[],1]'])(
  '%j is no search for paths',
  (key) => {
    expect(pathsOfKey(key)).toBeUndefined()
  },
)
