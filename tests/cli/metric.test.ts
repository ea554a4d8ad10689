import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { metrics } from '../../src/metrics/index.ts'
import { silkgraph } from './silkgraph.ts'

const folder = mkdtempSync(join(tmpdir(), 'silkgraph-metric-'))
afterAll(() => rmSync(folder, { recursive: true }))
const graph = join(folder, 'trade.cypher')
writeFileSync(
  graph,
  `CREATE (a:Firm {id: 'a', name: 'Ann & Co'})-[:OWNS {share: 0.5}]->(b:Firm {id: 'b', caption: 'Bob', name: 'Bob Ltd'}),
     (b)-[:SELLS {share: 2}]->(:Port {name: 'Cove'});`,
)

const MEANING = 'The degree of a node is the number of relationships that it has.'
const COUNTING =
  'each of several relationships between the same nodes counts, and one from a node to itself counts twice'

describe('silkgraph metric', () => {
  test('lists the metrics', async () => {
    const { code, out } = await silkgraph(['metric'])
    expect(code).toBe(0)
    expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual(
      metrics.map(({ name, description }) => [name, description]),
    )
    const json = await silkgraph(['metric', '--format', 'json'])
    expect(JSON.parse(json.out)).toEqual(
      metrics.map(({ name, title, description }) => ({ name, title, description })),
    )
  })

  test.each([
    [['--label', 'Company'], '--label is for computing a metric, and none is named. Leave out --label.'],
    [['--option', 'x=1'], '--option is for computing a metric, and none is named.'],
    [['--limit', '-3'], '--limit is for computing a metric, and none is named.'],
    [
      ['--max-seconds', '3'],
      '--max-seconds is for computing a metric, and none is named. Leave out --max-seconds.',
    ],
    [['--graph', graph], '--graph is for computing a metric, and none is named.'],
    [['--everything'], '--everything is for computing a metric, and none is named.'],
    [['--format', 'csv'], '--format csv is for computing a metric: metrics are listed as text, or as json.'],
    [['--format', 'xml'], 'Unknown format xml.'],
  ])('refuses to list the metrics with %j', async (words, message) => {
    const { code, out, err } = await silkgraph(['metric', ...words])
    expect([code, out]).toEqual([2, ''])
    expect(err.replaceAll('\n', ' ')).toContain(message)
  })

  test('prints what it means, what was counted and left out, and a table', async () => {
    const { code, out, err } = await silkgraph(['metric', 'degree', '--graph', graph], { terminalWidth: 80 })
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(
      [
        'Degree',
        `${MEANING} Counted: 3 nodes and 2 relationships, either way; ${COUNTING}. Left out: nothing.`,
        '',
        'id  name      labels  score',
        '--  --------  ------  -----',
        'b   Bob       Firm        2',
        'a   Ann & Co  Firm        1',
        '2   Cove      Port        1',
        '',
        '3 records',
      ].join('\n'),
    )
  })

  test('gives programs the records alone, and tells people the rest', async () => {
    const words = ['metric', 'louvain', '--graph', graph, '--limit', '1']
    const csv = await silkgraph(words)
    expect(csv.out).toBe('id,name,labels,community,size\na,Ann & Co,Firm,1,3')
    expect(csv.err).toMatch(
      /^A community is .* Counted: 3 nodes and 2 relationships.*\nThese are the first of 3 nodes: --limit Infinity prints all\.$/,
    )
    const json = await silkgraph([...words, '--format', 'json'])
    expect(JSON.parse(json.out)).toEqual([
      { id: 'a', name: 'Ann & Co', labels: ['Firm'], community: 1, size: 3 },
    ])
  })

  test('counts labels, types, a direction, a weight and what else a metric has', async () => {
    const of = async (...words: readonly string[]): Promise<readonly string[]> => {
      const { code, out, err } = await silkgraph(['metric', ...words, '--graph', graph, '--format', 'csv'])
      expect(code, err).toBe(0)
      return out.split('\n').slice(1)
    }
    expect(await of('degree', '--label', 'Firm')).toEqual(['a,Ann & Co,Firm,1', 'b,Bob,Firm,1'])
    expect(
      await of('degree', '--label', 'Firm', '--label', 'Port', '--type', 'SELLS', '--direction', 'in'),
    ).toEqual(['2,Cove,Port,1', 'a,Ann & Co,Firm,0', 'b,Bob,Firm,0'])
    expect(await of('degree', '--weight', 'share', '--direction', 'out')).toEqual([
      'b,Bob,Firm,2.0',
      'a,Ann & Co,Firm,0.5',
      '2,Cove,Port,0.0',
    ])
    expect(await of('betweenness', '--option', 'normalized=false')).toEqual([
      'b,Bob,Firm,1.0',
      'a,Ann & Co,Firm,0.0',
      '2,Cove,Port,0.0',
    ])
  })

  test('counts what a query returns: relationships with their ends, nodes with what is between them', async () => {
    const of = async (query: string, ...words: readonly string[]): Promise<string> =>
      (await silkgraph(['metric', 'components', '--graph', graph, '--query', query, ...words])).out
    expect(await of('MATCH ()-[r:SELLS]->() RETURN r')).toBe(
      'id,name,labels,component,size\nb,Bob,Firm,1,2\n2,Cove,Port,1,2',
    )
    expect(await of('MATCH (n:Firm {id: $id}) RETURN n', '--param', 'id=a')).toBe(
      'id,name,labels,component,size\na,Ann & Co,Firm,1,1',
    )
    expect(await of('MATCH (n) WHERE n.id IS NULL OR n:Firm RETURN collect(n) AS all')).toContain(
      '2,Cove,Port,1,3',
    )
  })

  test('counts a canned query, and of the bundled graph not its evidence', async () => {
    const canned = await silkgraph([
      'metric',
      'degree',
      '--canned',
      'company',
      '--param',
      'company=org:huawei',
    ])
    expect([canned.code, canned.out.split('\n')[0]]).toEqual([0, 'id,name,labels,score'])
    const { err } = await silkgraph(['metric', 'degree'])
    expect(err).toMatch(
      /Left out: \d+ nodes of the evidence \(claims, passages and documents\); \d+ unnamed sets; \d+ relationships of those nodes\./,
    )
    const everything = await silkgraph(['metric', 'degree', '--everything'])
    expect(everything.err).toContain('Left out: nothing.')
  })

  test('tells on a terminal how far it is', async () => {
    const told: string[] = []
    const query =
      'UNWIND range(0, 700) AS i CREATE (:N {i: i}); MATCH (a:N), (b:N) WHERE b.i IN [a.i + 1, a.i * 2, a.i * 3] CREATE (a)-[:R]->(b);'
    writeFileSync(join(folder, 'long.cypher'), query)
    const { code } = await silkgraph(['metric', 'betweenness', '--graph', join(folder, 'long.cypher')], {
      progress: (text) => void told.push(text),
    })
    expect(code).toBe(0)
    expect(told.length).toBeGreaterThan(3)
    expect(told.at(-1)).toBe('')
    expect(told[1]).toMatch(/^Betweenness: \d+ %$/)
  })

  test.each([
    [['pagerank'], 'Unknown metric pagerank. Did you mean pageRank?'],
    [['nonsense'], `Unknown metric nonsense. The metrics are ${metrics.map(({ name }) => name).join(', ')}.`],
    [
      ['degree', '--limit', '0'],
      '--limit must be a whole number above 0, but is "0". Write --limit 50, or --limit Infinity for all.',
    ],
    [
      ['degree', '--option', 'damping'],
      '--option damping is not of the form name=value. Write --option damping=0.9.',
    ],
    [
      ['degree', '--option', 'weight=share', '--weight', 'share'],
      'The option weight is given twice. Give it once.',
    ],
    [
      ['degree', '--query', 'RETURN 1'],
      'The query returns no nodes or relationships, so there is nothing to count. Return them whole, as in RETURN n, r or RETURN path.',
    ],
    [
      ['degree', '--direction', 'up'],
      "The option `direction` must be 'out', 'in' or 'both', not 'up'. Write --direction both.",
    ],
    [
      ['pageRank', '--option', 'damping=7'],
      'The option `damping` must be a number from 0 to below 1, not 7. Write --option damping=0.85.',
    ],
    [
      ['pageRank', '--option', 'dampng=0.7'],
      'PageRank has no option `dampng`. Did you mean `--option damping`?',
    ],
    [['degree', '--option', 'seed=7'], 'Degree has no option `seed`. It has --direction, --weight.'],
    [
      ['kCore', '--direction', 'out'],
      'k-core has no option `direction`. It has none but those that choose what is counted: --label, --type, --everything, --query.',
    ],
    [['degree', '--label', 'Fim'], 'The graph has no label `Fim`. Did you mean `Firm`?'],
    [
      ['degree', '--label', 'Firm', '--label', 'Vessel'],
      'The graph has no label `Vessel`. It has Firm, Port.',
    ],
    [['degree', '--type', 'OWN'], 'The graph has no relationship type `OWN`. Did you mean `OWNS`?'],
    [['degree', '--weight', 'shaer'], 'The graph has no property `shaer`.'],
  ])('refuses %j', async (words, message) => {
    const { code, out, err } = await silkgraph(['metric', ...words, '--graph', graph])
    expect([code, out]).toEqual([2, ''])
    expect(err.replace(/\n(?=[A-Z])/g, ' ')).toContain(message)
  })

  test('says that a server has no metrics', async () => {
    const environment = { SILKGRAPH_STORE: 'bolt://127.0.0.1:1' }
    const { code, err } = await silkgraph(['metric', 'degree'], { environment })
    expect(code).toBe(2)
    expect(err).toContain(
      'Metrics are computed by Silkgraph itself, not by the Bolt server that --store or SILKGRAPH_STORE names.',
    )
  })
})
