import { expect, test } from 'vitest'
import { queryText } from '../../../src/canned/query-text.ts'
import { withOwnWords } from '../../../src/viewer/saving/own-words.ts'
import type { Draft } from '../../../src/viewer/saving/draft.ts'

const draft: Draft = {
  kind: 'query',
  name: 'ships',
  title: 'Ships',
  question: 'Which ships are there?',
  about: 'presence',
  records: 'MATCH (s:Ship) RETURN s.name AS name',
}
const said = { name: 'ships', title: 'Ships', question: 'Which ships are there?', about: 'presence' } as const
const before = queryText({
  id: 'ships',
  title: 'All ships',
  question: 'Which ships sailed?',
  kind: 'presence',
  records: draft.records,
})

test.each([
  [
    'takes the words of the file that is saved again',
    said,
    { ...said, title: 'All ships', question: 'Which ships sailed?' },
  ],
  [
    'leaves what the reader has written',
    { ...said, title: 'Mine' },
    { ...said, title: 'Mine', question: 'Which ships sailed?' },
  ],
  ['takes nothing of another file', { ...said, name: 'boats' }, { ...said, name: 'boats' }],
])('%s', (_, given, expected) => {
  expect(withOwnWords(given, draft, before)).toEqual(expected)
})

test('a file that cannot be read has no words', () => {
  expect(withOwnWords(said, draft, 'nothing of a query')).toEqual(said)
})
