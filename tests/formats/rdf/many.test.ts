import { expect, test } from 'vitest'
import { propertyMap } from '../../../src/model/elements.ts'
import { DistinctLists } from '../../../src/formats/rdf/distinct-lists.ts'
import { Names, Prefixes } from '../../../src/formats/rdf/names.ts'
import { statementsOf } from '../../../src/formats/rdf/statements.ts'
import { readText } from '../read.ts'

const MANY = 100_000
const range = Array.from({ length: MANY }, (_, at) => at)

/** How often texts are asked for their keys: the work that lists of what is distinct take. */
test('what a list has is not looked through again and again', () => {
  let asked = 0
  const lists = new DistinctLists<string>((item) => {
    asked++
    return item
  })
  const list: string[] = []
  for (const at of [...range, ...range]) lists.add(list, String(at))
  expect(list).toHaveLength(MANY)
  expect(asked).toBeLessThan(3 * MANY)
})

test('100,000 IRIs with one local name are 100,000 names', { timeout: 20_000 }, () => {
  const names = new Names(new Prefixes(new Map()))
  const found = new Set(range.map((at) => names.of(`http://example.org/${at}/name`)))
  expect(found.size).toBe(MANY)
  expect(found).toContain(`name_${MANY}`)
})

test('a file of 100,000 prefixes finds each of its names', () => {
  const prefixes = new Prefixes(new Map(range.map((at) => [`p${at}`, `http://example.org/${at}/`])))
  expect(range.every((at) => prefixes.shortened(`http://example.org/${at}/x`) === `p${at}:x`)).toBe(true)
  expect(prefixes.prefixOf('http://example.org/7/')).toBe('p7')
  expect(prefixes.shortened('http://example.com/7/x')).toBe('http://example.com/7/x')
})

test('the longest namespace goes first, and of two prefixes the first', () => {
  const prefixes = new Prefixes(
    new Map([
      ['a', 'http://a/'],
      ['ab', 'http://a/b#'],
      ['again', 'http://a/'],
      ['', 'http://a/c/'],
    ]),
  )
  expect(['http://a/x', 'http://a/b#x', 'http://a/c/x'].map((iri) => prefixes.shortened(iri))).toEqual([
    'a:x',
    'ab:x',
    ':x',
  ])
})

test('a node of 100,000 types, links and graphs is read', { timeout: 60_000 }, async () => {
  const lines = range.flatMap((at) => [
    `<x:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <x:T${at}> .`,
    `<x:a> <x:p${at}> <x:b> .`,
    `<x:a> <x:same> <x:b> <x:g${at}> .`,
  ])
  const { nodes, relationships } = await readText('many.nq', lines.join('\n'))
  expect(nodes.map(({ labels }) => labels.length)).toEqual([MANY, 0])
  expect(relationships).toHaveLength(MANY + 1)
})

test('a claim on which 100,000 relationships stand is written', { timeout: 60_000 }, () => {
  const evidence = {
    claim: 'C1',
    gloss: 'so',
    modality: 'fact',
    credited: [],
    document: 'd',
    place: { kind: 'sentence', paragraph: 1, sentence: 1 },
    sha256: '00',
  } as const
  const subgraph = {
    nodes: range.map((at) => ({ key: `n${at}`, labels: [], properties: propertyMap([['id', `n${at}`]]) })),
    relationships: range.map((at) => ({
      key: String(at),
      type: 'TO',
      start: 'n0',
      end: `n${at}`,
      properties: propertyMap([['claims', ['C1']]]),
    })),
  }
  const { claims, described } = statementsOf(subgraph, {
    evidenceOf: () => [evidence],
    licence: '',
    raw: false,
  })
  expect([...claims].map(([claim, said]) => [claim, said.length])).toEqual([['urn:silkgraph:claim:C1', MANY]])
  expect(described).toHaveLength(2 * MANY + 3)
})
