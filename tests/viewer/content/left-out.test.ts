import { expect, test } from 'vitest'
import { leftBetween } from '../../../src/viewer/content/left-out.ts'
import { asked, openGuest } from '../guest.ts'

const guest = await openGuest(
  "CREATE (:A {id: 'a'})-[:R]->(:B {id: 'b'}), (:B {id: 'c'}), (:B {id: 'd'})-[:R]->(:B {id: 'e'})",
)

test('what a filter leaves out is counted, not the filters', async () => {
  const all = await guest.after(asked('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r'))
  const part = await guest.after(asked('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r'), {
    kind: 'filter',
    by: 'label',
    value: 'B',
    on: true,
  })
  expect(leftBetween(all.shown.picture, part.shown.picture)).toEqual({ nodes: 4, lines: 2 })
  expect(leftBetween(all.shown.picture, all.shown.picture)).toEqual({ nodes: 0, lines: 0 })
})

test('a mark that stands for many counts as these', async () => {
  const all = (await guest.after()).shown.picture
  expect([...all.nodes.values()].some(({ many }) => many === 4)).toBe(true)
  const without = { ...all, nodes: new Map([...all.nodes].filter(([, { many }]) => many !== 4)) }
  expect(leftBetween(all, without)).toEqual({ nodes: 4, lines: 0 })
})
