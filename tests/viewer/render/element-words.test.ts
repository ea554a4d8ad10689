import { expect, test } from 'vitest'
import { endNames, lineWords, nodeWords } from '../../../src/viewer/render/element-words.ts'
import type { Drawing } from '../../../src/viewer/drawing.ts'
import type { Picture } from '../../../src/viewer/layout/picture.ts'
import { description, drawn, shown, stateOf } from '../content/states.ts'

const overview = await seen('overview')

interface Seen {
  readonly drawing: Drawing
  readonly picture: Picture
}

async function seen(view: string): Promise<Seen> {
  const state = stateOf(view)
  return { drawing: await drawn(state), picture: (await shown(state)).picture }
}

function wordsOf({ drawing: { nodes, lines }, picture }: Seen): readonly string[] {
  const captions = new Map(nodes.map(({ key, caption }) => [key, caption]))
  return [
    ...nodes.map(nodeWords),
    ...lines.map((line) =>
      lineWords(line, ...endNames(line, picture, description, (key) => captions.get(key) ?? '')),
    ),
  ]
}

test.each([
  'Kenya, 2 groups',
  'no named country, count 7',
  'Alibaba Cloud builds Dubai data centres, begun',
  'Huawei Cloud has a stronghold in Africa, assessment, established',
  'has a stronghold in Africa: no named country',
  'TrustAI: no named country',
])('says once what is so: %s', (words) => {
  expect(wordsOf(overview)).toContain(words)
})

test.each(description.views.map(({ id }) => id))('says nothing of the view %s twice', async (id) => {
  const words = wordsOf(await seen(id))
  expect(words.filter((text) => /(\b\w.{6,}\b) \1/.test(text))).toEqual([])
  expect(words.filter((text) => /\b(\d+) \w+, .*count \1\b/.test(text))).toEqual([])
})

test('isolates names that run from right to left, so that a number after one stays there', () => {
  const [node] = overview.drawing.nodes
  const [line] = overview.drawing.lines
  expect(nodeWords({ ...node, caption: 'שלום', note: '', inside: '', more: 3 })).toBe(
    '\u2068שלום\u2069, 3 more neighbours',
  )
  expect(lineWords({ ...line, caption: 'stands on', standing: 'fact' }, 'שלום', 'Norsk')).toBe(
    '\u2068שלום\u2069 stands on Norsk, fact',
  )
})
