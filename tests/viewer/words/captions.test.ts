import { expect, test } from 'vitest'
import { drawingOf, shownOf } from '../../../src/viewer/content/shown.ts'
import { labelOf } from '../../../src/viewer/words/labels.ts'
import { calledBy } from '../../../src/viewer/words/names.ts'
import { asked, openGuest } from '../guest.ts'

const size = { width: 1040, height: 620 }

async function captionsOf(script: string, captions: { readonly [label: string]: string } = {}) {
  const guest = await openGuest(script)
  const { content, state } = await guest.after(asked('MATCH (n) RETURN n'))
  const description = calledBy(guest.description, captions)
  const drawing = drawingOf(shownOf(content, state, description), content, state, description, size, {})
  return drawing.nodes.map(({ caption }) => caption)
}

test.each([
  [
    "CREATE (:A {name: 42}), (:A {name: true}), (:A {name: 1.5}), (:A {name: date('2020-01-02')})",
    ['1.5', '2020-01-02', '42', 'true'],
  ],
  [
    "CREATE (:A {name: ''}), (:A {name: '  ', id: 7}), (:A {name: ['a', 'b']}), ({x: 1})",
    ['A 7', 'a, b', 'unnamed A', 'unnamed node without a label'],
  ],
  [
    "CREATE (:A {caption: 'c', name: 'n'}), (:A {title: 't', label: 'l'}), (:A {label: 'l'}), (:A {name: ' n  o '})",
    ['c', 'l', 'n o', 't'],
  ],
  [
    "CREATE (:A {code: 'x1', kind: 'k'}), (:A {code: 'x2', kind: 'k'}), (:A {id: 'own'})",
    ['own', 'x1', 'x2'],
  ],
])('the nodes of %s are called %s', async (script, captions) => {
  expect((await captionsOf(script)).toSorted()).toEqual(captions)
})

test('a reader chooses the property by which the nodes of a label are called', async () => {
  const script =
    "CREATE (:A {name: 'n', code: 'c'}), (:toString {name: 'm', code: 'd'}), ({name: 'o', code: 'e'})"
  expect((await captionsOf(script, { A: 'code', '': 'code' })).toSorted()).toEqual(['c', 'e', 'm'])
})

test('of two labels the rarer names the kind, and a node without one has words for it', async () => {
  const { description } = await openGuest('UNWIND range(1, 5) AS i CREATE (:Actor); CREATE (:Actor:Zebra)')
  expect(labelOf(['Actor', 'Zebra'], description).name).toBe('Zebra')
  expect(labelOf(['Actor'], description).name).toBe('Actor')
  expect(labelOf([], description)).toMatchObject({
    name: '',
    singular: 'node without a label',
    plural: 'nodes without a label',
  })
})
