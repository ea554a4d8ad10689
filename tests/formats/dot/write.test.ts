import { describe, expect, test } from 'vitest'
import { Database } from '../../../src/database/index.ts'
import type { ExportOptions } from '../../../src/formats/index.ts'
import { write } from '../../../src/formats/dot/write.ts'
import { type Subgraph, subgraphOf } from '../../../src/subgraph/subgraph.ts'
import { lossTexts } from '../again.ts'
import { drawn, readByGraphviz } from './graphviz.ts'

const options: ExportOptions = { evidenceOf: undefined, licence: '', raw: false }

function subgraph(cypher: string, parameters = {}): Subgraph {
  const database = new Database()
  database.query(cypher, parameters)
  const { records } = database.query('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r', {}, { exact: true })
  return subgraphOf(records)
}

function written(graph: Subgraph, more: Partial<ExportOptions> = {}): string {
  return String(write(graph, { ...options, ...more }).files[0].content)
}

describe('DOT', () => {
  test('has nodes by their keys, relationships with their direction, and properties that Graphviz draws nothing by', () => {
    const graph = subgraph(
      `CREATE (a:Person:Saint {id: 'a', name: 'Ann', size: 3.0, shape: 'star', \`a b\`: 1}), (b {id: 'b:c', x: 1.5, y: -2, color: '#0102ff'}),
         (a)-[:KNOWS {layer: 'world', directed: false}]->(b), (a)-[:KNOWS {directed: true}]->(b), (b)-[:IS]->(b)`,
    )
    const { losses } = write(graph, options)
    expect(written(graph, { licence: 'CC BY 4.0,\nso' })).toBe(
      [
        '// Written by Silkgraph. Licence: CC BY 4.0, so',
        'digraph {',
        '  graph [inputscale=72]',
        `  "a" [label="Ann", shape=circle, fixedsize=shape, width="${6 / 72}", labels="[\\"Person\\",\\"Saint\\"]", "property_a b"="1", property_id="a", property_name="Ann", property_shape="star", property_size="3.0"]`,
        '  "b:c" [label="b:c", pos="1.5,-2!", style=filled, fillcolor="#0102ff", labels="[]", property_color="#0102ff", property_id="b:c", property_x="1.5", property_y="-2"]',
        '  "a" -> "b:c" [label="KNOWS", dir=none, type="KNOWS", property_layer="world"]',
        '  "a" -> "b:c" [label="KNOWS", type="KNOWS", property_directed="true"]',
        '  "b:c" -> "b:c" [label="IS", type="IS"]',
        '}',
        '',
      ].join('\n'),
    )
    expect(lossTexts(losses)).toEqual([
      '5 values that are not text were written as text, as DOT has no types',
    ])
    const { nodes, edges } = readByGraphviz(written(graph))
    expect(nodes.map(({ name }) => name)).toEqual(['a', 'b:c'])
    expect(edges.map(({ tail, head, dir, type }) => [tail, head, dir, type])).toEqual([
      ['a', 'b:c', 'none', 'KNOWS'],
      ['a', 'b:c', undefined, 'KNOWS'],
      ['b:c', 'b:c', undefined, 'IS'],
    ])
  })

  test('is drawn by Graphviz where the picture has its nodes, in their colours, y upwards', () => {
    const graph = subgraph("CREATE ({id: 'a'}), ({id: 'b'})")
    const picture = new Map([
      ['a', { x: 0, y: 0, size: 9, color: '#ff0000' }],
      ['b', { x: 144, y: 72, size: 18, color: '#00ff00' }],
    ])
    const svg = drawn(written(graph, { picture }), 'svg', 'neato')
    const shapes = [...svg.matchAll(/<ellipse fill="([^"]*)".* cx="([^"]*)" cy="([^"]*)" rx="([^"]*)"/g)]
    expect(shapes.map(([, color, , , radius]) => [color, Number(radius)])).toEqual([
      ['#ff0000', 9],
      ['#00ff00', 18],
    ])
    const [[ax, ay], [bx, by]] = shapes.map(([, , x, y]) => [Number(x), Number(y)])
    expect([bx - ax, by - ay].map(Math.round)).toEqual([144, -72])
  })

  test.each([
    ['a quote " and a backslash \\', ['a quote " and a backslash \\']],
    ['\\N \\l &lt; <b>x</b>', ['\\N \\l &lt; <b>x</b>']],
    ['two\nlines', ['two', 'lines']],
    ['ends in \\"', ['ends in \\"']],
    ['none \0 here', ['none \uFFFD here']],
  ])('draws the name %j as it is', (name, lines) => {
    const svg = drawn(written(subgraph("CREATE ({id: 'a', name: $name})", { name })), 'svg')
    const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)
    expect(texts.map(plain)).toEqual(lines)
  })
})

function plain(xml: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
  return xml.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? names[name] : String.fromCharCode(Number(code)),
  )
}
