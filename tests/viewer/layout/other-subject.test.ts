import { expect, test } from 'vitest'
import { layOut } from '../../../src/viewer/layout/index.ts'
import { pictureOf } from '../../../src/viewer/layout/picture.ts'
import { openGraph } from '../bundled.ts'
import { outsideOf, overlapsOf } from './boxes.ts'

const { description, ask } = openGraph('tests/fixtures/lighthouses')

test.each(description.views)(
  'the view $id of a graph of another subject is drawn with its own words',
  async (view) => {
    const picture = pictureOf((await ask(view.picture)).flat())
    const size = { width: 1040, height: 620 }
    const { nodes, lines, titles } = layOut(picture, view, description, size)
    expect(nodes.length).toBeGreaterThan(0)
    expect(lines.length).toBeGreaterThan(0)
    if (view.layout.kind !== 'columns') return
    expect(titles.map(({ text }) => text)).toEqual(view.layout.columns.map(({ title }) => title))
    expect(overlapsOf({ nodes })).toEqual([])
    expect(outsideOf({ nodes }, size)).toEqual([])
    const phrases = description.types.map(({ phrase }) => phrase)
    const open = view.layout.columns.flatMap((column) => column.open ?? [])
    for (const { caption } of lines)
      expect(
        [...phrases, ...open].some((words) => caption.startsWith(words)),
        caption,
      ).toBe(true)
  },
)
