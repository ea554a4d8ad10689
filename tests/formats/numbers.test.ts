import { expect, test } from 'vitest'
import { Database } from '../../src/database/index.ts'
import { loadedWriters } from '../helpers/writers.ts'
import { subgraphOf } from '../../src/subgraph/subgraph.ts'

/** What a format writes of two nodes with a property `v` each, where it speaks of it. */
function written(id: string, one: string, other: string): readonly string[] {
  const database = new Database()
  const { records } = database.query(
    `CREATE (a:N {id: 'a', v: ${one}}), (b:N {id: 'b', v: ${other}}) RETURN a, b`,
    {},
    { exact: true },
  )
  const options = { evidenceOf: undefined, licence: '', raw: false }
  const [{ text }] =
    loadedWriters.find((format) => format.id === id)?.write(subgraphOf(records), options) ?? []
  const found = text.match(
    {
      csv: /v(?::\w+)?(?=,licence)|(?<=^[ab],N,[ab],).*(?=,$)/gm,
      gexf: /(?<=title="v" type=")\w+|(?<=for="2" value=")[^"]*/g,
      graphml: /(?<=attr.name="v" attr.type=")\w+|(?<=key="n2">)[^<]*/g,
      json: /(?<="v": ).*(?=\n)/g,
      cypher: /(?<=`v`: ).*(?=\}\))/g,
    }[id] ?? /$^/,
  )
  return found?.map((part) => part.replaceAll('""', '"').replace(/^"(.*)"$/, '$1')) ?? []
}

const inf = '(1.0 / 0.0)'
const ninf = '(-1.0 / 0.0)'
const nan = '(0.0 / 0.0)'
const [least, greatest] = ['-9223372036854775808', '9223372036854775807']

test.each([
  // FLOAT alone
  ['csv', '1.0', '1e21', ['v:float', '1.0', '1.0E21']],
  ['csv', '-0.0', '5e-324', ['v:float', '-0.0', '4.9E-324']],
  ['csv', inf, nan, ['v:float', 'Infinity', 'NaN']],
  ['csv', ninf, '-0.5', ['v:float', '-Infinity', '-0.5']],
  ['gexf', '1.0', '1e21', ['double', '1.0', '1.0E21']],
  ['gexf', ninf, nan, ['double', '-Infinity', 'NaN']],
  ['graphml', '1.0', '1e21', ['double', '1.0', '1.0E21']],
  ['graphml', '-0.0', '5e-324', ['double', '-0.0', '4.9E-324']],
  ['graphml', ninf, nan, ['double', '-Infinity', 'NaN']],
  ['json', '1.0', '1e21', ['float', '1.0', '1.0E21']],
  ['json', '-0.0', inf, ['float', '-0.0', 'Infinity']],
  ['cypher', '1.0', '1e21', ['1.0', '1.0E21']],
  ['cypher', '-0.0', '5e-324', ['-0.0', '4.9E-324']],
  ['cypher', inf, nan, [inf, nan]],
  // INTEGER alone
  ['csv', '-5', least, ['v:integer', '-5', least]],
  ['gexf', '-5', greatest, ['long', '-5', greatest]],
  ['graphml', least, greatest, ['long', least, greatest]],
  ['json', '-5', greatest, ['integer', '-5', greatest]],
  ['cypher', least, greatest, [least, greatest]],
  // both: a double where it holds each exactly
  ['csv', '1', '2.0', ['v:json', '1', '{"float":"2"}']],
  ['gexf', '1', '2.0', ['double', '1', '2.0']],
  ['graphml', '1', '2.5', ['double', '1', '2.5']],
  ['graphml', greatest, '2.5', ['string', greatest, '2.5']],
  ['json', '1', '2.0', ['mixed', '1', '2.0']],
  ['cypher', '1', '2.0', ['1', '2.0']],
  // a number and text
  ['csv', '-1.0', "'-1.0'", ['v:json', '{"float":"-1"}', '"-1.0"']],
  ['gexf', '1.0', "'x'", ['string', '1.0', 'x']],
  ['graphml', '1.0', "'x'", ['string', '1.0', 'x']],
  ['json', '1.0', "'x'", ['mixed', '1.0', 'x']],
  // lists
  ['csv', '[1.0, 2.5]', '[-1]', ['v:json', '[{"float":"1"},2.5]', '[-1]']],
  ['gexf', '[1.0, 2.5]', '[-1]', ['string', '[1.0,2.5]', '[-1]']],
  ['graphml', '[1.0, 2.5]', '[-1]', ['string', '[1.0,2.5]', '[-1]']],
  ['cypher', '[1.0, 2.5]', '[-1]', ['[1.0, 2.5]', '[-1]']],
])('%s writes %s and %s', (id, one, other, parts) => {
  expect(written(id, one, other).toSorted()).toEqual(parts.toSorted())
})

test('a FLOAT out of its box is one still, where no INTEGER can be it', () => {
  const database = new Database()
  const { records } = database.query("CREATE (n:N {id: 'a', big: 1e21, zero: -0.0}) RETURN n")
  const [{ text }] =
    loadedWriters
      .find(({ id }) => id === 'csv')
      ?.write(subgraphOf(records), { evidenceOf: undefined, licence: '', raw: false }) ?? []
  expect(text).toBe('key,labels,big:float,id,zero:float,licence\na,N,1.0E21,a,-0.0,\n')
})

test('graphology JSON says of lists what they hold', () => {
  const database = new Database()
  const { records } = database.query(
    "CREATE (a {id: 'a', v: [1.0], w: []}), (b {id: 'b', v: [], w: []}), (c {id: 'c', v: [0.0 / 0.0]}) RETURN a, b, c",
    {},
    { exact: true },
  )
  const [{ text }] =
    loadedWriters
      .find(({ id }) => id === 'json')
      ?.write(subgraphOf(records), { evidenceOf: undefined, licence: '', raw: false }) ?? []
  expect(JSON.parse(text)).toMatchObject({
    attributes: {
      nodeTypes: { id: 'string', labels: 'list<>', v: 'list<float>', w: 'list<>' },
      edgeTypes: {},
    },
    nodes: [{ attributes: { v: [1] } }, { attributes: { v: [] } }, { attributes: { v: ['NaN'] } }],
  })
  expect(text).toContain('1.0')
})
