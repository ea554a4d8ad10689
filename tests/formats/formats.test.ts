import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { MultiDirectedGraph as Graph } from 'graphology'
import gexfReader from 'graphology-gexf'
import graphmlReader from 'graphology-graphml'
import { describe, expect, test } from 'vitest'
import { parseStatements } from '../../src/cypher/index.ts'
import { Database } from '../../src/database/index.ts'
import type { Evidence, ExportOptions } from '../../src/formats/index.ts'
import { loadedWriters } from '../helpers/writers.ts'
import { toJson } from '../../src/model/json.ts'
import { Node, type MapValue } from '../../src/model/values.ts'
import { missingEnds, subgraphOf, type Subgraph } from '../../src/subgraph/subgraph.ts'

const evidence: Evidence = {
  claim: 'C1',
  gloss: 'It is said, "so".',
  modality: 'plan',
  credited: ['The Gazette'],
  document: 'doc',
  place: { kind: 'sentence', paragraph: 3, sentence: 2 },
  sha256: 'abc',
}
const options: ExportOptions = {
  evidenceOf: (claim) => (claim === 'C1' ? [evidence] : []),
  licence: 'CC BY 4.0',
  raw: false,
}

function written(id: string, subgraph: Subgraph, with_: ExportOptions = options): string[] {
  const format = loadedWriters.find((one) => one.id === id)
  if (format === undefined) throw new Error(`no format ${id}`)
  return format.write(subgraph, with_).map(({ text }) => text)
}

/** Two nodes, parallel relationships, a self-loop, and every kind of property. */
function sample(text = 'Kö<b>\'"& \u{1F600}'): Subgraph {
  const database = new Database()
  const { records } = database.query(
    `CREATE (a:A:B {id: 'a', text: $text, whole: 1, real: 2.5, flag: true, list: ['x', $text], numbers: [1, 2],
       day: date('2015-07-21'), at: datetime('2015-07-21T21:40+02:00[Europe/Stockholm]'), span: duration('P1Y-3DT4.5S'),
       days: [date('2015'), date('2016')]}), (b:A {id: 'b'})
     CREATE (a)-[r:R {claims: ['C1'], weight: 1.0}]->(b), (a)-[s:R {claims: ['C2'], weight: 2.5}]->(b), (b)-[l:LOOP]->(b)
     RETURN a, b, r, s, l`,
    { text },
    { exact: true },
  )
  return subgraphOf(records)
}

describe('the licence', () => {
  test.each(loadedWriters)(
    'is named by $id where it is known, and else not spoken of',
    ({ id, extension }) => {
      const named = written(id, sample(), { ...options, licence: 'the licence -- of ours' })
      const unnamed = written(id, sample(), { ...options, licence: '' })
      expect(named.every((text) => /the licence -\s?- of ours/.test(text))).toBe(true)
      if (extension === 'xlsx')
        for (const text of unnamed) expect(text.match(/licence/gi)).toEqual(['licence', 'licence', 'licence'])
      else if (extension !== 'csv') expect(unnamed.filter((text) => /licence/i.test(text))).toEqual([])
      else
        for (const text of unnamed)
          for (const line of parseCsv<Record<string, string>>(text, { columns: true, bom: true }))
            expect(line['licence']).toBe('')
    },
  )
})

describe('a subgraph', () => {
  test('holds each element once, and fetches the ends that the records lack', () => {
    const database = new Database()
    database.query("CREATE (:A {id: 'a'})-[:R]->(:A {id: 'b'})")
    const { records } = database.query('MATCH p = ()-[r:R]->() RETURN r, [r, {x: r}] AS nested')
    const nodes = database
      .query('MATCH (n) RETURN n')
      .records.flatMap(([node]) => (node instanceof Node ? [node] : []))
    const subgraph = subgraphOf([
      ...records,
      ...nodes.filter(({ id }) => missingEnds(records).includes(id)).map((node) => [node]),
    ])
    expect(subgraph.nodes.map(({ key }) => key)).toEqual(['a', 'b'])
    expect(subgraph.relationships).toEqual([
      { key: 'r1', type: 'R', start: 'a', end: 'b', properties: Object.create(null) as MapValue },
    ])
  })

  test('does not call two nodes by the same name', () => {
    const database = new Database()
    const { records } = database.query("CREATE (a {id: 'a'}), (b {id: 'a'}), (c {id: 1}) RETURN a, b, c")
    expect(subgraphOf(records).nodes.map(({ key }) => key)).toEqual(['n1', 'n2', 'n3'])
  })
})

const plain = (properties: MapValue): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, toJson(value)]))

describe('graphology JSON', () => {
  test('is read by graphology with everything in it', () => {
    const subgraph = sample()
    const graph = Graph.from(
      JSON.parse(written('json', subgraph)[0] ?? '') as Parameters<typeof Graph.from>[0],
    )
    expect([graph.multi, graph.type, graph.order, graph.size]).toEqual([true, 'directed', 2, 3])
    for (const { key, labels, properties } of subgraph.nodes) {
      expect(graph.getNodeAttributes(key)).toEqual({ labels, ...plain(properties) })
    }
    for (const { key, type, start, end, properties } of subgraph.relationships) {
      const { evidence: held, ...attributes } = graph.getEdgeAttributes(key)
      expect(attributes).toEqual({ type, ...plain(properties) })
      expect(graph.extremities(key)).toEqual([start, end])
      expect(held).toBe(
        toJson(properties['claims'] ?? null)?.toString() === 'C1' ? JSON.stringify([evidence]) : undefined,
      )
    }
  })

  test('leaves evidence out where it is not wanted', () => {
    expect(written('json', sample(), { ...options, evidenceOf: undefined })[0]).not.toContain('evidence')
  })
})

describe('GEXF', () => {
  test('is read by graphology-gexf, lists, parallel relationships and self-loop included', () => {
    const subgraph = sample('plain')
    const graph = gexfReader.parse(Graph, written('gexf', subgraph)[0] ?? '', {
      allowUndeclaredAttributes: false,
    })
    expect([graph.order, graph.size]).toEqual([2, 3])
    for (const { key, labels, properties } of subgraph.nodes) {
      const { label: _, ...attributes } = graph.getNodeAttributes(key)
      expect(attributes).toEqual({ labels, ...asText(properties, ['numbers']) })
    }
    for (const { key, type, properties } of subgraph.relationships) {
      const { label: _, evidence: __, ...attributes } = graph.getEdgeAttributes(key)
      expect(attributes).toEqual({ type, ...plain(properties) })
    }
    expect(written('gexf', subgraph)[0]).toContain('CC BY 4.0')
  })

  test('keeps text with quotes, markup, line ends and signs beyond the first plane', () => {
    const text = 'a "b" \'c\' <d> & e\n\tf \u{1F600}'
    const graph = gexfReader.parse(Graph, written('gexf', sample(text))[0] ?? '')
    expect(graph.getNodeAttribute('a', 'text')).toBe(text)
  })
})

describe('GraphML', () => {
  test('is read by graphology-graphml, with lists as JSON text', () => {
    const subgraph = sample()
    const graph = graphmlReader.parse(Graph, written('graphml', subgraph)[0] ?? '')
    expect([graph.order, graph.size]).toEqual([2, 3])
    for (const { key, labels, properties } of subgraph.nodes) {
      // What yEd draws has no name, and its text is the label.
      expect(graph.getNodeAttributes(key)).toEqual({
        label: key,
        '': key,
        labels: JSON.stringify(labels),
        ...asText(properties, ['numbers', 'list', 'days']),
      })
    }
    for (const { key, type, properties } of subgraph.relationships) {
      const { evidence: _, ...attributes } = graph.getEdgeAttributes(key)
      expect(attributes).toEqual({ label: type, '': type, type, ...asText(properties, ['claims']) })
    }
  })

  test('labels nodes by caption, name or key, and relationships by type, for Gephi and for yEd', () => {
    const database = new Database()
    const { records } = database.query(
      `CREATE (a {id: 'a', name: 'A', caption: 'A & co', label: 'own'})-[r:R {label: 'own'}]->(b {id: 'b', name: 'B'}),
         (c {name: 1}) RETURN a, r, b, c`,
    )
    const [text = ''] = written('graphml', subgraphOf(records))
    const graph = graphmlReader.parse(Graph, text)
    const shown = (attributes: Record<string, unknown>) => [attributes['label'], attributes['label_']]
    expect(['a', 'b', 'n1'].map((key) => shown(graph.getNodeAttributes(key)))).toEqual([
      ['A & co', 'own'],
      ['B', undefined],
      ['n1', undefined],
    ])
    expect(shown(graph.getEdgeAttributes('r1'))).toEqual(['R', 'own'])
    expect(text.match(/<data key="(?:n|e)graphics">.*?<\/data>/g)).toEqual([
      '<data key="ngraphics"><y:ShapeNode><y:NodeLabel>A &#38; co</y:NodeLabel></y:ShapeNode></data>',
      '<data key="ngraphics"><y:ShapeNode><y:NodeLabel>B</y:NodeLabel></y:ShapeNode></data>',
      '<data key="ngraphics"><y:ShapeNode><y:NodeLabel>n1</y:NodeLabel></y:ShapeNode></data>',
      '<data key="egraphics"><y:PolyLineEdge><y:Arrows source="none" target="standard"/><y:EdgeLabel>R</y:EdgeLabel></y:PolyLineEdge></data>',
    ])
    expect(text.match(/ (?:for="\w+" yfiles\.type|xmlns:y)="[^"]*"/g)).toEqual([
      ' xmlns:y="http://www.yworks.com/xml/graphml"',
      ' for="node" yfiles.type="nodegraphics"',
      ' for="edge" yfiles.type="edgegraphics"',
    ])
  })

  test('is XML whatever the licence is called', () => {
    const [text = ''] = written('graphml', sample(), { ...options, licence: '--- <a> -' })
    expect(graphmlReader.parse(Graph, text).order).toBe(2)
    expect(text).toContain('<!-- Written by Silkgraph. Licence: - - - &#60;a&#62; - -->')
  })

  test('keeps any text but what XML forbids, which becomes U+FFFD', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const graph = graphmlReader.parse(Graph, written('graphml', sample(text))[0] ?? '')
        const allowed = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
        expect(graph.getNodeAttribute('a', 'text') ?? '').toBe(allowed)
      }),
      { numRuns: 100 },
    )
  })
})

describe('CSV', () => {
  test('is read by csv-parse: nodes, relationships, claims', () => {
    const subgraph = sample()
    const [nodes, relationships, claims] = written('csv', subgraph).map((text) =>
      parseCsv<Record<string, string>>(text, { columns: true }),
    )
    expect(nodes?.[0]).toEqual({
      key: 'a',
      labels: 'A;B',
      id: 'a',
      text: subgraph.nodes[0]?.properties['text'],
      'whole:integer': '1',
      'real:float': '2.5',
      'flag:boolean': 'true',
      'list:json': JSON.stringify(toJson(subgraph.nodes[0]?.properties['list'] ?? null)),
      'numbers:json': '[1,2]',
      'day:date': '2015-07-21',
      'at:datetime': '2015-07-21T21:40:00+02:00[Europe/Stockholm]',
      'span:duration': 'P1Y-3DT4.5S',
      'days:json': '[{"date":"2015-01-01"},{"date":"2016-01-01"}]',
      licence: 'CC BY 4.0',
    })
    expect(relationships?.map(({ type, start, end }) => [type, start, end])).toEqual([
      ['R', 'a', 'b'],
      ['R', 'a', 'b'],
      ['LOOP', 'b', 'b'],
    ])
    expect(claims).toEqual([
      expect.objectContaining({
        claim: 'C1',
        modality: 'plan',
        credited: 'The Gazette',
        document: 'doc',
        paragraph: '3',
        sentence: '2',
        sha256: 'abc',
      }),
    ])
    expect(written('csv', subgraph, { ...options, evidenceOf: undefined })).toHaveLength(2)
  })

  test.each(['=1+1', '+1', '-1', '@x', '\t=x', '\r=x', "'=x", '-'])('neutralises %j unless raw', (text) => {
    const cell = (raw: boolean) =>
      (
        parseCsv(written('csv', sample(text), { ...options, raw })[0] ?? '', { columns: true }) as Record<
          string,
          string
        >[]
      )[0]?.['text']
    expect(cell(false)).toBe(`'${text}`)
    expect(cell(true)).toBe(text)
  })

  test('names no column twice, and takes no number for a formula', () => {
    const database = new Database()
    const { records } = database.query(
      `CREATE (a:N {id: 'a', key: 'x', KEY_: 'y', labels: -5, licence: -0.5, ':ID': 'z', \`=s\`: 's'})
         -[r:R {key: 'x', type: 't', start: 1, end: 'e', source: 's', licence: 'l', licence_: 'm'}]->(a) RETURN a, r`.replaceAll(
        "':ID'",
        '`:ID`',
      ),
      {},
      { exact: true },
    )
    expect(written('csv', subgraphOf(records), { ...options, evidenceOf: undefined })).toEqual([
      "key,labels,:ID,'=s,KEY__,id,key_,labels_:integer,licence_:float,licence\n" +
        'a,N,z,s,y,a,x,-5,-0.5,CC BY 4.0\n',
      'key,type,start,end,end_,key_,licence_,licence__,source,start_:integer,type_,licence\n' +
        'r1,R,a,a,e,x,l,m,s,1,t,CC BY 4.0\n',
    ])
  })

  test('is the same for Excel, with a byte order mark and CRLF', () => {
    expect(written('csv-excel', sample())).toEqual(
      written('csv', sample('Kö<b>\'"& \u{1F600}')).map((text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`),
    )
  })

  test('has the columns that Gephi reads, and each name once in any case', () => {
    const database = new Database()
    const { records } = database.query(
      `CREATE (a:N {id: 'a', name: 'A', Label: 'own', x: -1.0}), (b:N:M {id: 'b'}),
         (a)-[r:R {claims: ['C1'], weight: 2.5, Source: 's', kind: 'k', type: 't'}]->(b), (b)-[s:S {weight: 'w'}]->(b)
       RETURN a, b, r, s`,
      {},
      { exact: true },
    )
    const quoted = (value: unknown): string => `"${JSON.stringify(value).replaceAll('"', '""')}"`
    expect(written('csv-gephi', subgraphOf(records))).toEqual([
      `Id,Label,licence,Label_,id_,labels,name,x\na,A,CC BY 4.0,own,a,${quoted(['N'])},A,-1.0\n` +
        `b,b,CC BY 4.0,,b,${quoted(['M', 'N'])},,\n`,
      'Source,Target,Type,Kind,Id,Label,Weight,licence,Source_,claims,evidence,kind_,type_,weight_\n' +
        `a,b,Directed,R,r1,R,2.5,CC BY 4.0,s,${quoted(['C1'])},${quoted([evidence])},k,t,2.5\n` +
        'b,b,Directed,S,r2,S,1,CC BY 4.0,,,,,,w\n',
    ])
  })
})

describe('the Cypher script', () => {
  function run(text: string): Subgraph {
    const database = new Database()
    for (const { span } of parseStatements(text)) database.query(text.slice(span.start, span.end))
    const { records } = database.query(
      'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r',
      {},
      { exact: true },
    )
    return subgraphOf(records)
  }

  test('makes the same graph again, and leaves no mark', () => {
    const subgraph = sample()
    expect(run(written('cypher', subgraph, { ...options, evidenceOf: undefined })[0] ?? '')).toEqual(subgraph)
    expect(run(written('cypher', subgraph)[0] ?? '').relationships[0]?.properties['evidence']).toBe(
      JSON.stringify([evidence]),
    )
  })

  test('leaves an `evidence` of the graph as it is', () => {
    const { nodes, relationships } = sample()
    const own = relationships.map(({ properties, ...rest }) => ({
      ...rest,
      properties: { ...properties, evidence: 'own' },
    }))
    const [first] = run(written('cypher', { nodes, relationships: own })[0] ?? '').relationships
    expect({ ...first?.properties }).toMatchObject({ evidence: 'own', evidence_: JSON.stringify([evidence]) })
  })
})

/** Properties as a reader without lists of that kind gives them: JSON text. */
function asText(properties: MapValue, lists: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(plain(properties)).map(([key, value]) => [
      key,
      lists.includes(key) ? JSON.stringify(value) : value,
    ]),
  )
}
