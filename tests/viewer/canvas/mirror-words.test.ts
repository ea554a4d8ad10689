import { expect, test } from 'vitest'
import { lineWords, nodeWords } from '../../../src/viewer/canvas/mirror-words.ts'
import type { Drawing } from '../../../src/viewer/drawing.ts'
import { description, drawn, stateOf } from '../content/states.ts'

const overview = await drawn(stateOf('overview'))

function wordsOf({ nodes, lines }: Drawing): readonly string[] {
  const captions = new Map(nodes.map(({ key, caption }) => [key, caption]))
  return [
    ...nodes.map(nodeWords),
    ...lines.map((line) => lineWords(line, captions.get(line.start) ?? '', captions.get(line.end) ?? '')),
  ]
}

test.each([
  'Kenya, 2 groups',
  'no named country, count 7',
  'Alibaba builds Dubai data centres, begun',
  'Huawei has a stronghold in Africa, assessment, established',
  'has a stronghold in Africa: no named country',
  'TrustAI: no named country',
])('says once what is so: %s', (words) => {
  expect(wordsOf(overview)).toContain(words)
})

test.each(description.views.map(({ id }) => id))('says nothing of the view %s twice', async (id) => {
  const words = wordsOf(await drawn(stateOf(id)))
  expect(words.filter((text) => /(\b\w.{6,}\b) \1/.test(text))).toEqual([])
  expect(words.filter((text) => /\b(\d+) \w+, .*count \1\b/.test(text))).toEqual([])
})
