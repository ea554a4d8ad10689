import { describe, expect, test } from 'vitest'
import { check, type Finding } from '../../src/dataset/check.ts'
import { changed, datasetOf, fixtureFiles } from './fixture.ts'

function text({ code, place, message, hint }: Finding): string {
  return `${code} ${place?.file}:${place?.line}:${place?.column} ${message} ${hint}`
}

const unverified =
  'Unverified reference.yaml:9:13 light:norsk STANDS_ON isle:norsk was not looked up in any data set. ' +
  'Look it up in a data set, and give dataset, version and field.'

describe('the places of passages', () => {
  test.each([
    [
      'offsets that belong elsewhere',
      'start: 130,\n          end: 177',
      'start: 100,\n          end: 300',
      'OverlappingPassages documents.yaml:37:18 The passage P1.S2 (100 to 300) overlaps P1.S1 (35 to 129). `silkgraph verify --document FILE` says where each sentence stands.',
    ],
    [
      'an overlap by one',
      'start: 130',
      'start: 128',
      'OverlappingPassages documents.yaml:37:18 The passage P1.S2 (128 to 177) overlaps P1.S1 (35 to 129). `silkgraph verify --document FILE` says where each sentence stands.',
    ],
    [
      'a paragraph that belongs elsewhere',
      'id: P1.S2,\n          paragraph: 1',
      'id: P1.S2,\n          paragraph: 9',
      'PassageOrder documents.yaml:34:22 The passage P1.S2 (paragraph 9, sentence 2) stands between P1.S1 (paragraph 1, sentence 1) and P2.S1 (paragraph 2, sentence 1) by its offsets. `silkgraph verify --document FILE` says where each sentence stands.',
    ],
    [
      'a last paragraph before the others',
      'id: P2.S3,\n          paragraph: 2',
      'id: P2.S3,\n          paragraph: 1',
      'PassageOrder documents.yaml:61:22 The passage P2.S3 (paragraph 1, sentence 3) stands after P2.S2 (paragraph 2, sentence 2) by its offsets. `silkgraph verify --document FILE` says where each sentence stands.',
    ],
    [
      'a first sentence after the others',
      'paragraph: 0,\n          sentence: 1',
      'paragraph: 3,\n          sentence: 1',
      'PassageOrder documents.yaml:15:22 The passage P0.S1 (paragraph 3, sentence 1) stands before P1.S1 (paragraph 1, sentence 1) by its offsets. `silkgraph verify --document FILE` says where each sentence stands.',
    ],
    [
      'two passages in one place',
      'sentence: 2,\n          line: 3',
      'sentence: 1,\n          line: 3',
      'PassageOrder documents.yaml:25:22 The passages P1.S1 and P1.S2 are both sentence 1 of paragraph 1. `silkgraph verify --document FILE` says where each sentence stands.',
    ],
    [
      'a line that falls',
      'line: 5,\n          start: 254',
      'line: 4,\n          start: 254',
      'PassageOrder documents.yaml:54:17 The passage P2.S2 follows P2.S1 by its offsets, but its line 4 is before line 5. `silkgraph verify --document FILE` says where each sentence stands.',
    ],
    [
      'a line of two paragraphs',
      'line: 5,\n          start: 191',
      'line: 3,\n          start: 191',
      'PassageOrder documents.yaml:45:17 The passages P1.S2 and P2.S1 stand in line 3 and in two paragraphs. `silkgraph verify --document FILE` says where each sentence stands.',
    ],
    [
      'a hash that was copied',
      '28ceb46136a4579b9b6e0315bc38cb3241b6c07b71bf5a8c22d612c151a815f1',
      'ceea05935af54cc80e824c75bdd5320cdec1c3f128f281a8bfc0e443c806fb3e',
      'RepeatedSentence documents.yaml:57:19 The passages P2.S1 and P2.S2 have the same sha256. That is right where the document says the same twice; `silkgraph verify --document FILE` says where each sentence stands.',
    ],
    [
      'more characters than bytes',
      'bytes: 362',
      'bytes: 343',
      'InvalidDocument documents.yaml:9:12 The document gazette cannot have 344 characters in 343 bytes. A character takes one to four bytes of UTF-8.',
    ],
  ])('tells of places in a document that contradict one another: %s', (_, from, to, ...expected) => {
    const { errors, notices } = check(datasetOf(changed('documents.yaml', from, to)))
    expect([...errors, ...notices].map(text)).toEqual([...expected, unverified])
  })

  test('tells of one document that is there twice', () => {
    const files = fixtureFiles()
    const entry = (files.get('documents.yaml') ?? '')
      .replace('documents:\n', '')
      .replace('id: gazette', 'id: copy')
    files.set(
      'documents.yaml',
      (files.get('documents.yaml') ?? '') +
        entry.replaceAll(/(sha256: \w+),?\n( {8}})/g, '$1,\n          noClaim: A copy.,\n$2'),
    )
    expect(check(datasetOf(files)).errors.map(text)).toEqual([
      'DuplicateDocument documents.yaml:74:13 The documents gazette and copy have the same sha256. Merge them into one, or correct a sha256.',
    ])
  })
})
