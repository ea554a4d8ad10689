import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { lighthouses } from '../dataset/fixture.ts'
import { widthOf } from '../../src/cli/terminal-text.ts'
import { silkgraph } from './silkgraph.ts'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-asking-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const builders =
  'MATCH (e:Engineer)-[r:BUILDS]->(l:Lighthouse) RETURN e.name AS engineer, l.name AS light, r.modality AS modality ORDER BY engineer, light, modality'

describe('silkgraph query', () => {
  test('prints CSV in a pipe and a table on a terminal, cut to its width', async () => {
    const { code, out } = await silkgraph(['query', '--graph', lighthouses, builders])
    expect(code).toBe(0)
    const [heading, ...lines] = out.split('\n')
    expect(heading).toBe('engineer,light,modality')
    expect(lines.length).toBeGreaterThan(0)
    const table = await silkgraph(['query', '--graph', lighthouses, builders], { terminalWidth: 40 })
    expect(table.out.split('\n')[1]).toMatch(/^-+ {2}-+ {2}-+$/)
    expect(table.out).toContain(`\n\n${lines.length} record`)
    for (const line of table.out.split('\n')) expect([...line].length).toBeLessThanOrEqual(40)
  })

  test.each([40, 60, 80, 120])('prints a plan whole, in lines of a terminal of %i columns', async (width) => {
    const text =
      "PROFILE MATCH (e:Engineer)-[r:BUILDS]->(l:Lighthouse) WHERE e.name STARTS WITH 'a long text that no terminal has the room for' AND l.name <> '中文中文中文中文中文中文中文中文中文中文' RETURN e.name AS engineer, l.name AS light"
    const ask = ['query', '--graph', lighthouses, text]
    const wide = await silkgraph([...ask, '--format', 'table'])
    const narrow = await silkgraph(ask, { terminalWidth: width })
    const charactersOf = (shown: string): readonly string[] => [...shown.replace(/[\s-]/g, '')].toSorted()
    const untimed = (shown: string): string => shown.replace(/ \d+\.\d\b/g, '')
    expect(charactersOf(untimed(narrow.out))).toEqual(charactersOf(untimed(wide.out)))
    expect(narrow.out).not.toContain('…')
    // The figures alone take more than 40 columns, and are never cut.
    if (width > 70)
      for (const line of narrow.out.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width)
    expect((await silkgraph(ask)).out).toContain('a long text that no terminal has the room for')
  })

  test('prints temporal values as ISO text', async () => {
    const text =
      "RETURN date('2015-W30-2') AS day, [duration('P1DT90M')] AS spans, datetime('2015T12+01:00') AS at"
    const { out } = await silkgraph(['query', '--graph', lighthouses, text])
    expect(out).toBe('day,spans,at\n2015-07-21,P1DT1H30M,2015-01-01T12:00:00+01:00')
    const json = await silkgraph(['query', '--graph', lighthouses, text, '--format', 'json'])
    expect(JSON.parse(json.out)).toEqual([
      { day: '2015-07-21', spans: ['P1DT1H30M'], at: '2015-01-01T12:00:00+01:00' },
    ])
  })

  test('prints a point as the call that makes it', async () => {
    const text = 'RETURN point({longitude: 13.4, latitude: 52.5}) AS place'
    const { out } = await silkgraph(['query', '--graph', lighthouses, text])
    expect(out).toBe(`place\n"point({x: 13.4, y: 52.5, crs: 'wgs-84'})"`)
  })

  test('prints JSON, takes parameters, and says that there are no records', async () => {
    const text = 'MATCH (n {id: $id}) RETURN n.id AS id, $more AS more'
    const { out } = await silkgraph([
      'query',
      '--graph',
      lighthouses,
      text,
      '--param',
      'id=isle:norsk',
      '--param',
      'more=[1, 2]',
      '--format',
      'json',
    ])
    expect(JSON.parse(out)).toEqual([{ id: 'isle:norsk', more: [1, 2] }])
    expect(
      (
        await silkgraph(['query', '--graph', lighthouses, 'MATCH (n {id: 1}) RETURN n'], {
          terminalWidth: 80,
        })
      ).out,
    ).toBe('No records.')
  })

  test.each([
    ['RETURN -5 AS i, -0.5 AS f, 1.0 AS g, 1e21 AS h, -0.0 AS z', 'i,f,g,h,z\n-5,-0.5,1.0,1.0E21,-0.0'],
    ['RETURN 0.0 / 0.0 AS n, 1.0 / 0.0 AS p, -1.0 / 0.0 AS m', 'n,p,m\nNaN,Infinity,-Infinity'],
    [
      "RETURN '-5' AS t, '=1+1' AS u, [-5, 1.0] AS l, date('-0001-01-01') AS d",
      `t,u,l,d\n'-5,'=1+1,"'-5, 1.0",'-0001-01-01`,
    ],
    ["RETURN 'a ' AS t", 't\na '],
    ["UNWIND ['a', null] AS t RETURN t", 't\na\n'],
  ])('%s in a pipe', async (query, text) => {
    expect((await silkgraph(['query', '--graph', lighthouses, query])).out).toBe(text)
  })

  test('JSON and tables show a FLOAT as one', async () => {
    const query = 'RETURN 1 AS i, 1.0 AS f, [2.0] AS l'
    const { out } = await silkgraph(['query', '--graph', lighthouses, query, '--format', 'json'])
    expect(out).toBe('[\n  {\n    "i": 1,\n    "f": 1.0,\n    "l": [\n      2.0\n    ]\n  }\n]')
    expect((await silkgraph(['query', '--graph', lighthouses, query, '--format', 'table'])).out).toBe(
      'i    f  l\n-  ---  ---\n1  1.0  2.0\n\n1 record',
    )
  })

  test('shows where a query is wrong, and the nearest name', async () => {
    expect(await silkgraph(['query', '--graph', lighthouses, 'RETURN toUper(1)'])).toEqual({
      code: 1,
      out: '',
      err: [
        'UnknownFunction (SyntaxError) at line 1, column 8',
        '1 | RETURN toUper(1)',
        '           ^^^^^^',
        'Unknown function `toUper`.',
        'Did you mean `toUpper`?',
      ].join('\n'),
    })
    const { code, err } = await silkgraph(['query', '--graph', lighthouses, 'MATCH (n:Lighthose) RETURN n'])
    expect([code, err]).toEqual([0, 'The graph has no label `Lighthose`. Did you mean `Lighthouse`?'])
  })

  test.each([
    [['query', ''], 'The query is empty.'],
    [['query', 'RETURN 1', '--param', 'x'], '--param x is not of the form name=value.'],
    [['query', 'RETURN 1', '--format', 'xml'], 'Unknown format xml.'],
    [
      ['query', 'RETURN 1', '--max-records', 'many'],
      '--max-records must be a whole number above 0, but is "many".',
    ],
    [
      ['query', 'RETURN 1', '--max-records', '1.5'],
      '--max-records must be a whole number above 0, but is "1.5". Write --max-records 5, or --max-records Infinity for no limit.',
    ],
    [['run', 'nothing'], 'Unknown canned query nothing.'],
    [['run', 'company', '--param', 'city=x'], 'company has no parameter city.'],
    [['run', 'central', '--param', 'limit=x'], 'limit must be of type integer, but is "x".'],
    [['export', '--format', 'gexf'], 'Neither --query nor --canned was given.'],
    [['export', '--canned', 'facilities', '--format', 'doc'], 'Unknown format doc.'],
    [['export', '--canned', 'facilities', '--format', 'csv'], 'csv is written as 3 files, not one.'],
    [['export', '--canned', 'facilities'], 'No format was given.'],
    [['export', '--canned', 'facilities', '--for', 'word'], 'Unknown program word.'],
    [
      ['export', '--canned', 'facilities', '--for', 'gephi', '--format', 'gexf'],
      '--for gephi writes csv, not gexf.',
    ],
    [['export', '--canned', 'facilities', '--format', 'csv-gephi'], 'Unknown format csv-gephi.'],
    [['export', '--query', 'RETURN 1', '--format', 'json'], 'The query returns no nodes or relationships.'],
  ])('%j ends with 2 and says so', async (words, message) => {
    const { code, out, err } = await silkgraph(words)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect(err.split('\n')).toHaveLength(1)
  })

  test('a canned answer has its statements as sentences in CSV, and as they were returned in JSON', async () => {
    const [csv, json] = await Promise.all(
      ['csv', 'json'].map(async (format) => (await silkgraph(['run', 'connection', '--format', format])).out),
    )
    expect(csv.split('\n')[1]).toContain(',Alibaba Cloud is a unit of Alibaba; Alibaba Cloud builds ')
    expect(JSON.parse(json)).toContainEqual({
      connection: expect.any(String) as string,
      statements: expect.arrayContaining([['Alibaba Cloud', 'UNIT_OF', 'Alibaba']]) as string[][],
    })
  })

  test('Infinity is no limit', async () => {
    const words = ['query', 'RETURN 1 AS n', '--max-seconds', 'Infinity', '--max-records', 'Infinity']
    expect(await silkgraph(words)).toEqual({ code: 0, out: 'n\n1', err: '' })
  })

  test('refuses to write, and keeps its limits', async () => {
    expect((await silkgraph(['query', 'CREATE (:A)'])).err).toContain('ReadOnlyViolation')
    const { code, err } = await silkgraph(['query', 'MATCH (a), (b), (c) RETURN a.id', '--max-records', '10'])
    expect([code, err]).toEqual([1, expect.stringContaining('10')])
  })

  test('ends when it is cancelled', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 50)
    const { code, err } = await silkgraph(
      ['query', 'MATCH (a), (b), (c), (d) RETURN count(*)', '--max-seconds', '60'],
      { signal: controller.signal },
    )
    expect([code, err]).toEqual([1, expect.stringContaining('cancelled')])
  })
})

describe('silkgraph run', () => {
  test('lists the canned queries with their questions', async () => {
    const { out } = await silkgraph(['run'])
    expect(out).toContain('Which facilities exist abroad, where, and how far are they?')
    expect((await silkgraph(['run', '--graph', lighthouses])).out).toBe(
      'builders  Which lights does an engineer build?',
    )
  })

  test('asks one, and shows its Cypher', async () => {
    const { code, out } = await silkgraph(['run', 'company', '--param', 'company=org:huawei-cloud'])
    expect([code, out.split('\n')[0]]).toEqual([
      0,
      'who,relationship,whom,market,modality,status,certainty,claims',
    ])
    expect(out).toContain('HAS_STRONGHOLD_IN,Africa,,assessment,established,,C063')
    expect((await silkgraph(['run', 'company', '--show'])).out).toContain(
      'MATCH (c:Company {id: $company})-[r]-()',
    )
  })
})

describe('the licence that an export names', () => {
  const bundled = 'MATCH p = (:Company)-[:BUILDS]->() RETURN p'
  async function licence(...words: string[]): Promise<unknown> {
    const { out, err } = await silkgraph(['export', '--format', 'json', ...words])
    expect(err).not.toContain(':')
    return (JSON.parse(out) as { readonly attributes: { readonly licence?: string } }).attributes.licence
  }
  function script(name: string, text: string): string {
    const file = join(scratch, `${name}.cypher`)
    writeFileSync(file, text)
    return file
  }

  test('is that of the bundled graph, also where a script makes it or a part of it', async () => {
    expect(await licence('--query', bundled)).toBe('CC BY 4.0 (Silkgraph)')
    const { out } = await silkgraph(['export', '--query', bundled, '--format', 'cypher'])
    expect(await licence('--graph', script('ours', out), '--query', bundled)).toBe('CC BY 4.0 (Silkgraph)')
  })

  test.each([
    ['a folder of others', () => lighthouses],
    ['a script with other labels', () => script('theirs', 'CREATE (:Ship)-[:SAILS_TO]->(:Port)')],
    ['a script with other labels beside ours', () => script('both', 'CREATE (:Company)-[:BUILDS]->(:Ship)')],
  ])('is none for %s, but what --licence says', async (_, graph) => {
    const words = ['--graph', graph(), '--query', 'MATCH p = ()-->() RETURN p', '--no-evidence']
    expect(await licence(...words)).toBeUndefined()
    expect(await licence(...words, '--licence', 'CC0 1.0')).toBe('CC0 1.0')
  })
})

describe('silkgraph export', () => {
  test('writes a file, and the evidence unless it is not wanted', async () => {
    const file = join(scratch, 'sites.json')
    const { code, err } = await silkgraph([
      'export',
      '--canned',
      'facilities',
      '--format',
      'json',
      '-o',
      file,
    ])
    expect([code, err.split('\n')[0]]).toEqual([0, `Wrote ${file}`])
    const text = readFileSync(file, 'utf8')
    for (const held of ['C027', 'CC BY 4.0', '"sentence\\":2', 'fac:alibaba-dc-dubai'])
      expect(text).toContain(held)
    const { out } = await silkgraph(['export', '--canned', 'facilities', '--format', 'json', '--no-evidence'])
    expect(out).not.toContain('sentence')
  })

  test('names the three files of CSV', async () => {
    await silkgraph([
      'export',
      '--query',
      'MATCH ()-[r:BUILDS]->() RETURN r',
      '--format',
      'csv',
      '-o',
      join(scratch, 'sites.csv'),
    ])
    for (const suffix of ['nodes', 'relationships', 'claims'])
      expect(existsSync(join(scratch, `sites-${suffix}.csv`))).toBe(true)
  })

  test.each([
    [['--for', 'gephi'], ['-edges', '-nodes'], 'Source,Target,Type,Kind,Id,Label,Weight,'],
    [['--for', 'gephi', '--format', 'csv'], ['-edges', '-nodes'], 'Source,Target,'],
    [['--for', 'excel'], ['-claims', '-nodes', '-relationships'], '\uFEFFrelationship,claim,'],
  ])('writes CSV %j', async (words, suffixes, start) => {
    const folder = mkdtempSync(join(scratch, 'for-'))
    const output = join(folder, 'sites.csv')
    await silkgraph(['export', '--query', 'MATCH ()-[r:BUILDS]->() RETURN r', ...words, '-o', output])
    const names = readdirSync(folder).toSorted()
    expect(names).toEqual(suffixes.map((suffix) => `sites${suffix}.csv`))
    expect(readFileSync(join(folder, names[0] ?? ''), 'utf8').startsWith(start)).toBe(true)
  })

  test('holds numbers of their type, whole relationships alone too', async () => {
    const script = join(scratch, 'numbers.cypher')
    writeFileSync(
      script,
      "CREATE (:N {id: 'a', f: 1.0, big: 1e21, i: -5})-[:R {w: 2.0}]->(:N {id: 'b', f: -0.5});",
    )
    const { out } = await silkgraph([
      'export',
      '--graph',
      script,
      '--query',
      'MATCH ()-[r]->() RETURN r',
      '--format',
      'cypher',
    ])
    expect(out).toContain("`big`: 1.0E21, `f`: 1.0, `i`: -5, `id`: 'a'")
    expect(out).toContain("`f`: -0.5, `id`: 'b'")
    expect(out).toContain('r: {`w`: 2.0}')
  })

  test('a file that cannot be written is one clear error', async () => {
    const { code, err } = await silkgraph([
      'export',
      '--canned',
      'facilities',
      '--format',
      'json',
      '-o',
      join(scratch, 'none', 'x.json'),
    ])
    expect([code, err]).toEqual([
      1,
      expect.stringContaining(`The file cannot be written: there is no folder ${join(scratch, 'none')}.`),
    ])
  })
})
