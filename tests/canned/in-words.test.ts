import { expect, test } from 'vitest'
import { inWords, statementsInWords } from '../../src/canned/in-words.ts'

const phraseOf = (type: string): string => ({ BUILDS: 'builds', STANDS_ON: 'stands on' })[type] ?? type
const labelOf = (label: string): string => (label === 'Isle' ? 'island' : label)

test.each([
  ['a type', 'relationship', 'BUILDS', 'builds'],
  [
    'a statement',
    'statements',
    [
      ['Ada', 'BUILDS', 'Norsk Light'],
      ['Norsk Light', 'STANDS_ON', 'Norsk'],
    ],
    'Ada builds Norsk Light; Norsk Light stands on Norsk',
  ],
  ['a list of something else', 'statements', ['Ada', 'BUILDS'], 'Ada; BUILDS'],
  ['a label', 'label', 'Isle', 'island'],
  ['no statement', 'statements', null, null],
  ['the relation of a claim', 'relation', 'STANDS_ON', 'stands on'],
  ['a type that the ontology does not know', 'relationship', 'SINKS', 'SINKS'],
  ['nothing', 'relationship', null, null],
  ['a name that looks like a type', 'who', 'BUILDS', 'BUILDS'],
])('%s is read as its phrase where the column holds types', (_, column, value, expected) => {
  expect(inWords(column, value, { phraseOf, labelOf })).toEqual(expected)
})

test.each([
  ['statements', [['Ada', 'BUILDS', 'Norsk Light']], 'Ada builds Norsk Light'],
  ['relationship', 'BUILDS', 'BUILDS'],
  ['label', 'Isle', 'Isle'],
])('of statements alone the column %s is read so', (column, value, expected) => {
  expect(statementsInWords(column, value, { phraseOf })).toEqual(expected)
})
