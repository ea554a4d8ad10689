import { describe, expect, test } from 'vitest'
import { plainDescription } from '../../../src/backend/description.ts'
import { EmbeddedBackend } from '../../../src/backend/index.ts'
import type { Database } from '../../../src/database/index.ts'
import type { Content } from '../../../src/viewer/content/content.ts'
import { loadContent } from '../../../src/viewer/content/load-content.ts'
import { headlineOf } from '../../../src/viewer/content/headline.ts'
import { phraseCypher } from '../../../src/viewer/content/phrase-cypher.ts'
import { shownOf } from '../../../src/viewer/content/shown.ts'
import { cypherOf } from '../../../src/viewer/drawer/written.ts'
import { loadPhrases } from '../../../src/viewer/phrases/load-phrases.ts'
import { NameList } from '../../../src/viewer/phrases/name-list.ts'
import { MOST_LOOKUPS, PhraseIndex } from '../../../src/viewer/phrases/phrase-index.ts'
import { schemaTemplates } from '../../../src/viewer/phrases/schema-templates.ts'
import { buildSearchIndex } from '../../../src/viewer/search/search-index.ts'
import type { Action } from '../../../src/viewer/state/action.ts'
import { reduce } from '../../../src/viewer/state/actions/index.ts'
import { initialState } from '../../../src/viewer/state/initial.ts'
import type { Source, State } from '../../../src/viewer/state/state.ts'
import { graph } from '../../helpers/graph.ts'
import { openBundledGraph } from '../bundled.ts'

const opened = openBundledGraph()

async function phrasesOf({ backend, description }: Pick<typeof opened, 'backend' | 'description'>) {
  return loadPhrases(
    backend,
    description,
    await backend.schema(),
    await buildSearchIndex(backend, description),
  )
}

function plain(database: Database): Pick<typeof opened, 'backend' | 'description'> {
  return { backend: new EmbeddedBackend(database), description: plainDescription(database.schema()) }
}

const bundled = await phrasesOf(opened)
const words = (text: string, most?: number): readonly string[] =>
  bundled.find(text, most).map((hit) => hit.words)

async function answered(
  source: Source | undefined,
  { backend, description }: Pick<typeof opened, 'backend' | 'description'> = opened,
  ...actions: readonly Action[]
): Promise<Content & { readonly said: string }> {
  if (source === undefined) throw new Error('A slot is empty.')
  const state = actions.reduce<State>(reduce, { ...initialState(''), source })
  const content = await loadContent(backend, description, state, new AbortController().signal)
  return { ...content, said: headlineOf(content, shownOf(content, state, description)) }
}

describe('what is typed otherwise', () => {
  test.each([
    ['data center kenya', 'data centre sites in Kenya'],
    ['data centers in kenya', 'data centre sites in Kenya'],
    ['data centre sites kenya', 'data centre sites in Kenya'],
    ['groups kenya', 'groups in Kenya'],
  ])('%s finds %s', (typed, phrase) => {
    expect(words(typed)).toContain(phrase)
  })

  test('the beginning of a linking word is that, and no name', () => {
    expect(bundled.find('data centre sites i')[0]).toMatchObject({
      words: 'data centre sites in',
      next: 'city',
    })
  })

  test('examples are whole phrases of different slots, which are found as they are written', () => {
    const examples = bundled.examples()
    expect(examples).toHaveLength(2)
    for (const one of examples) expect(bundled.find(one)[0]).toMatchObject({ words: one, next: '' })
  })
})

describe('phrases of canned queries', () => {
  test('are completed as one types, and open the question with its values', () => {
    expect(bundled.find('groups in ke')).toEqual([
      {
        words: 'groups in Kenya',
        next: '',
        source: { kind: 'question', id: 'groups-in-country', given: { country: 'place:KE' } },
      },
    ])
    expect(words('what reuters says of hua')).toContain('what Reuters says of Huawei')
    expect(words('how alibaba and keny')).toContain('how Alibaba and Kenya are connected')
  })

  test('name the next slot, and some that could stand there', () => {
    const [open, first] = bundled.find('group in ')
    expect(open).toEqual({ words: 'groups in', next: 'The country', source: undefined })
    expect(first.words).toMatch(/^groups in \w/)
    expect(bundled.find('what reut').map(({ words: said, next }) => [said, next])).toContainEqual([
      'what Reuters says of',
      'The company',
    ])
  })

  test('have answers in the graph', async () => {
    for (const text of ['groups in kenya', 'what reuters says of alibaba', 'what alibaba does']) {
      const { source } = bundled.find(text)[0] ?? {}
      const { result, question } = await answered(source)
      expect(question, text).toBeDefined()
      expect(result?.records.length, text).toBeGreaterThan(0)
    }
  })
})

describe('phrases of a schema', () => {
  test('ask from either end, with the words of the ontology, in the singular or plural', () => {
    for (const [typed, phrase] of [
      ['data centre sites in ken', 'data centre sites in Kenya'],
      ['data centers in ken', 'data centre sites in Kenya'],
      ['alibaba cloud buil', 'Alibaba Cloud builds which data centre site'],
      ['who competes with tencent', 'which company competes with Tencent'],
      ['competes with hua', 'which company competes with Huawei'],
      ['claims about keny', 'claims about Kenya'],
    ])
      expect(words(typed), typed).toContain(phrase)
    expect(words('who builds')).toContain('which company builds')
  })

  test('say what is asked in the sentence, and how it stands; what is part of it counts', async () => {
    const { said, base, result } = await answered(bundled.find('data centre sites in keny')[0].source)
    expect(said).toBe('Data centre sites in Kenya, counting what is part of it: begun')
    const { source } = bundled.find('data centre sites in keny')[0]
    const part = await answered(source, opened, { kind: 'filter', by: 'status', value: 'begun', on: true })
    expect(part.said).not.toContain('begun')
    expect(result?.records).toHaveLength(1)
    expect(base.nodes.has('place:KE')).toBe(true)
    const built = await answered(bundled.find('alibaba cloud builds')[0].source)
    expect(built.said).toBe('Data centre sites built by Alibaba Cloud: begun')
  })

  test('say what was looked for where there is nothing, and draw what was asked about', async () => {
    const [{ source }] = bundled.find('data centre sites in singapore')
    const { said, basis, base } = await answered(source)
    expect(said).toBe('Nothing was found: data centre sites in Singapore')
    expect(basis).toBe(
      'The graph has no relationship “is in” from a data centre site to Singapore, nor for anything that is part of it, over up to 4 relationships.',
    )
    expect([...base.nodes.keys()]).toEqual(['place:SG'])
    if (source?.kind !== 'phrase') throw new Error('It is no phrase.')
    const gone = await answered({ ...source, phrase: { ...source.phrase, key: 'place:XX' } })
    expect(gone.said).toBe('The graph has no node with the key place:XX.')
  })

  test('are asked with parameters, and stand in the console with their values', async () => {
    const strange = plain(
      graph(
        `(:\`a \`\`b\` {id: "x'} RETURN 1 //", name: 'Odd One'})-[:\`t: u\`]->(:Inn {id: 'i', name: 'Inn'})`,
      ),
    )
    const { find } = { find: (text: string) => phrases.find(text) }
    const phrases = await phrasesOf(strange)
    const source = find('odd one t u')[0]?.source
    if (source?.kind !== 'phrase') throw new Error('It is no phrase.')
    const { text, parameters } = phraseCypher(source.phrase, false)
    expect(text).toContain('`a ``b`')
    expect(text).not.toContain('RETURN 1')
    expect(parameters).toEqual({ known: "x'} RETURN 1 //" })
    const { result, said } = await answered(source, strange)
    expect(result?.records).toHaveLength(1)
    expect(said).toBe('Odd One t: u which Inn')
    const written = cypherOf(strange.description, source)
    expect((await (await strange.backend.run(written)).collect()).records).toHaveLength(1)
  })

  test('of a graph without an ontology are made of its labels and types', async () => {
    const harbour = plain(
      graph(`(:Ship {id: 'f', name: 'Fram'})-[:SAILS_TO]->(:Harbour {id: 'b', name: 'Bergen'})`),
    )
    const phrases = await phrasesOf(harbour)
    const first = (text: string) => phrases.find(text)[0]
    expect(first('who sails to ber').words).toBe('which Ship sails to Bergen')
    expect(first('fram sails').words).toBe('Fram sails to which Harbour')
    const { said } = await answered(first('fram sails').source, harbour)
    expect(said).toBe('Fram sails to which Harbour')
    expect(phrases.find('bergen sails')).toEqual([])
  })
})

describe('what is typed', () => {
  test('that is no phrase completes none', () => {
    for (const text of ['', ' ', 'kenya', 'of', 'zzzz', 'groups in zzzz', 'what says of', '\u0301'])
      expect(words(text), text).toEqual([])
  })

  test('completes at most so many, each once', () => {
    const all = words('which comp')
    expect(all.length).toBeLessThanOrEqual(6)
    expect(new Set(all).size).toBe(all.length)
  })
})

test('a key costs a bounded number of look-ups, in a graph of 10,000 nodes and 300 types', () => {
  const kinds = Array.from({ length: 100 }, (_, at) => `Kind${at}`)
  const connections = kinds.flatMap((start, at) =>
    [1, 2, 3].map((step) => ({
      start,
      type: `LEADS_${step}_TO`,
      end: kinds[(at + step) % 100],
      count: 100 - at,
    })),
  )
  const schema = {
    labels: kinds.map((name) => ({ name, count: 100 })),
    relationshipTypes: [1, 2, 3].map((step) => ({ name: `LEADS_${step}_TO`, count: 100 })),
    connections,
    propertyKeys: [],
    nodeCount: 10_000,
    relationshipCount: 300,
  }
  let lookups = 0
  let compared = 0
  const lists = new Map(
    kinds.map((kind, at) => [
      `label ${kind}`,
      new NameList(
        Array.from({ length: 100 }, (_, number) => ({
          value: `${at} ${number}`,
          title: `Thing ${number} of many`,
          names: [`Thing ${number} of many`],
          lines: number,
        })),
      ),
    ]),
  )
  const index = new PhraseIndex(schemaTemplates(schema, plainDescription(schema)), (names) => ({
    find: (...asked) => {
      lookups++
      const found = lists.get(names)?.find(...asked) ?? []
      compared += found.length
      return found
    },
  }))
  for (const text of [
    'leads 1 to thing',
    'thing leads',
    'thing of many leads 2 to',
    'which kind leads to thing 1',
    'leads',
  ]) {
    lookups = 0
    compared = 0
    index.find(text)
    expect(lookups, text).toBeLessThanOrEqual(MOST_LOOKUPS)
    expect(compared, text).toBeLessThanOrEqual(MOST_LOOKUPS * 4)
  }
  expect(index.find('kind3 leads 2 to thing 7')).not.toEqual([])
})

test('names are found by each of their words, the best connected of those that begin so first', () => {
  const list = new NameList([
    { value: 'a', title: 'Port of Sund', names: ['Port of Sund'], lines: 9 },
    { value: 'b', title: 'Sund Mill', names: ['Sund Mill', 'Old Mill'], lines: 1 },
    { value: 'c', title: 'Sund', names: ['Sund'], lines: 0 },
    { value: 'd', title: 'Sunder', names: ['Sunder'], lines: 5 },
  ])
  const found = (text: string, isUnfinished = true): readonly string[] =>
    list.find(text.split(' '), isUnfinished, 4).map(({ value }) => value)
  expect(found('sund')).toEqual(['c', 'a', 'd', 'b'])
  expect(found('sund', false)).toEqual(['c', 'a', 'b'])
  expect(found('old mi')).toEqual(['b'])
  expect(found('x')).toEqual([])
})
