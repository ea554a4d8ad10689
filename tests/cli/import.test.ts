import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { silkgraph } from './silkgraph.ts'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-import-'))
afterAll(() => rmSync(scratch, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(scratch, name)
  writeFileSync(path, text)
  return path
}

const people = file('some people.csv', 'id,labels,name,born:integer\na,Person,Ada,1815\nb,Person,Bob,1900\n')
const knows = file('knows.csv', 'start,type,end,since:integer\na,KNOWS,b,1840\n')

describe('silkgraph import', () => {
  test('--dry-run tells what files hold, and writes nothing', async () => {
    expect(await silkgraph(['import', people, knows, '--dry-run'])).toEqual({
      code: 0,
      out: [
        `${people}: CSV, 2 nodes, 0 relationships`,
        `${knows}: CSV, 0 nodes, 1 relationship`,
        'Nodes: 2 Person',
        'Relationships: 1 KNOWS',
        'Properties: id STRING, name STRING, born INTEGER, since INTEGER',
      ].join('\n'),
      err: '',
    })
  })

  test.each(['gexf', 'graphml', 'cypher', 'xlsx', 'ndjson', 'cyjs'])(
    'writes %s, which every command opens again with the same answer',
    async (extension) => {
      const out = join(scratch, `out.${extension}`)
      const written = await silkgraph(['import', people, knows, '-o', out])
      expect(written).toMatchObject({ code: 0 })
      expect(written.err).toContain(`Wrote ${out}`)
      const asked = 'MATCH (a:Person)-[r:KNOWS]->(b) RETURN a.name, r.since, b.born, a.importedLine'
      const again = await silkgraph(['query', asked, '--graph', out, '--format', 'csv'])
      expect(again).toMatchObject({ code: 0, out: 'a.name,r.since,b.born,a.importedLine\nAda,1840,1900,2' })
    },
  )

  test('tells what is wrong, with file and line, and changes nothing', async () => {
    const broken = file('broken.gexf', '<gexf><graph>\n<nodes><node id="a"/></graph></gexf>')
    const out = file('there.graphml', 'before')
    const { code, err } = await silkgraph(['import', broken, '-o', out])
    expect(code).toBe(1)
    expect(err).toMatch(/broken\.gexf:2/)
    expect(readFileSync(out, 'utf8')).toBe('before')
  })

  test('reads short rows and other encodings where it is told to, and says so', async () => {
    const short = join(scratch, 'short.csv')
    const bytes = [...new TextEncoder().encode('id;name;price\na;\u00e9;1,5\nb;'), 0xe9, 0x0a]
    writeFileSync(short, new Uint8Array(bytes))
    const mixed = await silkgraph(['import', short, '--dry-run'])
    expect(mixed.code).toBe(1)
    expect(mixed.err).toContain('short.csv:3')
    expect(mixed.err).toContain('--encoding windows-1252')
    const ragged = await silkgraph(['import', short, '--dry-run', '--encoding', 'latin1'])
    expect(ragged.code).toBe(1)
    expect(ragged.err).toContain('The row has 2 cells, but line 1 names 3 columns.')
    expect(ragged.err).toContain('--fill-rows')
    const read = await silkgraph(['import', short, '--dry-run', '--encoding', 'latin1', '--fill-rows'])
    expect(read.code).toBe(0)
    expect(read.out).toContain('price FLOAT')
    expect(read.err).toContain('1 row with fewer cells than columns')
    const unknown = await silkgraph(['import', short, '--dry-run', '--encoding', 'klingon'])
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('Unknown encoding klingon.') })
    const graph = file('said.gexf', '<gexf><graph><nodes><node id="1"/></nodes></graph></gexf>')
    for (const words of [['--encoding', 'latin1'], ['--fill-rows']]) {
      const { code, err } = await silkgraph(['import', graph, '--dry-run', ...words])
      expect(code).toBe(2)
      expect(err.replaceAll('\n', ' ')).toContain(
        `${words[0]} is for tables of text, and none of the files is one. Leave out ${words[0]}.`,
      )
      expect((await silkgraph(['import', graph, short, '--dry-run', ...words])).err).not.toContain(
        'tables of text',
      )
    }
  })

  test('joins files by a property, and tells how many meet', async () => {
    const cities = file(
      'cities.graphml',
      '<graphml><key id="n" for="node" attr.name="name" attr.type="string"/><graph><node id="1"><data key="n">Ada</data></node></graph></graphml>',
    )
    const { out } = await silkgraph(['import', people, cities, '--join', 'name', '--dry-run'])
    expect(out).toContain('Joined by name: 1 node meets one of a file before')
  })

  test('several tables are one graph of every command', async () => {
    const { out, code } = await silkgraph([
      'query',
      'MATCH (a)-[:KNOWS]->(b) RETURN b.name',
      '--graph',
      `${people},${knows}`,
      '--format',
      'csv',
    ])
    expect([code, out]).toEqual([0, 'b.name\nBob'])
  })

  test('a file in place of a command is told how it is opened', async () => {
    const { code, err } = await silkgraph([knows])
    expect(code).toBe(2)
    expect(err).toContain(`To open the file: silkgraph --graph ${knows}.`)
  })

  test('of a table that says nothing of itself shows its columns and a mapping to start with', async () => {
    const table = file('investments.csv', 'investor,company,amount\nSequoia,Acme,10\nAccel,Acme,5\n')
    const { code, out, err } = await silkgraph(['import', table, '--dry-run'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    const [told, mapping] = err.split('\n\n')
    expect(told).toBe(
      `${table}:1: The table is of neither nodes nor relationships by its columns: \`investor\`, \`company\`, \`amount\`. ` +
        'Save the guess below as investments.mapping.yaml, correct it, and give it as one of the files, or with import --map investments.mapping.yaml.',
    )
    const map = file('investments.mapping.yaml', mapping)
    const holds = {
      code: 0,
      err: '',
      out: [
        `${table}: CSV, 3 nodes, 2 relationships`,
        'Nodes: 2 Investor, 1 Company',
        'Relationships: 2 INVESTED_IN',
        'Properties: id STRING, name STRING, amount INTEGER',
      ].join('\n'),
    }
    expect(await silkgraph(['import', table, '--map', map, '--dry-run'])).toEqual(holds)
    expect(await silkgraph(['import', table, map, '--dry-run'])).toEqual(holds)
    const asked =
      'MATCH (a:Investor)-[r:INVESTED_IN]->(b {name: "Acme"}) RETURN a.name, r.amount ORDER BY a.name'
    const answer = await silkgraph(['query', asked, '--graph', `${table},${map}`, '--format', 'csv'])
    expect(answer).toMatchObject({ code: 0, out: 'a.name,r.amount\nAccel,5\nSequoia,10' })
    expect(await silkgraph(['import', table, '--map', map, '--graph', scratch])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--graph is for a mapping that makes claims') as string,
    })
  })

  test('guesses a mapping of the table that lacks one, under a name that is not taken', async () => {
    const given = file('staff.csv', 'person,city\nAda,London\n')
    const text =
      "table: { file: staff.csv }\nentities: { p: { id: '{person}', name: '{person}' } }\nrelationships: {}\n"
    const lacking = file('sales.csv', 'shop,item,price\nA,Tea,3\n')
    for (const [mapping, named] of [
      ['staff.mapping.yaml', 'sales.mapping.yaml'],
      ['sales.mapping.yaml', 'sales-2.mapping.yaml'],
    ]) {
      const { code, err } = await silkgraph(['import', given, file(mapping, text), lacking, '--dry-run'])
      expect(code).toBe(1)
      const [told, guess] = err.split('\n\n')
      expect(told).toContain(`${lacking}:1: `)
      expect(told).toContain(`Save the guess below as ${named}, correct it`)
      expect(guess).toContain('file: sales.csv')
      expect(guess).not.toContain('staff.csv')
    }
  })

  test.each(['map.txt', 'map.json', 'map'])('--map takes %s for the mapping', async (name) => {
    const table = file('fleet.csv', 'ship,port\nArgo,Iolcus\n')
    const map = file(
      name,
      JSON.stringify({
        entities: { ship: { label: 'Ship', id: '{ship}', name: '{ship}' } },
        relationships: {},
      }),
    )
    const held = await silkgraph(['import', table, '--map', map, '--dry-run'])
    expect(held).toMatchObject({ code: 0, err: '' })
    expect(held.out).toContain('Nodes: 1 Ship')
    const folder = `${join(scratch, 'by', name)}/`
    const written = await silkgraph(['import', table, '--map', map, '-o', folder])
    expect(written).toMatchObject({ code: 0, err: '' })
    expect(written.out).toContain('imported/fleet.ndjson: 1 node')
  })
})
