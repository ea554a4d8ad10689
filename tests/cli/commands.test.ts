import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { withPages } from '../../src/cli/format.ts'
import { limitHint, memoryLimitReached } from '../../src/model/limit-errors.ts'
import { root } from '../helpers/shared.ts'
import { silkgraph } from './silkgraph.ts'

type Refused = readonly [given: readonly string[], err: string]

const noPart: Refused = [
  [],
  "Neither --query nor --canned was given. As in --query 'MATCH (n)-[r]->(m) RETURN n, r, m'.",
]
/** What names a part of the graph in two ways, or by nothing. */
const wrongParts: readonly Refused[] = [
  [
    ['--query', 'RETURN 1', '--canned', 'facilities'],
    'Both --query and --canned were given. Leave one of them out.',
  ],
  [['--query', ' '], "--query is empty. As in --query 'MATCH (n)-[r]->(m) RETURN n, r, m'."],
  [['--canned', ''], '--canned is empty. `silkgraph run` lists the canned queries.'],
]

const names = commands.map(({ name }) => name).join(', ')
const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-commands-'))
afterAll(() => rmSync(scratch, { recursive: true }))

describe('silkgraph', () => {
  test.each([['--version'], ['-V'], ['version']])('%s prints the version', async (word) => {
    expect(await silkgraph([word])).toEqual({ code: 0, out: '1.2.3', err: '' })
  })

  test('help is --help, of every command too', async () => {
    expect(await silkgraph(['help'])).toEqual(await silkgraph(['--help']))
    for (const { name } of commands)
      expect(await silkgraph(['help', name])).toEqual(await silkgraph([name, '--help']))
  })

  test('--help says what the exit codes mean', async () => {
    const { out } = await silkgraph(['--help'])
    expect(out.slice(out.indexOf('Exit codes')).split('\n')).toEqual([
      'Exit codes:',
      '  0  success, also when the reader of the output stops early',
      '  1  an error was found or the work failed',
      '  2  the command was used wrongly',
    ])
  })

  test.each([
    [['facilities'], 'Unknown command facilities. It is a canned query: silkgraph run facilities.'],
    [['runn', 'facilities'], `Unknown command runn. Did you mean run? The commands are ${names}.`],
    [['quer', 'RETURN 1'], `Unknown command quer. Did you mean query? The commands are ${names}.`],
    [
      ['exprt', '--canned', 'facilities', '-o', 'x.gexf'],
      `Unknown command exprt. Did you mean export? The commands are ${names}.`,
    ],
    [
      ['--graph', 'graph', 'runn', 'facilities'],
      `Unknown command runn. Did you mean run? The commands are ${names}.`,
    ],
    [
      ['facilities', '--format', 'csv'],
      'Unknown command facilities. It is a canned query: silkgraph run facilities.',
    ],
    [
      ['export', 'facilities', '-o', 'q.gexf'],
      'export takes options only, but was given facilities. facilities is a canned query: silkgraph export --canned facilities.',
    ],
    [
      ['pull', '-o', 'q.cypher', 'facilities'],
      'pull takes options only, but was given facilities. facilities is a canned query: silkgraph pull --canned facilities.',
    ],
    [
      ['check', 'facilities'],
      'check takes options only, but was given facilities. `silkgraph help check` lists them.',
    ],
    [
      ['export', '--canned', '-o', 'q.gexf'],
      '--canned needs a value, but -o is an option. Give a value after --canned; one that looks like an option is written --canned=-o.',
    ],
    [
      ['--graph', '--no-open'],
      '--graph needs a value, but --no-open is an option. Give a value after --graph; one that looks like an option is written --graph=--no-open.',
    ],
    [
      ['help', 'query', 'extra'],
      '`help` takes one command, but got 2: query extra. Write silkgraph help query.',
    ],
    [['help', 'exprot'], `Unknown command exprot. Did you mean export? The commands are ${names}.`],
    [['help', 'facilities'], 'Unknown command facilities. It is a canned query: silkgraph run facilities.'],
    [
      ['query', 'RETURN 1', '--graph', ''],
      '--graph is empty. Name a graph folder or a file, as in --graph my-graph or --graph people.csv, or leave it out.',
    ],
    [
      ['check', '--graph', ''],
      '--graph is empty. Name a graph folder or a file, as in --graph my-graph or --graph people.csv, or leave it out.',
    ],
    [
      ['query', 'RETURN 1', '--max-seconds', '-5'],
      '--max-seconds must be a number above 0, but is "-5". Write --max-seconds 5, or --max-seconds Infinity for no limit.',
    ],
    [
      ['serve', '--port', '99999'],
      '--port must be a whole number from 0 to 65535, but is "99999". Write --port 4870.',
    ],
    [
      ['load', '--relationships', 'a.csv'],
      'Tables of relationships need tables of the nodes that they connect. As in --nodes people.csv --relationships knows.csv.',
    ],
    [
      ['load', '--nodes', 'a.csv', '--graph', 'b'],
      'Both --graph and tables of nodes were given. Leave out --graph, or --nodes and --relationships.',
    ],
    [
      ['run', 'facilitie'],
      'Unknown canned query facilitie. Did you mean facilities? `silkgraph run` lists them.',
    ],
    [['run', 'xyz'], 'Unknown canned query xyz. `silkgraph run` lists them.'],
    [
      ['export', '--canned', 'facilitie', '--format', 'json'],
      'Unknown canned query facilitie. Did you mean facilities? `silkgraph run` lists them.',
    ],
    [
      ['export', '--canned', 'modalities', '--format', 'json'],
      'The canned query modalities returns only text and numbers, so there is nothing to export as a graph. ' +
        'Write its records with `silkgraph run modalities --format csv > modalities.csv`, or give --query to export nodes.',
    ],
    [
      ['export', '--canned', 'company', '--param', 'company=org:hauwei', '--format', 'cypher'],
      'The graph has no value org:hauwei for company. Did you mean org:huawei?',
    ],
    [
      ['run', 'company', '--param', 'company=nosuch'],
      "The graph has no value nosuch for company. List what it has: silkgraph query 'MATCH (c:Company) RETURN c.id AS value, c.name AS text ORDER BY text'.",
    ],
    [
      ['run', 'company', '--param', 'company=huawei'],
      'The graph has no value huawei for company. Did you mean org:huawei, org:huawei-cloud?',
    ],
    [
      ['run', 'company', '--param', 'company=org:huwaei'],
      'The graph has no value org:huwaei for company. Did you mean org:huawei?',
    ],
    [
      ['run', 'company', '--param', 'company=a', '--param', 'company=b'],
      `The parameter company is given twice. Give it once; several values are a list, as in --param 'company=["a", "b"]'.`,
    ],
    [
      ['query', 'RETURN $x', '--param', 'x={a:'],
      `The value of x is {a:, which begins like a list, a map or quoted text, but is neither JSON nor Cypher. Write --param 'x=[1, 2]', 'x={"a": 1}', or 'x="text"'.`,
    ],
    [
      ['query', 'RETURN $x', '--param', 'x=12345678901234567890'],
      `The value of x is 12345678901234567890, which is too large to be exact. Give it as text: --param 'x="12345678901234567890"'.`,
    ],
  ])('%j ends with 2 and says what to do', async (words, err) => {
    expect(await silkgraph(words)).toEqual({ code: 2, out: '', err })
  })

  test.each([
    ['1', 1],
    ['-0.5', -0.5],
    ['true', true],
    ['null', null],
    ['"1"', '1'],
    ["'it'", 'it'],
    [`'"data centre"'`, '"data centre"'],
    ['TRUE', 'TRUE'],
    ['[1, 2]', [1, 2]],
    ['{a: 1}', { a: 1 }],
    ['{"a": [1]}', { a: [1] }],
    ["['a', {b: 2.5}]", ['a', { b: 2.5 }]],
    ['org:huawei', 'org:huawei'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('--param x=%s is %j', async (text, value) => {
    const { out } = await silkgraph(['query', 'RETURN $x AS x', '--param', `x=${text}`, '--format', 'json'])
    expect(JSON.parse(out)).toEqual([{ x: value }])
  })

  test.each([
    ['MATCH (n:Nope) RETURN n', 'The graph has no label `Nope`.'],
    ['OPTIONAL MATCH (n:Nope) RETURN n', 'The graph has no label `Nope`.'],
    [
      'MATCH (n:Company {name: "x"}) RETURN n',
      'Take a condition away, or look at what there is with `silkgraph query`.',
    ],
  ])('an export that finds nothing has failed, and says why: %s', async (query, why) => {
    expect(await silkgraph(['export', '--query', query, '--format', 'json'])).toEqual({
      code: 1,
      out: '',
      err: `The query found nothing, so there is nothing to export. ${why}`,
    })
  })

  test('a script that is not there is a file that is not there', async () => {
    expect(await silkgraph(['query', '--graph', 'none.cypher', 'RETURN 1'])).toEqual({
      code: 1,
      out: '',
      err: 'none.cypher: The file cannot be read: there is nothing with this name. Check the path.',
    })
  })
})

test.each([
  [
    'CREATE (n)',
    'ReadOnlyViolation\nThis query writes, but only reading is allowed here.\nLeave out CREATE, MERGE, SET, REMOVE and DELETE.',
  ],
  ...['CREATE INDEX FOR (n:A) ON (n.x)', 'DROP INDEX a', 'drop constraint c'].map((text) => [
    text,
    'ReadOnlyViolation\nThis query writes, but only reading is allowed here.\nRun it in a program, or write it in the Cypher script where one makes the graph.',
  ]),
  [
    'RETURN $a',
    'MissingParameter (ParameterMissing)\nThe parameter $a has no value.\nGive it by --param NAME=VALUE.',
  ],
])('what is wrong with %s is named once, and mended here', async (text, err) => {
  expect(await silkgraph(['query', text])).toEqual({ code: 1, out: '', err })
})

describe('a limit is named as its reader can set it', () => {
  test.each([
    [
      'maxMillis',
      'maxMillis',
      'Narrow the pattern, add LIMIT, or raise maxMillis. EXPLAIN before the query shows its plan without running it.',
    ],
    [
      'maxMillis',
      '--max-seconds',
      'Narrow the pattern, add LIMIT, or raise --max-seconds. EXPLAIN before the query shows its plan without running it.',
    ],
    [
      'maxMillis',
      undefined,
      'Narrow the pattern or add LIMIT. EXPLAIN before the query shows its plan without running it.',
    ],
    ['maxRecords', '--max-records', 'Add LIMIT, aggregate, or raise --max-records.'],
    ['maxRecords', undefined, 'Add LIMIT or aggregate.'],
    ['maxMemory', 'maxMemory', 'Aggregate or limit earlier, or raise maxMemory.'],
    ['maxMemory', undefined, 'Aggregate or limit earlier.'],
  ] as const)('%s, raised by %s', (limit, setting, hint) => {
    expect(limitHint(limit, setting)).toBe(hint)
  })

  test('on the command line', async () => {
    const { err } = await silkgraph(['query', 'UNWIND range(1, 20) AS n RETURN n', '--max-records', '10'])
    expect(err).toBe(
      'The query returns more records than its limit of 10. Add LIMIT, aggregate, or raise --max-records.',
    )
    expect(memoryLimitReached(1, 'query')).toMatchObject({
      limit: 'maxMemory',
      hint: limitHint('maxMemory', 'maxMemory'),
    })
  })

  test('not at all where it cannot be set: of a statement in a script', async () => {
    const file = join(scratch, 'many.cypher')
    writeFileSync(file, 'UNWIND range(1, 1000001) AS n RETURN n;')
    expect((await silkgraph(['query', '--graph', file, 'RETURN 1'])).err).toContain(
      'That is the limit of one statement: do its work in several.',
    )
  })
})

describe('silkgraph export -o', () => {
  const words = ['export', '--canned', 'facilities']
  test.each([
    [['-o', 'a.gexf'], 'a.gexf', '<?xml'],
    [['-o', 'a.GraphML'], 'a.GraphML', '<?xml'],
    [['-o', 'a.json'], 'a.json', '{'],
    [['-o', 'a.cypher'], 'a.cypher', 'CREATE'],
    [['-o', 'a.ttl'], 'a.ttl', '@prefix'],
    [['-o', 'a.jsonld'], 'a.jsonld', '@context'],
    [['-o', 'a.txt', '--format', 'json'], 'a.txt', '{'],
    [['-o', 'b', '--format', 'gexf'], 'b.gexf', '<?xml'],
    [['-o', 'c.d.csv'], 'c.d-nodes.csv', 'key,labels'],
  ])('%j makes %s', async (more, name, start) => {
    const [, output, ...rest] = more
    const file = join(scratch, name)
    expect(await silkgraph([...words, '-o', join(scratch, output), ...rest])).toMatchObject({ code: 0 })
    expect(readFileSync(file, 'utf8')).toContain(start)
  })

  const known =
    'Give --format gexf, graphml, json, node-link, cytoscape, json-graph, ndjson, turtle, trig, json-ld, csv, xlsx, cypher, dot, markdown, ftm or mermaid, or --for excel or gephi, or an --output that ends in .gexf, .graphml, .json, .cyjs, .ndjson, .ttl, .trig, .jsonld, .csv, .xlsx, .cypher, .dot, .md or .mmd.'
  const others =
    '--for takes excel or gephi; for other programs use --format gexf, graphml, json, node-link, cytoscape, json-graph, ndjson, turtle, trig, json-ld, csv, xlsx, cypher, dot, markdown, ftm or mermaid.'
  test.each([
    [['-o', 'a.pdf'], `No format has files that end in .pdf. ${known}`],
    [['-o', 'a'], `No format was given. ${known}`],
    [[], `No format was given. ${known}`],
    [['-o', '/dev/stdout'], `No format was given. ${known}`],
    [
      ['-o', '/dev/stdout', '--format', 'csv'],
      'csv is written as 3 files, not one. Give a name for them, as in --output graph.csv.',
    ],
    [
      ['--format', 'xml'],
      'Unknown format xml. Use gexf, graphml, json, node-link, cytoscape, json-graph, ndjson, turtle, trig, json-ld, csv, xlsx, cypher, dot, markdown, ftm or mermaid.',
    ],
    [['--for', 'word'], `Unknown program word. ${others}`],
    [
      ['--for', 'gephi', '--format', 'gexf'],
      '--for gephi writes csv, not gexf. Leave out --for gephi, or --format gexf.',
    ],
    [
      ['--for', 'gephi', '-o', 'x.gexf'],
      'x.gexf ends in .gexf, but --for gephi writes files that end in .csv. Name it x.csv, or leave out --for gephi.',
    ],
    [
      ['--for', 'excel', '-o', 'd/x.JSON'],
      'd/x.JSON ends in .JSON, but --for excel writes files that end in .csv. Name it d/x.csv, or leave out --for excel.',
    ],
    [
      ['--format', 'gexf', '-o', 'x.csv'],
      'x.csv ends in .csv, but --format gexf writes files that end in .gexf. Name it x.gexf, or leave out --format gexf.',
    ],
    [['-o', ''], '--output is empty. Name the file to write, as in --output graph.gexf.'],
    [['--for', 'gephi', '-o', ''], '--output is empty. Name the file to write, as in --output graph.csv.'],
    [['-o', '.'], '. is a folder. Name a file in it, as in --output graph.gexf.'],
    [
      ['-o', 'none/'],
      'none/ names a folder that does not exist. Create it and name a file in it, as in --output none/graph.gexf.',
    ],
  ])('%j is refused', async (more, err) => {
    expect(await silkgraph([...words, ...more])).toEqual({ code: 2, out: '', err })
    expect(existsSync('x.csv') || existsSync('x.gexf')).toBe(false)
  })

  test.each([
    ['', '--output is empty. Name the file to write, as in --output graph.cypher.'],
    ['.', '. is a folder. Name a file in it, as in --output graph.cypher.'],
    ['x.gexf', 'x.gexf ends in .gexf, but pull writes files that end in .cypher. Name it x.cypher.'],
  ])('is refused to pull too: %j', async (output, err) => {
    const { code, ...told } = await silkgraph(['pull', '--store', 'bolt://127.0.0.1:1', '-o', output])
    expect({ code, ...told }).toEqual({ code: 2, out: '', err })
  })

  test.each([...wrongParts, noPart])('is asked for after the query: %j', async (given, err) => {
    expect(await silkgraph(['export', ...given])).toEqual({ code: 2, out: '', err })
  })

  test.each(wrongParts)('is asked for after the query by pull too: %j', async (given, err) => {
    expect(await silkgraph(['pull', '-o', 'x.cypher', ...given])).toEqual({ code: 2, out: '', err })
  })
})

describe('a page of documentation that is named', () => {
  test('is there, and goes with the package', () => {
    const { files } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { files: string[] }
    expect(files).toEqual(expect.arrayContaining(['docs/*.md', 'docs/adr']))
    const named = new Set<string>()
    for (const name of readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }))
      if (/\.tsx?$/.test(name))
        for (const [page] of readFileSync(`${root}src/${name}`, 'utf8').matchAll(/docs\/[\w/-]+\.md/g))
          named.add(page)
    expect(named.size).toBeGreaterThan(2)
    expect([...named].filter((page) => !existsSync(`${root}${page}`))).toEqual([])
  })

  test('is named by a path that can be opened', () => {
    const docs = join(scratch, 'package', 'docs')
    expect(withPages('docs/bolt.md says more, and docs/adr/0001-a.md.', docs)).toBe(
      `${docs}/bolt.md says more, and ${docs}/adr/0001-a.md.`,
    )
    expect(withPages('see my-docs/bolt.md, /docs/bolt.md', docs)).toBe('see my-docs/bolt.md, /docs/bolt.md')
    expect(withPages('docs/bolt.md says more.', join(process.cwd(), 'docs'))).toBe('docs/bolt.md says more.')
  })

  test('is named in --help as it is called in the package', async () => {
    const docs = join(scratch, 'package', 'docs')
    const { out } = await silkgraph(['load', '--help'], { docs })
    expect(out.replace(/\s+/g, ' ')).toContain('docs/bolt.md in the package describes the columns of CSV')
    expect(out).not.toContain(docs)
  })

  test('is linked in the README', () => {
    const text = readFileSync(`${root}README.md`, 'utf8')
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target)
    expect(links.filter((target) => !/^https?:/.test(target) && !existsSync(`${root}${target}`))).toEqual([])
    const bare = text.replace(/\[[^\]]*\]\([^)]*\)/g, '').match(/docs\/[\w/-]+(\.md)?/g)
    expect(bare).toBeNull()
  })
})
