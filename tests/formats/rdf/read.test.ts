import { expect, test } from 'vitest'
import { DataError } from '../../../src/errors.ts'
import { propertyMap } from '../../../src/model/elements.ts'
import { Point } from '../../../src/model/point.ts'
import { LocalDate, LocalTime, ZonedDateTime } from '../../../src/model/temporal/index.ts'
import { Float, type Value } from '../../../src/model/values.ts'
import { lossTexts } from '../again.ts'
import { readText } from '../read.ts'

const HEAD = `@prefix ex: <http://example.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`

interface ReadNode {
  readonly labels: readonly string[]
  readonly [property: string]: unknown
}

const nodeOf = (labels: readonly string[], properties: Record<string, unknown>): ReadNode => ({
  labels,
  ...properties,
})

/** Of each node its labels and properties by its `id`, of each relationship its ends by theirs. */
async function graphOf(text: string, name = 'graph.ttl') {
  const { nodes, relationships, report } = await readText(name, text)
  const held = nodes.map(({ properties }) => Object.entries(propertyMap(properties)))
  const ids = nodes.map(({ properties }) => String(propertyMap(properties)['id']))
  const own = (entries: [string, Value][]): Record<string, unknown> =>
    Object.fromEntries(
      entries.filter(([key]) => !['importedFrom', 'importedLine', 'layer', 'id'].includes(key)),
    )
  return {
    nodes: Object.fromEntries(nodes.map(({ labels }, at) => [ids[at], nodeOf(labels, own(held[at]))])),
    relationships: relationships.map(
      ({ type, start, end, properties }) =>
        [ids[start], type, ids[end], own(Object.entries(propertyMap(properties)))] as const,
    ),
    losses: lossTexts(report.losses),
    lines: {
      nodes: Object.fromEntries(
        held.map((entries, at) => [ids[at], Object.fromEntries(entries)['importedLine']]),
      ),
      relationships: relationships.map(({ properties }) => propertyMap(properties)['importedLine']),
    },
  }
}

/** The properties of the one subject `ex:a`. */
async function valuesOf(
  statements: string,
): Promise<{ values: Record<string, unknown>; losses: readonly string[] }> {
  const { nodes, losses } = await graphOf(`${HEAD}ex:a ${statements} .`)
  const { labels: _, iri: __, ...values } = nodes['ex:a']
  return { values, losses: losses.filter((loss) => !loss.includes('namespace')) }
}

test('IRIs and blank nodes are nodes, types labels, literals properties, links relationships', async () => {
  const graph = await graphOf(`${HEAD}
ex:anna a foaf:Person, ex:Employee ;
  foaf:name "Anna" ;
  foaf:knows ex:bo, _:someone ;
  ex:worksFor [ foaf:name "A firm" ] .
<http://example.com/other/> foaf:knows ex:anna .
`)
  expect(graph).toEqual({
    nodes: {
      'ex:anna': { labels: ['Person', 'Employee'], name: 'Anna', iri: 'http://example.org/anna' },
      'ex:bo': { labels: [], iri: 'http://example.org/bo' },
      '_:someone': { labels: [] },
      '_:b1': { labels: [], name: 'A firm' },
      'http://example.com/other/': { labels: [], iri: 'http://example.com/other/' },
    },
    relationships: [
      ['ex:anna', 'KNOWS', 'ex:bo', { iri: 'http://xmlns.com/foaf/0.1/knows' }],
      ['ex:anna', 'KNOWS', '_:someone', { iri: 'http://xmlns.com/foaf/0.1/knows' }],
      ['ex:anna', 'WORKS_FOR', '_:b1', { iri: 'http://example.org/worksFor' }],
      ['http://example.com/other/', 'KNOWS', 'ex:anna', { iri: 'http://xmlns.com/foaf/0.1/knows' }],
    ],
    losses: ['2 namespaces of types and properties were left out (the first on line 5)'],
    lines: {
      nodes: { 'ex:anna': 5, 'ex:bo': 7, '_:someone': 7, '_:b1': 8, 'http://example.com/other/': 9 },
      relationships: [7, 7, 8, 9],
    },
  })
})

test.each([
  ['1', 1],
  ['9007199254740993', 9007199254740993n],
  ['"7"^^xsd:unsignedByte', 7],
  ['1.5', 1.5],
  ['1.0', new Float(1)],
  ['1e0', new Float(1)],
  ['"INF"^^xsd:double', Infinity],
  ['true', true],
  ['"0"^^xsd:boolean', false],
  ['"x"', 'x'],
  ['"""two\nlines"""', 'two\nlines'],
  ['"http://a"^^xsd:anyURI', 'http://a'],
  ['"2015-07-21"^^xsd:date', LocalDate.parse('2015-07-21')],
  ['"12345-07-21"^^xsd:date', LocalDate.parse('+12345-07-21')],
  ['"12:30:00"^^xsd:time', LocalTime.parse('12:30')],
  ['"2015-07-21T12:30:00Z"^^xsd:dateTime', ZonedDateTime.parse('2015-07-21T12:30:00Z')],
  ['"2015"^^xsd:gYear', 2015],
  ['"Point(12.5 41.9)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>', new Point(4326, 12.5, 41.9)],
  ['(1 2 1)', [1, 2, 1]],
  ['()', []],
  ['1, 2', [1, 2]],
  ['1, 1', 1],
  ['1, 2.5', [new Float(1), 2.5]],
])('%s is read by its datatype', async (literal, value) => {
  expect(await valuesOf(`ex:v ${literal}`)).toEqual({ values: { v: value }, losses: [] })
})

test.each([
  ['"abc"^^xsd:integer', 'abc', '1 literal that does not fit its datatype was read as text (line 4)'],
  [
    '"2015-02-30"^^xsd:date',
    '2015-02-30',
    '1 literal that does not fit its datatype was read as text (line 4)',
  ],
  [
    '"9223372036854775808"^^xsd:integer',
    '9223372036854775808',
    '1 literal that does not fit its datatype was read as text (line 4)',
  ],
  ['"<b/>"^^ex:html', '<b/>', '1 literal of another datatype was read as text (line 4)'],
  [
    '0.1234567890123456789',
    0.12345678901234568,
    '1 decimal with more digits than a FLOAT was rounded (line 4)',
  ],
  ['1, "x"', ['1', 'x'], '1 property with values of several types was read as text (line 4)'],
  ['(1 2), 3', [3, 1, 2], '1 property with several lists was read as one list (line 4)'],
])('%s is kept as well as can be, and told', async (literal, value, loss) => {
  expect(await valuesOf(`ex:v ${literal}`)).toEqual({ values: { v: value }, losses: [loss] })
})

test('languages are part of the names of properties', async () => {
  const { values } = await valuesOf(
    'ex:label "Rome"@en, "Roma"@it, "罗马"@zh-Hans, "ROME" ; ex:label_en "own"',
  )
  expect(values).toEqual({
    label_en: 'Rome',
    label_it: 'Roma',
    label_zh_hans: '罗马',
    label: 'ROME',
    ex_label_en: 'own',
  })
})

test('what is said in some languages alone is a property without one too, English first', async () => {
  expect((await valuesOf('ex:label "Roma"@it, "Rome"@en')).values).toEqual({
    label_it: 'Roma',
    label_en: 'Rome',
    label: 'Rome',
  })
  expect((await valuesOf('ex:label "Roma"@it')).values).toEqual({ label_it: 'Roma', label: 'Roma' })
})

test('what has the same local name in two namespaces is kept apart', async () => {
  const { nodes, relationships } = await graphOf(`${HEAD}
ex:a a ex:Agent, foaf:Agent, <http://x/Agent> ; ex:name "x" ; foaf:name "y" ; ex:knows ex:b ; foaf:knows ex:b .
ex:a ex:iri "i" ; ex:graph "g" ; ex:id "own" .`)
  expect(nodes).toEqual({
    own: {
      labels: ['Agent', 'foaf_Agent', 'Agent_2'],
      name: 'x',
      foaf_name: 'y',
      ex_iri: 'i',
      ex_graph: 'g',
      iri: 'http://example.org/a',
    },
    'ex:b': { labels: [], iri: 'http://example.org/b' },
  })
  expect(relationships.map(([, type]) => type)).toEqual(['KNOWS', 'FOAF_KNOWS'])
})

test('named graphs are a property, several a list', async () => {
  const { nodes, relationships, losses } = await graphOf(
    `${HEAD}
ex:g { ex:a ex:to ex:b ; ex:v 1 }
GRAPH ex:h { ex:a ex:to ex:b . ex:a ex:to ex:c . ex:c ex:v 1 }
ex:c ex:v 2 .
`,
    'graph.trig',
  )
  expect(relationships.map(([start, , end, { graph }]) => [start, end, graph])).toEqual([
    ['ex:a', 'ex:b', ['ex:g', 'ex:h']],
    ['ex:a', 'ex:c', 'ex:h'],
  ])
  expect(Object.entries(nodes).map(([id, { graph }]) => [id, graph])).toEqual([
    ['ex:a', 'ex:g'],
    ['ex:b', undefined],
    ['ex:c', 'ex:h'],
  ])
  expect(losses).toContain(
    '1 node with properties or types in several graphs was read with a list of the graphs, not of what each says (line 6)',
  )
})

test('N-Triples and N-Quads are known without their names', async () => {
  const triples = '# all\n<http://a/x> <http://a/p> "v"@en .\n_:x <http://a/q> <http://a/x> .\n'
  const { nodes, relationships } = await graphOf(triples, 'data')
  expect(Object.keys(nodes)).toEqual(['http://a/x', '_:x'])
  expect(relationships).toHaveLength(1)
  const quads = '<http://a/x> <http://a/p> <http://a/y> <http://a/g> .\n'
  const [[, , , { graph }]] = (await graphOf(quads, 'data')).relationships as [
    [string, string, string, { graph: string }],
  ]
  expect(graph).toBe('http://a/g')
})

test('collections of nodes and statements about statements are nodes, and told', async () => {
  const { relationships, losses } = await graphOf(`${HEAD}
ex:a ex:list ( ex:b 1 ) .
[] a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> ; ex:since 1 .
<< ex:a ex:knows ex:b >> ex:since 2 .
`)
  expect(relationships.map(([, type]) => type).toSorted()).toEqual(
    ['LIST', 'FIRST', 'REST', 'REST', 'SUBJECT', 'PREDICATE', 'OBJECT'].toSorted(),
  )
  expect(losses).toEqual(
    expect.arrayContaining([
      '1 collection of nodes was read as nodes that FIRST and REST connect (line 5)',
      '2 statements about statements were read as a node with SUBJECT, PREDICATE and OBJECT (the first on line 6)',
    ]),
  )
})

test('names that every object of JavaScript has are ordinary', async () => {
  const { nodes, relationships } = await graphOf(
    `${HEAD}ex:constructor a ex:toString ; ex:__proto__ "v" ; ex:hasOwnProperty ex:__proto__ .`,
  )
  expect(nodes['ex:constructor'].labels).toEqual(['toString'])
  expect(Object.getOwnPropertyNames(nodes['ex:constructor'])).toEqual(
    expect.arrayContaining(['labels', 'iri']),
  )
  expect(relationships[0].slice(0, 3)).toEqual(['ex:constructor', 'HAS_OWN_PROPERTY', 'ex:__proto__'])
})

test.each([
  ['cut off', `${HEAD}ex:a ex:b `, 4],
  ['cut off in a text', `${HEAD}ex:a ex:b "abc`, 4],
  ['an unknown prefix', `${HEAD}\n\nno:a ex:b ex:c .`, 6],
  ['a literal as a subject', `${HEAD}"a" ex:b ex:c .`, 4],
  ['a bracket too many', `${HEAD}ex:a ex:b ex:c ] .\nex:d ex:e ex:f .`, 4],
])('a file that is broken is one error with its line: %s', async (_, text, line) => {
  const error = await readText('graph.ttl', text).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(DataError)
  expect(error).toMatchObject({ code: 'InvalidRdf', place: { file: 'graph.ttl', line } })
})

test('bytes that are not UTF-8 are an error with their line', async () => {
  const bytes = new TextEncoder().encode(`${HEAD}ex:a ex:b "x" .`)
  bytes[bytes.length - 4] = 0xff
  await expect(readText('graph.ttl', bytes)).rejects.toMatchObject({ code: 'NotText', place: { line: 4 } })
})

test('deep nesting and long collections take no stack', async () => {
  const depth = 5_000
  const nested = `${HEAD}ex:a ex:p ${'[ ex:p '.repeat(depth)}1${' ]'.repeat(depth)} .`
  expect((await readText('deep.ttl', nested)).nodes).toHaveLength(depth + 1)
  const { nodes } = await readText('long.ttl', `${HEAD}ex:a ex:p (${' 1'.repeat(depth)} ) .`)
  expect(nodes).toHaveLength(1)
})

test.each([
  ['a literal', '"', '"'],
  ['a name', 'ex:', ''],
])('%s that is too long is an error with its line', async (_, before, after) => {
  const text = `${HEAD}ex:a ex:b ${before}${'x'.repeat(2 ** 24 + 1)}${after} .`
  await expect(readText('graph.ttl', text)).rejects.toMatchObject({
    code: 'ValueTooLong',
    place: { file: 'graph.ttl', line: 4 },
  })
})

test('an error quotes no more than people read', async () => {
  const error: unknown = await readText('graph.ttl', `${HEAD}ex:a ex:b "${'x'.repeat(10_000)}`).catch(
    (thrown: unknown) => thrown,
  )
  expect(error).toMatchObject({ code: 'InvalidRdf' })
  expect((error as Error).message.length).toBeLessThan(300)
})
