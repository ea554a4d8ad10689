import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Evidence, ExportOptions } from '../../src/formats/index.ts'
import { propertyMap } from '../../src/model/elements.ts'
import type { Subgraph } from '../../src/subgraph/subgraph.ts'
import { comparable, subgraphAgain } from '../formats/again.ts'
import { readText } from '../formats/read.ts'
import { subgraphs } from '../formats/subgraphs.ts'
import { loadedWriters } from '../helpers/writers.ts'
import { preparePython, pythonFolder } from './prepare.ts'

const python = preparePython()
const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-rdf-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const bare: ExportOptions = { evidenceOf: undefined, licence: 'CC BY 4.0', raw: false }

/** What rdflib reads of subgraphs that are written in a format, as N-Quads. */
function quadsOf(format: string, written: readonly Subgraph[], options = bare): readonly string[] {
  const writer = loadedWriters.find(({ id }) => id === format)
  const paths = written.map((subgraph, at) => {
    const path = join(scratch, `graph-${at}.${format}`)
    writeFileSync(path, writer?.write(subgraph, options)[0].text ?? '')
    return path
  })
  const words = ['-W', 'ignore', join(pythonFolder, 'rdf.py'), format, ...paths]
  const output = execFileSync(python ?? '', words, {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return JSON.parse(output) as string[]
}

const evidence: Evidence = {
  claim: 'C1',
  gloss: 'It is said, "so".',
  modality: 'plan',
  credited: ['The Gazette'],
  document: 'doc:1',
  place: { kind: 'sentence', paragraph: 3, sentence: 2 },
  sha256: 'abc',
}

const sample: Subgraph = {
  nodes: [
    { key: 'a', labels: ['A'], properties: propertyMap([['id', 'a']]) },
    { key: 'b', labels: [], properties: propertyMap([['iri', 'http://example.org/b']]) },
  ],
  relationships: [
    { key: 'r1', type: 'KNOWS', start: 'a', end: 'b', properties: propertyMap([['claims', ['C1']]]) },
  ],
}

describe.skipIf(python === undefined)('rdflib', () => {
  test.each(['turtle', 'trig', 'json-ld'])('reads every value of our %s as it was', async (format) => {
    const written = fc.sample(subgraphs, 60)
    for (const [at, quads] of quadsOf(format, written).entries()) {
      const again = await readText('graph.nq', quads)
      expect(again.report.losses).toEqual([])
      expect(comparable(subgraphAgain(again))).toEqual(comparable(written[at]))
    }
  })

  test.each([
    ['turtle', false],
    ['trig', true],
    ['json-ld', true],
  ])('reads the provenance of each claim in our %s', (format, isNamed) => {
    const [quads] = quadsOf(format, [sample], { ...bare, evidenceOf: () => [evidence] })
    const lines = new Set(quads.split('\n').map((line) => line.replace(/\s+\.$/, '')))
    const prov = 'http://www.w3.org/ns/prov#'
    const said = '<urn:silkgraph:node:a> <urn:silkgraph:type:KNOWS> <http://example.org/b>'
    const claim = '<urn:silkgraph:claim:C1>'
    const passage = '<urn:silkgraph:passage:doc%3A1%2F3%2F2>'
    expect([...lines]).toEqual(
      expect.arrayContaining([
        said,
        `${claim} <${prov}hadPrimarySource> <urn:silkgraph:document:doc%3A1>`,
        `${claim} <${prov}wasDerivedFrom> ${passage}`,
        `${claim} <urn:silkgraph:gloss> "It is said, \\"so\\"."`,
        `<urn:silkgraph:relationship:r1> <${prov}wasDerivedFrom> ${claim}`,
        `${passage} <urn:silkgraph:sha256> "abc"`,
        `${passage} <urn:silkgraph:paragraph> "3"^^<http://www.w3.org/2001/XMLSchema#integer>`,
        `${passage} <urn:silkgraph:sentence> "2"^^<http://www.w3.org/2001/XMLSchema#integer>`,
      ]),
    )
    expect(lines.has(`${said} ${claim}`)).toBe(isNamed)
  })
})
