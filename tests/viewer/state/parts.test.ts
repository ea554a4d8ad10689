import { expect, test } from 'vitest'
import { initialState, pictureKeys } from '../../../src/viewer/state/initial.ts'
import { parts } from '../../../src/viewer/state/parts/index.ts'

const opening = initialState('overview')

test('no word of a link belongs to two parts', () => {
  const words = parts.flatMap(({ words, prefix }) => [...words, ...(prefix === undefined ? [] : [prefix])])
  expect(new Set(words).size).toBe(words.length)
})

test('each part says nothing, and keeps nothing, of a picture as it opens', () => {
  for (const part of parts) {
    expect(part.write(opening)).toEqual([])
    expect(part.keep(opening)).toEqual({})
    expect({ ...opening, ...part.take({ v: 1 }, opening) }).toEqual(opening)
    expect(part.read(new URLSearchParams())).toBeUndefined()
  }
})

test('every part of the state that a picture begins anew is held by a link and by the file of a view', () => {
  const taken = parts.flatMap((part) => Object.keys(part.take({ v: 1 }, opening)))
  expect(new Set(taken).size).toBe(taken.length)
  expect(pictureKeys.filter((key) => key !== 'source' && !taken.includes(key))).toEqual([])
})
