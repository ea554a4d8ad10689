import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import picocolors from 'picocolors'
import { afterAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { readableTitles } from '../../src/formats/index.ts'
import { bundledFolder } from '../../src/cli/package-folder.ts'
import { lighthouses } from '../dataset/fixture.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { root } from '../helpers/shared.ts'
import { type Outcome, silkgraph as runSilkgraph } from './silkgraph.ts'

/** A server ends by Ctrl-C, here as soon as it has said all. */
function silkgraph(
  words: readonly string[],
  colours = false,
  interrupted = new AbortController(),
): Promise<Outcome> {
  return runSilkgraph(words, {
    out(text) {
      if (text.startsWith('Ctrl-C')) setTimeout(() => interrupted.abort(), 50)
    },
    colours: picocolors.createColors(colours),
    signal: interrupted.signal,
  })
}

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-cli-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** A copy of the small graph with one text replaced. */
function folder(name: string, file: string, from: string, to: string): string {
  const path = join(scratch, name)
  for (const below of ['claims', 'views', 'queries']) mkdirSync(join(path, below), { recursive: true })
  for (const [key, text] of readGraphFolder(lighthouses)) {
    writeFileSync(join(path, key), key === file ? text.replaceAll(from, to) : text)
  }
  return path
}

const gazette = `${root}tests/fixtures/gazette.txt`

describe('silkgraph without a command', () => {
  const quiet = ['--port', '0', '--no-open']

  test('serves the graph, sums it up and ends cleanly', async () => {
    const { code, out, err } = await silkgraph(['--graph', lighthouses, ...quiet])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.replace(/:\d+\/$/m, ':PORT/')).toBe(
      [
        'Lighthouses of the Skerry coast',
        '',
        'Documents      A light for Norsk Skerry',
        'Claims         7 claims on 6 passages, 2 credited to a named source',
        'Entities       8 entities: 2 lighthouses, 2 engineers, 2 newspapers, 1 island, 1 coast',
        'Relationships  7 relationships: 4 fact, 2 plan, 1 forecast, 0 assessment',
        '               5 from claims, 2 from reference facts, 1 of these unverified',
        '',
        'The graph is at http://127.0.0.1:PORT/',
        'Ctrl-C stops it. silkgraph --help lists the other commands.',
      ].join('\n'),
    )
  })

  test('takes the graph that ships with it', async () => {
    const { code, out, err } = await silkgraph(quiet)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^Claims {9}\d+ claims on \d+ passages/m)
  })

  test('is the same as serve', async () => {
    const { out } = await silkgraph(['serve', '--graph', lighthouses, ...quiet])
    expect(out).toContain('The graph is at http://127.0.0.1:')
  })

  test('serves the graph of a Cypher script', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'silkgraph-script-'))
    const file = join(folder, 'ships.cypher')
    writeFileSync(file, 'CREATE (:Ship)-[:SAILS_TO]->(:Port)')
    const { code, out } = await silkgraph(['serve', '--graph', file, ...quiet])
    rmSync(folder, { recursive: true })
    expect(code).toBe(0)
    expect(out).toMatch(/^ships\.cypher\n\n2 nodes, 1 relationship\n/)
  })

  test('says in one line that a port is taken, and ends with 1', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve)
    })
    const { port } = other.address() as AddressInfo
    expect(await silkgraph(['serve', '--graph', lighthouses, '--no-open', '--port', String(port)])).toEqual({
      code: 1,
      out: '',
      err: `Port ${port} is taken. Give another port with --port, or --port 0 for any free one.`,
    })
    other.close()
  })

  test.each(['x', '-1', '65536', ''])('refuses the port %j', async (port) => {
    const { code, err } = await silkgraph(['serve', '--no-open', `--port=${port}`])
    expect(code).toBe(2)
    expect(err).toContain(JSON.stringify(port))
  })

  test('colours only where it is told to', async () => {
    const escape = String.fromCharCode(27)
    expect((await silkgraph(['--graph', lighthouses, ...quiet], true)).out).toContain(escape)
    expect((await silkgraph(['--graph', lighthouses, ...quiet])).out).not.toContain(escape)
  })
})

describe('silkgraph check', () => {
  test('passes a sound graph and lists what is unverified', async () => {
    expect(await silkgraph(['check', '--graph', lighthouses])).toEqual({
      code: 0,
      err: '',
      out:
        'reference.yaml:9:13  notice  light:norsk STANDS_ON isle:norsk was not looked up in any data set. ' +
        'Look it up in a data set, and give dataset, version and field.\n' +
        '7 claims on 6 passages, 9 entities, 2 reference facts (1 unverified), 2 views, 1 canned query: no errors',
    })
  })

  test('lists the errors of a graph that breaks its promises, and fails', async () => {
    const broken = folder('dangling', 'reference.yaml', 'coast:skerry', 'coast:skery')
    const { code, out } = await silkgraph(['check', '--graph', broken])
    expect(code).toBe(1)
    expect(out.split('\n')[0]).toBe(
      'reference.yaml:4:13  error  isle:norsk LIES_OFF coast:skery: the object coast:skery is not in entities.yaml. Did you mean coast:skerry?',
    )
    expect(out.split('\n').at(-1)).toBe(
      '7 claims on 6 passages, 9 entities, 2 reference facts (1 unverified), 2 views, 1 canned query: 1 error',
    )
  })

  test('and serve agree about a view, with the words of one finding', async () => {
    const broken = folder('view', 'views/lights.yaml', 'RETURN e, built', 'RETURN e, biult')
    const finding =
      'The picture of the view lights cannot be run: The variable `biult` is not defined here. Did you mean `built`?'
    const { code, out } = await silkgraph(['check', '--graph', broken])
    expect({ code, first: out.split('\n')[0] }).toEqual({
      code: 1,
      first: `views/lights.yaml:12:13  error  ${finding}`,
    })
    expect(await silkgraph(['serve', '--graph', broken, '--port', '0', '--no-open'])).toEqual({
      code: 1,
      out: '',
      err: `views/lights.yaml:12:13: ${finding}`,
    })
  })

  test('and serve pass a copy of the graph that ships with Silkgraph, with its queries', async () => {
    const copy = join(scratch, 'my-graph')
    cpSync(`${root}graph`, copy, { recursive: true })
    cpSync(`${root}queries`, join(copy, 'queries'), { recursive: true })
    expect((await silkgraph(['check', '--graph', copy])).code).toBe(0)
    expect(await silkgraph(['serve', '--graph', copy, '--port', '0', '--no-open'])).toMatchObject({
      code: 0,
      err: '',
    })
    expect(await silkgraph(['run', '--graph', copy])).toEqual(await silkgraph(['run']))
  })

  test('tells of files that nothing reads', async () => {
    const path = folder('unread', '', '', '')
    writeFileSync(join(path, 'notes.txt'), 'to do')
    mkdirSync(join(path, 'claim'))
    const { code, out } = await silkgraph(['check', '--graph', path])
    expect({ code, lines: out.split('\n').slice(0, 2) }).toEqual({
      code: 0,
      lines: [
        'claim/  notice  Nothing reads this folder. Did you mean claims/?',
        'notes.txt  notice  Nothing reads this file. Remove it, or move it out of the graph folder.',
      ],
    })
  })

  test('lists errors of shape too, and counts them', async () => {
    const broken = folder('shape', 'claims/gazette.yaml', 'modality: forecast', 'modality: guess')
    const { code, out } = await silkgraph(['check', '--graph', broken])
    expect({ code, lines: out.split('\n').map((line) => line.slice(0, 40)) }).toEqual({
      code: 1,
      lines: [
        'claims/gazette.yaml:43:15  error  claims',
        'claims/gazette.yaml:52:15  error  claims',
        '2 errors',
      ],
    })
  })

  test('prints its findings as JSON', async () => {
    const { code, out } = await silkgraph(['check', '--json', '--graph', lighthouses])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      errors: [],
      notices: [{ code: 'Unverified', place: { line: 9 } }],
    })
  })
})

describe('silkgraph verify', () => {
  test('tells of each sentence what became of it', async () => {
    expect(await silkgraph(['verify', '--graph', lighthouses, '--document', gazette])).toEqual({
      code: 0,
      err: '',
      out: [
        'matches  P0.S1  line 1',
        'matches  P1.S1  line 3  L001 L002',
        'matches  P1.S2  line 3  L002 L003',
        'matches  P2.S1  line 5  L004 L005',
        'matches  P2.S2  line 5  L006',
        'matches  P2.S3  line 5  L007',
        'A light for Norsk Skerry: 6 sentences, 6 match',
        'Your copy is byte for byte the document that was read; all offsets, lines, paragraphs and sentences agree with it.',
      ].join('\n'),
    })
  })

  test('fails where a sentence has changed', async () => {
    const copy = join(scratch, 'copy.txt')
    writeFileSync(copy, readFileSync(gazette, 'utf8').replace('envy', 'admire'))
    const { code, out } = await silkgraph(['verify', '--graph', lighthouses, '--document', copy])
    expect(code).toBe(1)
    expect(out.split('\n').slice(4)).toEqual([
      'changed  P2.S2  line 5  L006',
      'matches  P2.S3  line 5  L007',
      'A light for Norsk Skerry: 6 sentences, 5 match, 1 changed',
      'Your copy is not byte for byte the document that was read, so offsets, lines and paragraphs were not proved.',
    ])
    const json: unknown = JSON.parse(
      (await silkgraph(['verify', '--json', '--graph', lighthouses, '--document', copy])).out,
    )
    expect(json).toMatchObject({ document: 'gazette', identical: false })
    expect(json).toHaveProperty('passages.4', {
      passage: 'P2.S2',
      verdict: 'changed',
      line: 5,
      claims: ['L006'],
    })
  })

  test('says of an unrelated text that it is not the document, and how to tell', async () => {
    const copy = join(scratch, 'other.txt')
    writeFileSync(copy, 'One light here. Two there. Three more! Four? Five. Six of them.')
    expect(await silkgraph(['verify', '--graph', lighthouses, '--document', copy])).toEqual({
      code: 1,
      err: '',
      out: [
        'This is not the document: none of its 6 sentences stand in your file.',
        'A light for Norsk Skerry (gazette)',
        'sha256 of the document   03fdc653d98501eb2ed5fd93128c753cc8ade61fbc7e5fb9a1fa225ca202fa43',
        'sha256 of your file      9c8347589e88abf01212987cbe9d38f2da5bbb50c3d8d6c019a4d69f99823470',
        'Give the text of the document with --document: as plain text with little else in it.',
      ].join('\n'),
    })
    const json: unknown = JSON.parse(
      (await silkgraph(['verify', '--json', '--graph', lighthouses, '--document', copy])).out,
    )
    expect(json).toMatchObject({ document: 'gazette', copy: false, identical: false, faults: [] })
  })

  test('proves every place on the document itself, also where check refuses the folder', async () => {
    const wrong = folder(
      'places',
      'documents.yaml',
      'start: 130,\n          end: 177',
      'start: 100,\n          end: 300',
    )
    const { code, out } = await silkgraph(['verify', '--graph', wrong, '--document', gazette])
    expect(code).toBe(1)
    expect(out.split('\n').slice(6)).toEqual([
      'documents.yaml:37:18  error  The passage P1.S2 has start 100. Write start: 130.',
      'documents.yaml:38:16  error  The passage P1.S2 has end 300. Write end: 177.',
      'A light for Norsk Skerry: 6 sentences, 6 match',
      'Your copy is byte for byte the document that was read; documents.yaml disagrees with it in 2 places.',
    ])
    const json: unknown = JSON.parse(
      (await silkgraph(['verify', '--json', '--graph', wrong, '--document', gazette])).out,
    )
    expect(json).toHaveProperty('faults', [
      { passage: 'P1.S2', key: 'start', said: 100, stands: 130 },
      { passage: 'P1.S2', key: 'end', said: 300, stands: 177 },
    ])
  })

  test.each([
    [
      ['--document', join(scratch, 'absent.txt')],
      1,
      `${join(scratch, 'absent.txt')}: The file cannot be read: there is nothing with this name. Check the path.`,
    ],
    [['--document', scratch], 1, `${scratch}: The file cannot be read: it is a folder. Check the path.`],
    [['--document', gazette, '--id', 'herald'], 2, 'The graph cites no document herald. It cites gazette.'],
    [[], 2, "Required option '--document <file>' not specified. Try --help."],
  ])('refuses %j in one line', async (words, code, err) => {
    expect(await silkgraph(['verify', '--graph', lighthouses, ...words])).toEqual({ code, out: '', err })
  })

  test('refuses a file that is no text', async () => {
    const file = join(scratch, 'image.bin')
    writeFileSync(file, Uint8Array.of(0x89, 0x50, 0xff, 0x00))
    const { code, err } = await silkgraph(['verify', '--graph', lighthouses, '--document', file])
    expect({ code, err }).toEqual({
      code: 1,
      err: `${file}: The file is not UTF-8 text. Save it as UTF-8 text.`,
    })
  })

  test('names the line and column of a character that no text has', async () => {
    const file = join(scratch, 'zero.txt')
    writeFileSync(file, 'One.\n\u{1f5fc} and \0.')
    const { code, err } = await silkgraph(['verify', '--graph', lighthouses, '--document', file])
    expect({ code, err }).toEqual({
      code: 1,
      err: `${file}:2:7: The file contains the character \\u0000, which is not allowed in a text. Remove it. If the file is in UTF-16, save it as UTF-8.`,
    })
  })
})

describe('words that are wrong', () => {
  test.each([
    [
      ['chek'],
      2,
      `Unknown command chek. Did you mean check? The commands are ${commands.map(({ name }) => name).join(', ')}.`,
    ],
    [['check', '--grap', 'x'], 2, "Unknown option '--grap' (Did you mean --graph?) Try --help."],
    [
      ['check', 'more'],
      2,
      'check takes options only, but was given more. `silkgraph help check` lists them.',
    ],
    [['--graph'], 2, "Option '--graph <path>' argument missing. Try --help."],
    [
      ['--graph', '/no/such/folder'],
      1,
      '/no/such/folder: The folder cannot be read: there is nothing with this name. Check the path.',
    ],
    [
      ['--graph', gazette],
      1,
      `${gazette}: The file is of no format that can be opened. These can be opened: ${readableTitles()}.`,
    ],
    [
      ['--graph', `${root}src`],
      1,
      `${root}src: The folder does not contain a graph. Give the folder that contains ontology.yaml, as in --graph graph.`,
    ],
  ])('%j give one line and an exit code', async (words, code, err) => {
    expect(await silkgraph(words)).toEqual({ code, out: '', err })
  })

  test('a broken graph gives one line, which counts further errors and says how to see them', async () => {
    const one = folder('one', 'reference.yaml', 'facts:', 'fact:')
    expect(
      (await silkgraph(['--graph', folder('one-dangling', 'judgements.yaml', 'L007', 'L077')])).err.split(
        '\n',
      ),
    ).toHaveLength(1)
    const { code, out, err } = await silkgraph(['--graph', one])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.split('\n')).toEqual([
      'reference.yaml:1:1: facts is missing. Add it; docs/authoring.md describes each key. ' +
        `(and 1 more: silkgraph check --graph ${one})`,
    ])
  })

  test.each([[[]], ...commands.map(({ name }) => [[name]])])(
    '%j --help shows an example and passes',
    async (words) => {
      const { code, out, err } = await silkgraph([...words, '--help'])
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toMatch(/Examples:\n {2}silkgraph/)
    },
  )
})

describe('the graph that ships', () => {
  test('is found from src/ and from dist/, at any depth', () => {
    expect(bundledFolder('graph', 'file:///a/b/src/cli/main.ts')).toBe('/a/b/graph')
    expect(bundledFolder('graph', 'file:///a/b%20c/dist/cli/main.js')).toBe('/a/b c/graph')
    expect(bundledFolder('graph', 'file:///a/dist/node_modules/silkgraph/dist/main.js')).toBe(
      '/a/dist/node_modules/silkgraph/graph',
    )
  })
})
