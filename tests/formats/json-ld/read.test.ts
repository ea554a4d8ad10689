import { expect, test } from 'vitest'
import { DataError } from '../../../src/errors.ts'
import { propertyMap } from '../../../src/model/elements.ts'
import { Float } from '../../../src/model/values.ts'
import { lossTexts } from '../again.ts'
import { readText } from '../read.ts'

/** Of each node its labels and properties by its `id`, of each relationship its ends by theirs. */
async function graphOf(document: unknown, name = 'graph.json') {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  const { nodes, relationships, report } = await readText(name, text)
  const held = nodes.map(({ properties }) => propertyMap(properties))
  return {
    format: report.format.id,
    nodes: Object.fromEntries(
      nodes.map(({ labels }, at) => {
        const { id, importedFrom: _, importedLine: __, ...own } = held[at]
        return [String(id), { labels, ...own }]
      }),
    ),
    relationships: relationships.map(({ type, start, end }) => [held[start]['id'], type, held[end]['id']]),
    lines: held.map(({ importedLine }) => importedLine),
    losses: lossTexts(report.losses),
  }
}

const PLACE = `{
  "@context": { "@vocab": "http://example.org/", "ex": "http://example.org/", "knows": { "@type": "@id" } },
  "@graph": [
    { "@id": "ex:anna", "@type": ["Person", "Employee"], "name": "Anna", "born": 1970, "knows": ["ex:bo", "ex:cy"] },
    { "@id": "ex:bo",
      "worksFor": {
        "@type": "Firm", "name": "A firm", "aliases": { "@list": ["x", "y"] } } }
  ]
}`

test('nodes, nested nodes, lists and links come with their lines', async () => {
  expect(await graphOf(PLACE)).toEqual({
    format: 'json-ld',
    nodes: {
      'ex:anna': {
        labels: ['Person', 'Employee'],
        name: 'Anna',
        born: 1970,
        iri: 'http://example.org/anna',
      },
      'ex:bo': { labels: [], iri: 'http://example.org/bo' },
      'ex:cy': { labels: [], iri: 'http://example.org/cy' },
      '_:b1': { labels: ['Firm'], name: 'A firm', aliases: ['x', 'y'] },
    },
    relationships: [
      ['ex:anna', 'KNOWS', 'ex:bo'],
      ['ex:anna', 'KNOWS', 'ex:cy'],
      ['ex:bo', 'WORKS_FOR', '_:b1'],
    ],
    lines: [4, 4, 4, 6],
    losses: ['1 namespace of types and properties was left out (line 4)'],
  })
})

test.each([
  'http://schema.org',
  'https://schema.org/',
  'https://schema.org/docs/jsonldcontext.jsonld',
  'https://www.schema.org',
])('the context of %s is read as its vocabulary, and that is told', async (address) => {
  const graph = await graphOf({
    '@context': address,
    '@type': 'Organization',
    id: 'https://example.org/#us',
    name: 'Us',
    url: 'https://example.org/',
    founder: { type: 'Person', name: 'Anna' },
  })
  expect(graph.nodes).toEqual({
    'https://example.org/#us': {
      labels: ['Organization'],
      name: 'Us',
      url: 'https://example.org/',
      iri: 'https://example.org/#us',
    },
    '_:b1': { labels: ['Person'], name: 'Anna' },
  })
  expect(graph.relationships).toEqual([['https://example.org/#us', 'FOUNDER', '_:b1']])
  expect(graph.losses).toContain(
    '1 context of schema.org, which was not fetched, was read as the vocabulary http://schema.org/ alone, so that addresses and dates are text (line 1)',
  )
})

test.each([
  [{ '@context': 'https://www.w3.org/ns/activitystreams', type: 'Note' }],
  [{ '@context': ['https://schema.org', 'https://www.w3.org/ns/activitystreams'], type: 'Note' }],
  [{ '@context': { '@import': 'https://www.w3.org/ns/activitystreams' }, type: 'Note' }],
  [[{ '@id': 'a:b', 'a:c': { '@context': 'https://www.w3.org/ns/activitystreams', type: 'Note' } }]],
])('a context at an address is refused, with the address and what to do: %j', async (document) => {
  await expect(readText('graph.jsonld', JSON.stringify(document))).rejects.toMatchObject({
    code: 'RemoteContext',
    message:
      'The file says what its names mean at https://www.w3.org/ns/activitystreams: contexts are not fetched.',
    hint: 'Put what is at this address under its "@context" into the file, in place of the address, or write the file as N-Quads.',
    place: { file: 'graph.jsonld', line: 1 },
  })
})

test.each([
  ['a text as @context', { '@context': 5 }],
  ['a term that is said by itself', { '@context': { a: 'b:x', b: 'a:y' }, a: 1 }],
  ['a term without an IRI', { '@context': { a: { '@type': '@id' } } }],
  ['a term of another kind', { '@context': { a: 5 } }],
  ['a container that JSON-LD does not know', { '@context': { a: { '@id': 'x:a', '@container': 'list' } } }],
  ['an @id that is no text', { '@id': 5, 'x:a': 1 }],
  ['an @type that is no text', { '@id': 'x:a', '@type': 5 }],
  ['@value with a property', { '@id': 'x:a', 'x:b': { '@value': 1, 'x:c': 2 } }],
  ['@language of a number', { '@id': 'x:a', 'x:b': { '@value': 1, '@language': 'en' } }],
  ['@value that is an object', { '@id': 'x:a', 'x:b': { '@value': {} } }],
  ['a literal that @reverse leads from', { '@id': 'x:a', '@reverse': { 'x:b': 'text' } }],
  ['@reverse that is a text', { '@id': 'x:a', '@reverse': 'x:b' }],
  ['a keyword where it does not stand', { '@id': 'x:a', '@container': '@list' }],
])('%s is one error with its line', async (_, document) => {
  const error = await readText('graph.jsonld', JSON.stringify(document)).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(DataError)
  expect(error).toMatchObject({ code: 'InvalidJsonLd', place: { file: 'graph.jsonld', line: 1 } })
})

test('what is no statement is told', async () => {
  const { losses } = await graphOf({
    '@context': { ex: 'http://example.org/', '@direction': 'rtl' },
    '@graph': [
      'free',
      { 'ex:a': { '@value': 'x', '@index': 'i', '@direction': 'ltr' }, '_:p': 1, name: 'x', '@foo': 2 },
    ],
  })
  expect(losses).toEqual([
    '2 directions of text were left out (the first on line 1)',
    '1 value that no node has was left out (line 1)',
    '1 @index was left out (line 1)',
    '1 property whose name is a blank node was left out (line 1)',
    '1 value whose key no context makes an IRI of was left out, as JSON-LD asks (line 1)',
    '1 name that begins with @ and is none of JSON-LD was left out (line 1)',
    '1 namespace of types and properties was left out (line 1)',
  ])
})

test('numbers are INTEGERs of 64 bits or FLOATs as they are written', async () => {
  const { nodes } = await graphOf(
    '{"@context": {"@vocab": "http://s/"}, "@id": "x:a", "big": 9007199254740993, "one": 1.0, "e": 1e3}',
  )
  expect(nodes['x:a']).toMatchObject({ big: 9007199254740993n, one: new Float(1), e: new Float(1000) })
})

test('names that every object of JavaScript has are ordinary', async () => {
  const { nodes, relationships } = await graphOf(
    '{"@context": {"@vocab": "http://s/", "constructor": "http://s/constructor", "__proto__": "http://s/__proto__"}, "@id": "x:toString", "@type": "hasOwnProperty", "constructor": "c", "__proto__": {"@id": "x:__proto__"}}',
  )
  expect(nodes['x:toString'].labels).toEqual(['hasOwnProperty'])
  expect(Object.entries(nodes['x:toString'])).toContainEqual(['constructor', 'c'])
  expect(relationships).toEqual([['x:toString', '__PROTO__', 'x:__proto__']])
})

test('what is nested too deeply, and terms that are said by too many others, are told', async () => {
  const deep = `${'{"http://p/":'.repeat(100_000)}1${'}'.repeat(100_000)}`
  await expect(readText('graph.jsonld', `{"@id": "x:a", "x:b": ${deep}}`)).rejects.toMatchObject({
    code: 'NestedTooDeeply',
  })
  const terms = Array.from({ length: 100_000 }, (_, at) => [`t${at}`, `t${at + 1}:x`])
  const document = { '@context': Object.fromEntries(terms), t0: 1 }
  await expect(readText('graph.jsonld', JSON.stringify(document))).rejects.toMatchObject({
    code: 'InvalidJsonLd',
  })
})

test.each([
  ['graph.json', { '@context': {}, a: 1 }, 'json-ld'],
  ['data', [{ '@id': 'x:a', 'x:b': 1 }], 'json-ld'],
  ['data', { '@graph': [] }, 'json-ld'],
  ['data.jsonld', { 'x:a': 1 }, 'json-ld'],
])('%s that holds %j is known as %s', async (name, document, id) => {
  expect((await graphOf(document, name)).format).toBe(id)
})

test('a file that is cut anywhere is one error with its line', async () => {
  for (let end = 2; end < PLACE.length; end += 7)
    await expect(readText('graph.jsonld', PLACE.slice(0, end))).rejects.toMatchObject({
      code: 'InvalidJson',
      place: { file: 'graph.jsonld', line: PLACE.slice(0, end).split('\n').length },
    })
})

test('UTF-16 with its mark is read, bytes that are no text are an error with their line', async () => {
  const units = Uint16Array.from(`\uFEFF${PLACE}`, (unit) => unit.charCodeAt(0))
  expect((await readText('graph.jsonld', new Uint8Array(units.buffer))).nodes).toHaveLength(4)
  const bytes = new TextEncoder().encode(PLACE)
  bytes[PLACE.indexOf('Anna')] = 0xff
  await expect(readText('graph.jsonld', bytes)).rejects.toMatchObject({
    code: 'NotText',
    place: { file: 'graph.jsonld', line: 4 },
  })
})

test('100,000 contexts, each of one term, and as many nodes are read', { timeout: 60_000 }, async () => {
  const many = Array.from({ length: 100_000 }, (_, at) => at)
  const document = {
    '@context': many.map((at) => ({ [`t${at}`]: `http://example.org/${at}` })),
    '@graph': many.map((at) => ({ '@id': `x:${at}`, [`t${at}`]: at })),
  }
  const { nodes } = await readText('graph.jsonld', JSON.stringify(document))
  expect(nodes).toHaveLength(100_000)
})
