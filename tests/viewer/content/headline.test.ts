import { describe, expect, test } from 'vitest'
import { filterOptions } from '../../../src/viewer/content/filter-options.ts'
import { foldingIn } from '../../../src/viewer/content/folding.ts'
import { headlineOf } from '../../../src/viewer/content/headline.ts'
import { drawingOf, shownOf } from '../../../src/viewer/content/shown.ts'
import type { Positions } from '../../../src/viewer/layout/spread.ts'
import type { Drawing } from '../../../src/viewer/drawing.ts'
import {
  mergePictures,
  type Picture,
  type PictureNode,
  type PictureRelationship,
} from '../../../src/viewer/layout/picture.ts'
import { NOT_SHOWN } from '../../../src/viewer/layout/columns.ts'
import { reduce } from '../../../src/viewer/state/actions/index.ts'
import type { Action } from '../../../src/viewer/state/action.ts'
import type { Filters, State } from '../../../src/viewer/state/state.ts'
import { pathsKey } from '../../../src/viewer/state/paths.ts'
import { graph } from '../../helpers/graph.ts'
import { description, load, stateOf } from './states.ts'

/** The numbers that the sentence of each view must say, counted by hand from the picture and what is part of what in the whole. */
const counted: { readonly [view: string]: (picture: Picture, whole: Picture) => readonly number[] } = {
  overview: (picture, whole) => {
    const things = nodesWith(picture, (node) =>
      has(node, 'DataCenter', 'TransparencyCenter', 'Deployment', 'Partnership'),
    )
    const companies = new Set(
      things
        .flatMap(({ key }) => into(picture, key))
        .filter(({ start }) => has(picture.nodes.get(start), 'Company'))
        .map(({ start }) => leadOf(whole, start)),
    )
    const countries = things.map(({ key }) => countryOf(picture, key, whole))
    return [
      things.length,
      companies.size,
      new Set(countries.filter((country) => country !== undefined)).size,
      countries.filter((country) => country === undefined).length,
    ].filter((count) => count > 0)
  },
  agreements: (picture) =>
    ['Agreement', 'Policy', 'Initiative', 'Law']
      .map((label) => nodesWith(picture, (node) => has(node, label)).length)
      .filter((count) => count > 0),
  everything: (picture) => {
    const world = [...picture.relationships.values()].filter(
      ({ properties }) => properties['layer'] !== undefined,
    )
    const reference = world.filter(({ properties }) => properties['layer'] === 'reference').length
    const parts = [world.length - reference, reference]
    return [picture.nodes.size, world.length, ...(parts.includes(0) ? [] : parts)]
  },
  numbers: (picture) => {
    const numbers = nodesWith(
      picture,
      ({ labels, properties }) =>
        (labels.includes('Observation') && properties['amount'] !== undefined) ||
        (labels.includes('Collective') && properties['count'] !== undefined),
    )
    const sets = numbers.filter((node) => has(node, 'Collective')).length
    return [numbers.length, sets].filter((count) => count > 0)
  },
  outlook: (picture) =>
    ['plan', 'forecast', 'assessment']
      .map(
        (modality) =>
          [...picture.relationships.values()].filter((one) => one.properties['modality'] === modality).length,
      )
      .filter((count) => count > 0),
  sources: (picture) => {
    const claims = nodesWith(picture, (node) => has(node, 'Claim'))
    const credits = [...picture.relationships.values()].filter(({ type }) => type === 'ATTRIBUTED_TO')
    return claims.length === 0
      ? []
      : [claims.length, new Set(credits.map(({ end }) => end)).size].filter((count) => count > 0)
  },
}

function nodesWith(picture: Picture, test: (node: PictureNode) => boolean): readonly PictureNode[] {
  return [...picture.nodes.values()].filter(test)
}

function has(node: PictureNode | undefined, ...labels: readonly string[]): boolean {
  return node?.labels.some((label) => labels.includes(label)) === true
}

function into({ relationships }: Picture, key: string): readonly PictureRelationship[] {
  return [...relationships.values()].filter(({ end }) => end === key)
}

function outOf(
  { relationships }: Picture,
  key: string,
  ...types: readonly string[]
): readonly PictureRelationship[] {
  return [...relationships.values()].filter(({ start, type }) => start === key && types.includes(type))
}

function leadOf(picture: Picture, company: string): string {
  return outOf(picture, company, 'UNIT_OF').at(0)?.end ?? company
}

function countryOf(picture: Picture, thing: string, whole: Picture): string | undefined {
  const [at] = outOf(picture, thing, 'LOCATED_IN', 'WITH_FIRMS_IN')
  if (at === undefined) return undefined
  const country = outOf(whole, at.end, 'PART_OF').at(0)?.end ?? at.end
  return has(picture.nodes.get(country), 'Country') ? country : undefined
}

/** Every way of leaving something out of a picture: each option of each filter, and each thing taken away. */
function omissions(picture: Picture): readonly Action[] {
  const options = filterOptions(picture, description, new Map())
  const filters = (Object.keys(options) as (keyof Filters)[]).flatMap((by) =>
    options[by].map(({ value }): Action => ({ kind: 'filter', by, value, on: true })),
  )
  return [...filters, ...[...picture.nodes.keys()].map((key): Action => ({ kind: 'remove', key }))]
}

const absent = new Set(
  description.views.flatMap(({ layout }) =>
    layout.kind === 'columns' ? layout.columns.flatMap(({ open, alone }) => [open ?? '', alone ?? '']) : [],
  ),
)
absent.delete('')

/** What a drawing says is absent, and of what; the end of lines that say several things is no one's. */
function absencesIn({ nodes, lines }: Drawing): readonly string[] {
  return [
    ...nodes.flatMap(({ key, note }) => (absent.has(note) ? [`${key}: ${note}`] : [])),
    ...lines.flatMap(({ start, caption }) => (absent.has(caption) ? [`${start}: ${caption}`] : [])),
    ...nodes.flatMap(({ key, caption }) =>
      absent.has(caption) && lines.some((line) => line.end === key && line.caption !== caption)
        ? [`${key} of all: ${caption}`]
        : [],
    ),
  ]
}

/** What the words of a drawing deny of what is drawn, and the counts of origins that no smaller drawing may raise. */
function denialsIn(headline: string, { nodes, lines }: Drawing, whole: Drawing): readonly string[] {
  const denied =
    /none (is|shown as) only begun/.test(headline) && lines.some(({ standing }) => standing === 'begun')
      ? [headline]
      : []
  const originsOf = ({ note }: { readonly note: string }): number => Number(/^(\d+) groups?$/.exec(note)?.[1])
  return [
    ...denied,
    ...nodes.flatMap((node) => {
      const before = whole.nodes.find(({ key }) => key === node.key)
      const isRaised = before !== undefined && originsOf(node) > originsOf(before)
      const isNone = before !== undefined && originsOf(node) === 0 && originsOf(before) > 0
      return isRaised || isNone || node.note === NOT_SHOWN ? [`${node.key}: ${node.note}`] : []
    }),
  ]
}

describe.each(description.views)('the words of the view $id', ({ id }) => {
  test('say what is shown, whatever is left out', { timeout: 120_000 }, async () => {
    const whole = stateOf(id)
    const content = await load(whole)
    // It is asked of the whole graph, so that it cannot know what is drawn.
    expect(content.basis).not.toMatch(/\b(is|are) drawn|can show/)
    // As in the page, what stands stays: nothing is laid out by forces anew for each omission.
    let before: Positions = new Map()
    const look = (
      state: State,
    ): {
      readonly headline: string
      readonly picture: Picture
      readonly absences: readonly string[]
      readonly drawing: Drawing
    } => {
      const shown = shownOf(content, state, description)
      const drawing = drawingOf(shown, content, state, description, { width: 1040, height: 620 }, { before })
      return {
        headline: headlineOf(content, shown),
        picture: shown.picture,
        absences: absencesIn(drawing),
        drawing,
      }
    }
    const all = look(whole)
    before = new Map(all.drawing.nodes.map(({ key, x, y }) => [key, { x, y }]))
    expect(numbersIn(all.headline)).toEqual(
      expect.arrayContaining([...counted[id](all.picture, all.picture)]),
    )
    const actions = omissions(all.picture)
    expect(actions.length).toBeGreaterThan(20)
    for (const action of actions) {
      const { headline, picture, absences, drawing } = look(reduce(whole, action))
      const expected = counted[id](picture, all.picture)
      const said = numbersIn(headline).slice(0, expected.length)
      expect(headline).not.toMatch(/\b0\b/)
      expect([JSON.stringify(action), headline, said]).toEqual([JSON.stringify(action), headline, expected])
      // What is absent where something is left out is said to be absent only where it is in the whole picture too.
      expect([JSON.stringify(action), absences.filter((said) => !all.absences.includes(said))]).toEqual([
        JSON.stringify(action),
        [],
      ])
      expect([JSON.stringify(action), denialsIn(headline, drawing, all.drawing)]).toEqual([
        JSON.stringify(action),
        [],
      ])
    }
  })
})

test('what is added takes nothing away from what the overview says: no country becomes a part of a region', async () => {
  const whole = stateOf('overview')
  const before = await load(whole)
  const { nodes } = mergePictures(before.base, before.additions)
  const ends = ['org:alibaba', 'org:tencent', 'place:KE', 'place:MY']
  const actions: readonly Action[] = [
    ...[...nodes.keys()].map((key): Action => ({ kind: 'expand', key })),
    { kind: 'connect', on: true },
    { kind: 'paths', on: true, of: pathsKey({ between: ends, types: [], modality: '' }) },
    { kind: 'add', keys: ['region:africa'], select: '' },
  ]
  const { wholes } = shownOf(before, whole, description)
  for (const action of actions) {
    const state = reduce(whole, action)
    const content = await load(state)
    const shown = shownOf(content, state, description)
    const all = mergePictures(content.base, content.additions)
    const expected = counted['overview'](all, before.base)
    const headline = headlineOf(content, shown)
    const told = numbersIn(headline).slice(0, expected.length)
    expect([JSON.stringify(action), headline, told]).toEqual([JSON.stringify(action), headline, expected])
    expect(shown.wholes).toMatchObject(wholes)
    const folding = foldingIn(content, shown, description)
    const parts = [...nodes.keys()].filter((key) => folding?.wholeOf(key) !== key)
    expect([JSON.stringify(action), parts]).toEqual([JSON.stringify(action), foldedInBase])
  }
})

const foldedInBase = await (async () => {
  const state = stateOf('overview')
  const content = await load(state)
  const folding = foldingIn(content, shownOf(content, state, description), description)
  return [...content.base.nodes.keys()].filter((key) => folding?.wholeOf(key) !== key)
})()

function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/\d+/g)].map(([number]) => Number(number))
}

test('what is absent is named so where nothing is left out', async () => {
  const state = stateOf('overview')
  const content = await load(state)
  const drawing = drawingOf(
    shownOf(content, state, description),
    content,
    state,
    description,
    { width: 1040, height: 620 },
    {},
  )
  const words = new Set(drawing.nodes.flatMap(({ caption, note }) => [caption, note]))
  expect([...absent].filter((word) => !words.has(word))).toEqual([])
})

test.each([
  [
    'numbers',
    "(:Company)-[:HAS_METRIC {status: 'capability'}]->(:Observation {amount: 1})",
    '1 number; 1 says what can be done.',
  ],
  [
    'numbers',
    "(:Observation {amount: 1})<-[:HAS_METRIC {status: 'capability'}]-(:Company)-[:HAS_METRIC {status: 'capability'}]->(:Observation {amount: 2})",
    '2 numbers; 2 say what can be done.',
  ],
  ['agreements', '(:Agreement)-[:SIGNED_WITH]->(:Country)', '1 agreement. 1 named signatory is shown.'],
  [
    'agreements',
    '(:Country)<-[:SIGNED_WITH]-(:Agreement)-[:SIGNED_WITH]->(:Country)',
    '1 agreement. 2 named signatories are shown.',
  ],
  ['everything', '(:A)', '1 thing and no relationship.'],
  [
    'everything',
    "(:A)-[:R {layer: 'reference'}]->(:A)",
    '2 things and 1 relationship, from reference facts.',
  ],
  ['outlook', "()-[:R {modality: 'plan'}]->()", '1 relationship is a plan.'],
  [
    'outlook',
    "()-[:R {modality: 'forecast'}]->()-[:R {modality: 'forecast'}]->()-[:R {modality: 'assessment'}]->()",
    '2 relationships are forecasts and 1 an assessment.',
  ],
  [
    'outlook',
    "()-[:R {modality: 'forecast'}]->()-[:R {modality: 'plan'}]->()-[:R {modality: 'assessment'}]->()",
    '1 relationship is a plan, 1 a forecast and 1 an assessment.',
  ],
  ['outlook', "()-[:R {modality: 'fact'}]->()", 'No plan, forecast or assessment is shown.'],
])('the sentence of the view %s agrees with what it counts in %s', (id, drawing, sentence) => {
  const view = description.views.find((one) => one.id === id)
  expect(graph(drawing).query(view?.sentence ?? '', { partial: false }).records).toEqual([[sentence]])
})

test.each([
  ['fails', 'RETURN toString(1 / 0) AS text'],
  ['has no record', "MATCH (l:Lighthouse) RETURN 'Lit.' AS text"],
  ['has several records', "UNWIND ['One.', 'Two.'] AS text RETURN text"],
  ['is not a text', 'RETURN 1 AS text'],
  ['is too long', "RETURN reduce(text = '', one IN range(1, 501) | text + '.') AS text"],
])('a sentence that %s gives way to the question of the view', async (_, sentence) => {
  const content = await load(stateOf('overview'))
  if (content.view === undefined) expect.fail('The state shows a view.')
  const view = { ...content.view, sentence }
  expect(headlineOf({ ...content, view }, { picture: content.base, partial: true, wholes: {} })).toBe(
    view.question,
  )
  const kept = { ...view, sentence: "RETURN 'All.' AS text" }
  expect(headlineOf({ ...content, view: kept }, { picture: content.base, partial: true, wholes: {} })).toBe(
    'All.',
  )
})
