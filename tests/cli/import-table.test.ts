import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { lighthouses } from '../dataset/fixture.ts'
import { silkgraph } from './silkgraph.ts'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-import-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const graph = join(scratch, 'my-graph')
const csv = join(scratch, 'lights.csv')
const map = join(graph, 'mapping.yaml')
const claims = join(graph, 'claims/register.ndjson')
/** A server that is told to end as soon as it has begun. */
const served = ['--serve', '--port', '0', '--no-open']
const ended = { signal: AbortSignal.abort() }
const words = ['import', csv, '--map', map, '--graph', graph]

const TABLE = 'No,Light,Builder\n1,"Vik\nLight",Eva Berg\n2,Sund Light,Eva Berg\n'
const MAPPING = `table:
  { id: register, title: Register, caption: Register, publisher: unknown, date: unknown, link: unknown }
row: '{No}'
entities:
  light: { label: Lighthouse, id: 'light:{Light}', name: '{Light}', find: [name] }
  builder: { label: Engineer, id: 'eng:{Builder}', name: '{Builder}' }
claims:
  builds:
    { subject: builder, relation: BUILDS, object: light, cites: Builder, gloss: '{builder} builds {light}.' }
`

beforeEach(() => {
  rmSync(graph, { recursive: true, force: true })
  mkdirSync(graph)
  cpSync(lighthouses, graph, { recursive: true })
  writeFileSync(map, MAPPING)
  writeFileSync(csv, TABLE)
})

describe('silkgraph import --map', () => {
  test('writes the claims of a table, which check, verify, query and export know', async () => {
    expect(await silkgraph(words)).toEqual({
      code: 0,
      out: `2 rows of Register: ${claims}\nentities  2 (2 added)\nclaims    2 (2 added), on 2 cells`,
      err: '',
    })
    expect((await silkgraph(['check', '--graph', graph])).code).toBe(0)
    expect((await silkgraph(['verify', '--graph', graph, '--document', csv])).out.split('\n')).toEqual([
      'Register: 2 cells, 2 match',
      'Your copy is byte for byte the document that was read; all rows, columns and cells agree with it.',
    ])
    const query = "MATCH (e {id: 'eng:eva-berg'})-[b:BUILDS]->(l) RETURN e, b, l"
    const output = join(scratch, 'part.csv')
    expect((await silkgraph(['export', '--graph', graph, '--query', query, '-o', output])).code).toBe(0)
    expect(readFileSync(join(scratch, 'part-claims.csv'), 'utf8')).toContain(',register,,,3,Builder,')
  })

  test('--serve opens the folder with the claims of the table', async () => {
    const { code, out, err } = await silkgraph([...words, ...served], ended)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('claims    2 (2 added), on 2 cells\nLighthouses of the Skerry coast\n')
    expect(out).toMatch(/Documents {6}A light for Norsk Skerry\n {15}Register\n/)
    expect(out).toContain('Claims         9 claims on 8 passages')
    expect(out).toContain('The graph is at http://127.0.0.1:')
    expect(existsSync(claims)).toBe(true)
  })

  test.each([
    [['--serve', '--dry-run'], '--serve opens what is written, and --dry-run writes nothing.'],
    [['--port', '0'], '--port is for --serve.'],
    [['--no-open'], '--no-open is for --serve.'],
    [['--serve', '--port', 'x'], '--port must be a whole number from 0 to 65535, but is "x".'],
  ])('refuses %j before it reads anything', async (more, told) => {
    const { code, err } = await silkgraph([...words, ...more])
    expect([code, existsSync(claims)]).toEqual([2, false])
    expect(err).toContain(told)
  })

  test('--serve does not open a folder whose views cannot be run, though the claims are written', async () => {
    const view = join(graph, 'views/lights.yaml')
    writeFileSync(view, readFileSync(view, 'utf8').replace('MATCH (e:Engineer)\n', 'MACTH (e:Engineer)\n'))
    const { code, out, err } = await silkgraph([...words, ...served], ended)
    expect([code, existsSync(claims)]).toEqual([1, true])
    expect(out).not.toContain('The graph is at')
    expect(err).toContain('The picture of the view lights cannot be run')
  })

  test('tells what a newer table changes', async () => {
    await silkgraph(words)
    writeFileSync(csv, `No,Light,Builder\n3,Old Light,Eva Berg\n2,Sund Light,E. Berg\n`)
    const { out } = await silkgraph([...words, '--dry-run'])
    expect(out.split('\n').slice(1)).toEqual([
      'entities  3 (2 added, 1 gone)',
      'claims    2 (1 added, 1 changed, 1 gone), on 2 cells',
    ])
    expect((await silkgraph(['verify', '--json', '--graph', graph, '--document', csv])).out).toContain(
      '"verdict": "changed",\n      "row": 3,',
    )
  })

  test.each<readonly [what: string, file: string, from: string, to: string, err: string]>([
    [
      'YAML',
      map,
      'row: ',
      'row ',
      'mapping.yaml:3:1: A key runs over several lines, or a colon is missing. Write each as `key: value` in its own line.',
    ],
    [
      'key',
      map,
      'cites:',
      'cite:',
      'mapping.yaml:9:5: claims.builds.cites is missing. Add it; docs/authoring.md describes each key.',
    ],
    [
      'column',
      map,
      "'eng:{Builder}'",
      "'eng:{Bulder}'",
      'mapping.yaml:6:35: entities.builder.id names the column Bulder, which the table does not have. Did you mean Builder?',
    ],
    [
      'row, by its line below a cell of two',
      csv,
      '2,Sund',
      '1,Sund',
      'lights.csv:4: The row is known by "1", as row 2 is. Name columns under row that differ from row to row.',
    ],
    [
      'claim that check would refuse',
      map,
      'cites: Builder',
      'cites: Builder, status: gone',
      'lights.csv:2: register.1.builds has the status gone, which the ontology does not define. Define it in ontology.yaml.',
    ],
  ])('writes nothing where something is wrong, and says where: a %s', async (_, file, from, to, err) => {
    await silkgraph(words)
    const before = readFileSync(claims, 'utf8')
    const text = readFileSync(file, 'utf8')
    expect(text).toContain(from)
    writeFileSync(
      file,
      text.replace(from, () => to),
    )
    const outcome = await silkgraph(words)
    expect(outcome).toMatchObject({ code: 1, out: '' })
    expect(outcome.err).toContain(err)
    expect(readFileSync(claims, 'utf8')).toBe(before)
  })

  test('takes a table out again with its file', async () => {
    await silkgraph(words)
    rmSync(claims)
    const { code, out } = await silkgraph(['check', '--graph', graph])
    expect([code, out.includes('register')]).toEqual([0, false])
    expect(existsSync(map)).toBe(true)
  })

  test('needs a folder', async () => {
    expect(await silkgraph(['import', csv, '--map', map])).toEqual({
      code: 2,
      out: '',
      err: 'No graph folder was given. As in --map mapping.yaml --graph my-graph.',
    })
  })
})
