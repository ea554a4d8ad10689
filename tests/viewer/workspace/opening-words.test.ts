import { expect, test } from 'vitest'
import { readAsWindows1252 } from '../../../src/formats/reading/encoding.ts'
import { openingWords, summaryWords } from '../../../src/viewer/workspace/opening-words.ts'

const list = { one: 'list', many: 'lists', outcome: 'left out' }

function opened(...losses: readonly (typeof list)[]) {
  const file = { file: 'a.csv', format: 'CSV', nodes: 1, relationships: 0 }
  return {
    nodes: 1,
    relationships: 0,
    labels: 0,
    types: 0,
    meeting: undefined,
    files: [{ ...file, losses: losses.map((loss) => ({ ...loss, count: 1, line: 2 })) }],
  }
}

test('how a file was read is not told as a loss', () => {
  expect(openingWords(opened(readAsWindows1252, list))).toEqual([
    'a.csv (CSV): 1 node and 0 relationships.',
    'Nothing lost: 1 file that is not UTF-8 was read as Windows-1252 (line 2).',
    'Not kept as it was: 1 list was left out (line 2).',
  ])
  expect(summaryWords(opened(readAsWindows1252))).not.toContain('Not all was kept')
  expect(summaryWords(opened(list))).toContain('Not all was kept')
})
