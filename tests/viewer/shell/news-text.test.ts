import { expect, test } from 'vitest'
import { newsText, type Told } from '../../../src/viewer/shell/news-text.ts'

const all: Told = {
  version: 1,
  unknown: [],
  unread: 0,
  unreadable: [],
  missing: '',
  keys: [],
  keptAlone: [],
  of: '',
}

test('nothing is told of a link that is shown as a whole', () => {
  expect(newsText(all, '0123456789ab')).toBe('')
})

test('words that cannot be read are named, and so are those that only a cut can have left', () => {
  expect(newsText({ ...all, unreadable: ['where', 'many'], unknown: ['sele'] }, '')).toBe(
    'This link cannot be read in full: where, many and sele. It may have been cut off on its way; what could be read is shown.',
  )
})

test('words that a newer version has are told as such', () => {
  const text = newsText({ ...all, version: 2, unknown: ['shape'], unreadable: ['many'] }, '')
  expect(text).toContain('a newer version of Silkgraph; it also says shape, which is not shown.')
  expect(text).toContain('This link cannot be read in full: many.')
})

test('what is missing is told, and whether anything of what was kept alone is left', () => {
  const gone = 'The graph does not have all that this picture names. Missing: a and b.'
  expect(newsText({ ...all, keys: ['a', 'b'] }, '')).toBe(`${gone} The rest is shown.`)
  expect(newsText({ ...all, keys: ['a', 'b'], keptAlone: ['a', 'c'] }, '')).toBe(`${gone} The rest is shown.`)
  expect(newsText({ ...all, keys: ['a', 'b'], keptAlone: ['a', 'b'] }, '')).toBe(
    `${gone} Nothing of what it keeps is in the graph; “Bring back” in Filters shows what it took away.`,
  )
})

test('long names are cut, and told on one line', () => {
  const long = 'x'.repeat(200_000)
  const text = newsText(
    { ...all, unreadable: [`look-size-${long}`], missing: `the view ${long}`, keys: [long, `a\n${long}`] },
    '',
  )
  expect(text.length).toBeLessThan(1_000)
  expect(text).toContain('the view xxx')
  expect(text).toContain('a\\u000axxx')
  expect(text).not.toContain('\n')
})
