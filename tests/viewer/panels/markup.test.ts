import { type ComponentProps, createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { filterOptions } from '../../../src/viewer/content/filter-options.ts'
import { nodeView, type LineView } from '../../../src/viewer/details/element.ts'
import { emptyPicture } from '../../../src/viewer/layout/picture.ts'
import { PlanTable } from '../../../src/viewer/drawer/table/plan-table.tsx'
import { ElementPanel } from '../../../src/viewer/panels/element-panel.tsx'
import { FilterPanel } from '../../../src/viewer/panels/filter-panel.tsx'
import type { FoldedEnd } from '../../../src/viewer/panels/folded-into.tsx'
import { Empty } from '../../../src/viewer/shell/empty.tsx'
import { OpenEnd } from '../../../src/viewer/shell/element-section.tsx'
import { noFilters } from '../../../src/viewer/state/filters.ts'
import type { Source } from '../../../src/viewer/state/state.ts'
import { graph } from '../../helpers/graph.ts'
import { description, drawn, load, stateOf } from '../content/states.ts'
import { openGuest } from '../guest.ts'

const nothing = (): void => undefined

/** What a reader sees of a part of the page. */
function textOf(element: ReactElement): string {
  return renderToStaticMarkup(element)
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

test.each([
  [0, [], [0, 0], 'Nothing is left out.'],
  [1, [], [0, 0], '1 thing is taken away. Bring back'],
  [2, [], [0, 0], '2 things are taken away. Bring back'],
  [0, ['KNOWS'], [0, 1200], '1,200 relationships left out. Show all'],
  [0, ['KNOWS'], [3, 1], '3 things and 1 relationship left out. Show all'],
  [0, ['KNOWS'], [0, 0], 'The filters leave nothing out. Show all'],
  [1, ['KNOWS'], [1, 0], '1 thing left out. Show all 1 thing is taken away. Bring back'],
])(
  'filters with %i things taken away and the types %j, which leave out %j, say so',
  (removed, type, [nodes, lines], words) => {
    const text = textOf(
      createElement(FilterPanel, {
        options: filterOptions(emptyPicture, description, new Map()),
        filters: { ...noFilters, type },
        left: { nodes, lines },
        removed,
        onFilter: nothing,
        onOnly: nothing,
        loose: { words: '', count: 0, isDropped: false },
        where: 0,
        onDrop: nothing,
        onClear: nothing,
        onBringBack: nothing,
      }),
    )
    expect(text).toBe(`Filters${words}`)
  },
)

/** The panel of an element that nothing is done with. */
function panelOf(
  props: Pick<ComponentProps<typeof ElementPanel>, 'element' | 'foldedEnds' | 'description'>,
): ReactElement {
  return createElement(ElementPanel, {
    ...props,
    folded: [],
    folds: [],
    expanded: false,
    onExpand: nothing,
    onRemove: nothing,
    onAsk: nothing,
    onDraw: nothing,
    onChoose: nothing,
    isInPicture: () => false,
    onSelect: nothing,
    onDocument: nothing,
  })
}

const guest = await openGuest("CREATE (:Ship {id: 'a'})-[:SAILS_TO]->(:Port {id: 'b'}), (:Ship {id: 'c'})")

test.each([
  ['a', 'Draw all neighbours', false],
  ['c', 'It has no neighbours', true],
])('the panel of %s says %s', async (key, words, isDisabled) => {
  const { backend, description } = guest
  const signal = new AbortController().signal
  const element = await nodeView({ backend, description, signal }, key, emptyPicture)
  if (element === undefined) throw new Error(`${key} is missing`)
  const markup = renderToStaticMarkup(panelOf({ element, description }))
  const [button] = /<button[^>]*>(Draw all neighbours|It has no neighbours)/.exec(markup) ?? ['']
  expect([button.includes(words), button.includes('disabled')]).toEqual([true, isDisabled])
})

test('the panel of a line says which end is drawn as what it is part of', () => {
  const [start, end] = ['a', 'b'].map((key) => ({ key, name: key.toUpperCase() }))
  const element: LineView = {
    kind: 'line',
    start,
    phrase: 'is in',
    end,
    standing: '',
    properties: {},
    evidence: undefined,
  }
  const textWith = (foldedEnds: readonly FoldedEnd[]): string =>
    textOf(panelOf({ element, foldedEnds, description }))
  const folded = [{ part: end, whole: { key: 'c', name: 'C' } }]
  expect(textWith(folded)).toBe(
    'relationshipA is in BB is folded into C here, and drawn as it.It has no properties.',
  )
  expect(textWith([])).toBe('relationshipA is in BIt has no properties.')
})

test('a hollow end that a filter left out of the picture says that it is not in it', async () => {
  const drawing = await drawn(stateOf('overview'))
  const text = (selected: string): string =>
    textOf(createElement(OpenEnd, { selected, drawing, onSelect: nothing }))
  expect(text('open:Where:fac:gone')).toBe('Nothing in the picture has this key.')
  expect(text('open:Where')).toMatch(/^not stated in the source/)
})

test.each<[string, Source, string]>([
  [
    'with a form',
    { kind: 'question', id: 'company', given: { company: 'Nokia' } },
    'Choose other values in the form.',
  ],
  [
    'of a query',
    { kind: 'query', text: "MATCH (n {id: 'gone'}) RETURN n" },
    'Remove a condition, or search for the name above.',
  ],
])('an empty answer %s says what to try', async (_, source, words) => {
  const content = await load(stateOf('overview', { kind: 'open', source }))
  const text = textOf(
    createElement(Empty, { content: { ...content, unknownValue: '' }, description, isOfBefore: false }),
  )
  expect(text).toBe(`Nothing in the graph matches. ${words}`)
})

test('a plan has its numbers, and what they are, at the right', () => {
  const { plan } = graph().query('EXPLAIN MATCH (n) RETURN n').summary
  if (plan === undefined) throw new Error('EXPLAIN gave no plan')
  const markup = renderToStaticMarkup(createElement(PlanTable, { plan }))
  expect(markup).toContain('<th scope="col" class="result-number">Estimated</th>')
  expect(markup).toContain('<th scope="col">Details</th>')
})
