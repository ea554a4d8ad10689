import { describe, expect, test } from 'vitest'
import { compile } from '../../src/dataset/compile.ts'
import { propertyOf, type PlainGraph } from '../../src/model/elements.ts'
import { changed, datasetOf, fixtureFiles } from './fixture.ts'

function lines(graph: PlainGraph, type: string): readonly string[] {
  return graph.relationships
    .filter((relationship) => relationship.type === type)
    .map(({ start, end, properties }) => `${start} ${end} ${JSON.stringify(Object.fromEntries(properties))}`)
}

function propertiesOf(graph: PlainGraph, key: string): unknown {
  return Object.fromEntries(graph.nodes.find(({ id }) => id === key)?.properties ?? [])
}

describe('compiling', () => {
  const graph = compile(datasetOf(fixtureFiles()))

  test('merges claims that say the same into one relationship that carries all of them', () => {
    expect(lines(graph, 'BUILDS')).toEqual([
      'eng:ada-lund light:norsk ' +
        JSON.stringify({
          claims: ['L001', 'L002'],
          attributedTo: ['paper:gazette', 'paper:herald'],
          layer: 'article',
          modality: 'fact',
          status: 'begun',
          attributionScope: 'explicit',
          timeText: 'in 1871',
          timeEdtf: '1871',
          timeRelation: 'in',
          place: 'isle:norsk',
          materials: ['granite', 'iron'],
        }),
      'eng:ada-lund light:sund ' +
        JSON.stringify({
          claims: ['L003'],
          attributedTo: [],
          layer: 'article',
          modality: 'plan',
          amount: 20,
          comparator: 'ge',
          unit: 'metre',
          metric: 'height',
          helper: ['eng:per-holm'],
          disputed: true,
        }),
      'eng:per-holm light:sund ' +
        JSON.stringify({
          claims: ['L003'],
          attributedTo: [],
          layer: 'article',
          modality: 'plan',
          disputed: true,
        }),
    ])
  })

  test.each([
    ['time', 'text: in 1871, edtf: 1871', 'text: in 1872, edtf: 1872'],
    ['a qualifier', 'materials: [granite, iron]', 'materials: [granite]'],
    ['status', 'status: begun', 'status: standing'],
    ['modality', 'modality: fact', 'modality: plan'],
  ])('keeps claims apart that differ in %s', (_, from, to) => {
    const apart = compile(datasetOf(changed('claims/gazette.yaml', from, to)))
    const ends = lines(apart, 'BUILDS').filter((line) => line.startsWith('eng:ada-lund light:norsk'))
    expect(ends.map((line) => /"claims":\["(\w+)"\]/.exec(line)?.[1])).toEqual(['L001', 'L002'])
  })

  test.each([
    ['nothing', '', { attributedTo: [] }],
    [
      'status, time and credit',
      'status, time, credit',
      {
        attributedTo: ['paper:gazette', 'paper:herald'],
        status: 'begun',
        attributionScope: 'explicit',
        timeText: 'in 1871',
        timeEdtf: '1871',
        timeRelation: 'in',
      },
    ],
    ['a qualifier', 'materials', { attributedTo: [], materials: ['granite', 'iron'] }],
  ])('hands on to what a qualifier compiles to only what the rule names: %s', (_, keeps, expected) => {
    const files = changed('ontology.yaml', 'keeps: [credit, materials]', `keeps: [${keeps}]`)
    const [compiled] = compile(datasetOf(files)).relationships.filter(({ type }) => type === 'STANDS_ON')
    expect(Object.fromEntries(compiled.properties)).toEqual({
      claims: ['L001', 'L002'],
      layer: 'article',
      modality: 'fact',
      ...expected,
    })
  })

  test('keeps an object in words on the claim, where no relationship can stand for it', () => {
    const files = changed(
      'claims/gazette.yaml',
      'relation: ADMIRES\n    object: eng:ada-lund',
      'relation: ADMIRES\n    objectText: the calm of the sea',
    )
    const changedGraph = compile(datasetOf(files))
    expect(propertiesOf(changedGraph, 'L006')).toMatchObject({ objectText: 'the calm of the sea' })
    const from = changedGraph.relationships.filter(({ start }) => start === 'L006').map(({ type }) => type)
    expect(from).toEqual(['HAS_SUBJECT', 'EVIDENCED_BY'])
  })

  test('makes a relationship of a qualifier that names an entity, without that qualifier and the quantity', () => {
    expect(lines(graph, 'STANDS_ON')).toEqual([
      'light:norsk isle:norsk ' +
        JSON.stringify({
          claims: ['L001', 'L002'],
          attributedTo: ['paper:gazette', 'paper:herald'],
          layer: 'article',
          modality: 'fact',
          attributionScope: 'explicit',
          materials: ['granite', 'iron'],
        }),
      'light:norsk isle:norsk ' +
        JSON.stringify({
          claims: [],
          attributedTo: [],
          modality: 'fact',
          layer: 'reference',
          source: 'unverified',
          verified: false,
          note: 'No list was opened.',
        }),
    ])
  })

  test('names the source of a reference fact', () => {
    expect(lines(graph, 'LIES_OFF')[0]).toContain('"source":"List of Lights 1901, coast","verified":true')
  })

  test('writes a symmetric relationship once, whichever end comes first, with merged entities as one', () => {
    expect(lines(graph, 'SIGNALS_TO')).toEqual([
      'light:norsk light:sund ' +
        JSON.stringify({
          claims: ['L004', 'L005'],
          attributedTo: [],
          layer: 'article',
          modality: 'forecast',
          certainty: 'likely',
        }),
    ])
  })

  test('leaves a claim-only relation and a withdrawn claim to the evidence layer', () => {
    expect(lines(graph, 'ADMIRES')).toEqual([])
    expect(
      graph.relationships.filter((one) => JSON.stringify(propertyOf(one, 'claims') ?? []).includes('L007')),
    ).toEqual([])
    expect(propertiesOf(graph, 'L007')).toMatchObject({
      withdrawn: true,
      manned: true,
      floors: 3,
      decided: '1850',
    })
    expect(propertiesOf(graph, 'L003')).toMatchObject({ disputed: true })
    expect(propertiesOf(graph, 'L006')).toMatchObject({
      id: 'L006',
      caption: 'L006',
      name: 'Holm thinks highly of Lund.',
      relation: 'ADMIRES',
      modality: 'assessment',
      review: 'kept',
      reviewRemarks: ['R2'],
      reviewNote: 'The dinner is no jest.',
      notes: 'Said at a dinner.',
    })
  })

  test('merges entities by judgement, keeps the first and the other names, and takes it back without it', () => {
    expect(propertiesOf(graph, 'light:sund')).toEqual({
      id: 'light:sund',
      name: 'Sund Light',
      caption: 'Sund Light',
      aliases: ['Old Sund Light', 'The Stump', 'light:sund-old'],
      height: 9,
    })
    expect(propertiesOf(graph, 'light:sund-old')).toEqual({})
    const apart = compile(datasetOf(fixtureFiles().set('judgements.yaml', 'judgements: []')))
    expect(propertiesOf(apart, 'light:sund-old')).toMatchObject({
      name: 'Old Sund Light',
      aliases: ['The Stump'],
    })
  })

  test('joins claims to entities, sources and passages, and passages to documents', () => {
    const of = (claim: string): readonly string[] =>
      graph.relationships
        .filter(({ start }) => start === claim)
        .map(({ type, end, properties }) => [type, end, ...properties.flat()].join(' '))
    expect(of('L002')).toEqual([
      'HAS_SUBJECT eng:ada-lund',
      'HAS_OBJECT light:norsk',
      'QUALIFIED_BY isle:norsk role place',
      'ATTRIBUTED_TO paper:herald scope explicit',
      'EVIDENCED_BY gazette#P1.S1',
      'EVIDENCED_BY gazette#P1.S2',
    ])
    expect(of('gazette#P2.S3')).toEqual(['IN_DOCUMENT gazette'])
  })

  test('gives every node an id, a name, a caption and aliases, and every end a node', () => {
    const ids = new Set(graph.nodes.map(({ id }) => id))
    expect(ids.size).toBe(graph.nodes.length)
    for (const node of graph.nodes) {
      expect(propertyOf(node, 'id')).toBe(node.id)
      for (const key of ['name', 'caption', 'aliases'])
        expect(propertyOf(node, key), `${node.id} ${key}`).toBeDefined()
    }
    for (const { start, end } of graph.relationships)
      expect([ids.has(start), ids.has(end)]).toEqual([true, true])
  })

  test('gives the same graph for the same files, whatever order they come in', () => {
    const reversed = new Map([...fixtureFiles()].toReversed())
    expect(compile(datasetOf(reversed))).toEqual(graph)
  })
})
