import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { lighthouses } from '../dataset/fixture.ts'
import { silkgraph } from './silkgraph.ts'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-import-folder-'))
afterAll(() => rmSync(scratch, { recursive: true }))

let at = 0
let folder = ''
beforeEach(() => {
  folder = join(scratch, `graph${at++}`)
})

function file(name: string, text: string): string {
  const path = join(scratch, name)
  writeFileSync(path, text)
  return path
}

const people = file('people.csv', 'id,labels,name,born:integer\na,Person,Ada,1815\nb,Person,Bob,1900\n')
const knows = file('knows.csv', 'start,type,end,since:integer\na,KNOWS,b,1840\n')
const asked = 'MATCH (a:Person)-[r:KNOWS]->(b) RETURN a.name, r.since, b.born, a.importedLine, r.layer'
const answer = 'a.name,r.since,b.born,a.importedLine,r.layer\nAda,1840,1900,2,imported'

describe('silkgraph import -o FOLDER', () => {
  test('makes a graph folder that every command opens', async () => {
    const written = await silkgraph(['import', people, knows, '-o', folder])
    expect(written).toEqual({
      code: 0,
      out: [
        `${people}: CSV, 2 nodes, 0 relationships`,
        `${knows}: CSV, 0 nodes, 1 relationship`,
        `${folder}/imported/people.ndjson: 2 nodes, 1 relationship, in a new graph folder`,
      ].join('\n'),
      err: '',
    })
    expect(readdirSync(folder).sort()).toEqual([
      'documents.yaml',
      'entities.yaml',
      'imported',
      'judgements.yaml',
      'ontology.yaml',
      'reference.yaml',
    ])
    expect(await silkgraph(['check', '--graph', folder])).toEqual({
      code: 0,
      out: '0 claims on 0 passages, 0 entities, 0 reference facts (0 unverified), 2 imported nodes and 1 imported relationship, 0 views, 0 canned queries: no errors',
      err: '',
    })
    const query = await silkgraph(['query', asked, '--graph', folder, '--format', 'csv'])
    expect(query).toMatchObject({ code: 0, out: answer })
    const exported = await silkgraph([
      'export',
      '--graph',
      folder,
      '--query',
      'MATCH (n)-[r]->(m) RETURN n, r, m',
      '--format',
      'ndjson',
    ])
    expect(exported.code).toBe(0)
    expect(exported.out).toContain('"layer":"imported"')
    expect(readdirSync(scratch).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('a folder that is called as a file of no format would be is told how to name it', async () => {
    const { code, err } = await silkgraph(['import', people, knows, '-o', `${folder}.v2`])
    expect(code).not.toBe(0)
    expect(err).toContain(`a name without an extension or with a slash at its end, as in -o ${folder}.v2/`)
    expect(await silkgraph(['import', people, knows, '-o', `${folder}.v2/`])).toMatchObject({ code: 0 })
  })

  test('--serve opens it: its own words for what no ontology describes', async () => {
    const { code, out } = await silkgraph(
      ['import', people, knows, '-o', folder, '--serve', '--port', '0', '--no-open'],
      { signal: AbortSignal.abort() },
    )
    expect(code).toBe(0)
    expect(out).toContain('Imported       2 imported nodes and 1 imported relationship')
    // There are no claims to be counted.
    expect(out).not.toMatch(/^(Claims|Entities|Relationships)/m)
    expect(out).toContain('The graph is at http://127.0.0.1:')
    const file = await silkgraph(['import', people, '-o', join(folder, 'x.gexf'), '--serve'])
    expect(file.code).toBe(2)
    expect(file.err).toContain('--serve opens a graph folder, and none is written here.')
  })

  test('adds to a folder with claims, beside which the elements stand as imported', async () => {
    cpSync(lighthouses, folder, { recursive: true })
    const written = await silkgraph(['import', people, knows, '-o', folder])
    expect(written.out).toContain('people.ndjson: 2 nodes, 1 relationship, added')
    const all =
      'MATCH ()-[r]->() WHERE r.layer IS NOT NULL RETURN r.layer, count(*) > 0 AS some ORDER BY r.layer'
    expect((await silkgraph(['query', all, '--graph', folder, '--format', 'csv'])).out).toBe(
      'r.layer,some\narticle,true\nimported,true\nreference,true',
    )
    expect((await silkgraph(['check', '--graph', folder])).code).toBe(0)
  })

  test('says that it replaces what was made of the same files, and refuses what was made of others', async () => {
    await silkgraph(['import', people, knows, '-o', folder])
    const [first] = [readFileSync(join(folder, 'imported/people.ndjson'), 'utf8')]
    const again = await silkgraph(['import', people, knows, '-o', folder])
    expect(again).toMatchObject({
      code: 0,
      err: `Replacing ${folder}/imported/people.ndjson, which was made of the same files.`,
    })
    expect(readFileSync(join(folder, 'imported/people.ndjson'), 'utf8')).toBe(first)
    const other = await silkgraph(['import', people, '-o', folder])
    expect(other.code).toBe(1)
    expect(other.err).toContain(`The file was made of ${people}, ${knows}, not of ${people}.`)
    expect(readFileSync(join(folder, 'imported/people.ndjson'), 'utf8')).toBe(first)
  })

  test('a folder of anything else, and a folder with errors, are refused', async () => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'holiday.jpg'), '')
    const { code, err } = await silkgraph(['import', people, '-o', folder])
    expect([code, readdirSync(folder)]).toEqual([1, ['holiday.jpg']])
    expect(err).toContain('The folder holds other files, and is not a graph folder.')
    cpSync(lighthouses, folder, { recursive: true })
    writeFileSync(join(folder, 'entities.yaml'), 'entities: 7\n')
    const refused = await silkgraph(['import', people, '-o', folder])
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('entities is 7: it must be a list.')
    expect(existsSync(join(folder, 'imported'))).toBe(false)
  })

  test('no folder within a graph folder is made, and no link out of one is followed', async () => {
    cpSync(lighthouses, folder, { recursive: true })
    for (const within of ['claims/people', 'people']) {
      const refused = await silkgraph(['import', people, '-o', join(folder, within)])
      expect([refused.code, refused.err]).toEqual([
        1,
        `${join(folder, within)}: The folder would lie within the graph folder ${folder}, which holds nothing but its own files. Name ${folder} itself, to add what the files hold to it, or a folder elsewhere.`,
      ])
    }
    const outside = join(scratch, 'outside')
    mkdirSync(outside)
    symlinkSync(outside, join(folder, 'imported'))
    const followed = await silkgraph(['import', people, '-o', folder])
    expect([followed.code, followed.err]).toEqual([
      1,
      `${join(folder, 'imported')}: This is a link that leads out of the folder. Put the file itself there: nothing outside the folder is read.`,
    ])
    expect(readdirSync(outside)).toEqual([])
  })

  test('of two imports at once into one folder under one name one is refused', async () => {
    cpSync(lighthouses, folder, { recursive: true })
    const [one, other] = ['one', 'other'].map((name) => {
      mkdirSync(join(scratch, name))
      return file(join(name, 'crew.csv'), `id,labels,name\n${name},Person,Ada\n`)
    })
    const both = await Promise.all([one, other].map((path) => silkgraph(['import', path, '-o', folder])))
    expect(both.map(({ code }) => code).toSorted()).toEqual([0, 1])
    const [refused] = both.filter(({ code }) => code === 1)
    expect(refused.err).toMatch(
      /crew\.ndjson: (Another import has written the file meanwhile|The file was made of)/,
    )
  })

  test('an id of an entity is refused with the line of the file, and nothing is left', async () => {
    cpSync(lighthouses, folder, { recursive: true })
    const taken = file('taken.csv', 'id,name\nx,Ada\nlight:norsk,Light\n')
    const { code, err } = await silkgraph(['import', taken, '-o', folder])
    expect(code).toBe(1)
    expect(err).toContain(`${taken}:3`)
    expect(err).toContain('The id light:norsk of an imported node is already used by an entity.')
    expect(existsSync(join(folder, 'imported'))).toBe(false)
  })

  test('a broken file leaves no folder', async () => {
    const broken = file('broken.gexf', '<gexf><graph>\n<nodes><node id="a"/></graph></gexf>')
    const { code, err } = await silkgraph(['import', broken, '-o', folder])
    expect([code, existsSync(folder)]).toEqual([1, false])
    expect(err).toMatch(/broken\.gexf:2/)
    expect(readdirSync(scratch).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('fills the empty folder in which it is called, and opens it', async () => {
    mkdirSync(folder)
    const before = process.cwd()
    process.chdir(folder)
    try {
      const { code, out } = await silkgraph(
        ['import', people, knows, '-o', '.', '--serve', '--port', '0', '--no-open'],
        { signal: AbortSignal.abort() },
      )
      expect([code, readdirSync('.').includes('ontology.yaml')]).toEqual([0, true])
      expect(out).toContain('The graph is at http://127.0.0.1:')
    } finally {
      process.chdir(before)
    }
  })

  test('--dry-run says what would be written, and writes nothing', async () => {
    const { code, out } = await silkgraph(['import', people, knows, '-o', `${folder}/`, '--dry-run'])
    expect([code, existsSync(folder)]).toEqual([0, false])
    expect(out).toContain('people.ndjson: 2 nodes, 1 relationship, if it were written')
  })

  test('files of several programs are one folder, joined by a property', async () => {
    const cities = file(
      'cities.graphml',
      '<graphml><key id="n" for="node" attr.name="name" attr.type="string"/><graph><node id="1"><data key="n">Ada</data></node></graph></graphml>',
    )
    const { out } = await silkgraph(['import', people, cities, '--join', 'name', '-o', folder])
    expect(out).toContain('Joined by name: 1 node meets one of a file before')
    expect(out).toContain('people.ndjson: 2 nodes, 0 relationships')
    expect((await silkgraph(['check', '--graph', folder])).code).toBe(0)
  })

  test('is named after the first file that is no mapping', async () => {
    const table = file('ports.csv', 'port,land\nIolcus,Thessaly\n')
    const map = file(
      'any.mapping.yaml',
      "entities: { port: { id: '{port}', name: '{port}' } }\nrelationships: {}\n",
    )
    const { out } = await silkgraph(['import', map, table, '-o', folder])
    expect(out).toContain('imported/ports.ndjson: 1 node')
    expect(readdirSync(join(folder, 'imported'))).toEqual(['ports.ndjson'])
  })

  test('nothing to write is told, and a file that is not there before that', async () => {
    expect(await silkgraph(['import', people])).toMatchObject({
      code: 2,
      err: 'Nothing says what to write. Name a graph folder or a file with -o, as in -o my-graph or -o graph.cypher, or look at what the files hold with --dry-run.',
    })
    const missing = await silkgraph(['import', join(scratch, 'nope.csv')])
    expect([missing.code, missing.err]).toEqual([1, expect.stringMatching(/^[^:]*nope\.csv: /)])
  })

  test('options that are for files are refused', async () => {
    const { code, err } = await silkgraph(['import', people, '-o', folder, '--raw'])
    expect([code, existsSync(folder)]).toEqual([2, false])
    expect(err).toContain('--raw is not for a graph folder, which keeps values as they are.')
  })
})

describe('options of silkgraph import that nothing uses', () => {
  test.each([
    ['one file', [people], 'one file was given'],
    ['tables alone', [people, knows], 'tables that are given together are one graph'],
  ])('--join is told to have joined nothing: %s', async (_, files, why) => {
    const { code, err } = await silkgraph(['import', ...files, '--join', 'name', '--dry-run'])
    expect(code).toBe(0)
    expect(err).toBe(`--join name joined nothing: it joins nodes of different files, and ${why}.`)
  })

  test.each([
    [['--format', 'nonsense'], 'Unknown format nonsense.'],
    [['--for', 'nonsense'], 'Unknown program nonsense.'],
    [['-o', 'graph.nonsense'], 'No format has files that end in .nonsense.'],
    [['--graph', 'folder'], '--graph is for a mapping that makes claims'],
  ])('--dry-run refuses %j as a run does', async (options, told) => {
    const [dry, run] = [
      await silkgraph(['import', people, '--dry-run', ...options]),
      await silkgraph(['import', people, ...options]),
    ]
    expect(dry).toEqual(run)
    expect(dry.code).toBe(2)
    expect(dry.err).toContain(told)
  })
})
