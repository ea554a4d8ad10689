import fc from 'fast-check'
import { emptyMap, float, Float, type MapValue, type Value } from '../../src/model/values.ts'
import { integer, INTEGER_MAX, INTEGER_MIN } from '../../src/model/numbers.ts'
import { orderedSubgraph, type Subgraph } from '../../src/subgraph/subgraph.ts'
import { point } from '../model/points.ts'
import { temporal } from '../model/temporal/arbitraries.ts'

const integers: fc.Arbitrary<Value> = fc.oneof(
  fc.maxSafeInteger(),
  fc.bigInt({ min: INTEGER_MIN, max: INTEGER_MAX }).map(integer),
  fc.constantFrom<Value[]>(0, -5, INTEGER_MIN, INTEGER_MAX, 2n ** 53n, 2n ** 53n + 1n),
)

const floats: fc.Arbitrary<Value> = fc.oneof(
  fc.double().map(float),
  fc.integer().map((whole) => new Float(whole)),
  fc.constantFrom(1, -1, 0, -0, 1e21, -1e21, 2 ** 63, 5e-324, 1e-7, 1.7976931348623157e308, 0.1).map(float),
  fc.constantFrom(NaN, Infinity, -Infinity),
)

/** Texts that look like other values, or that spreadsheets or parsers take for something else, among any. */
const texts: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('=1+1', '+1', '-5', '@x', '\t=x', '\r=x', "'=x", "''-1", "'", "'x", '-', '- a', '+46 70'),
  fc.constantFrom(
    '',
    ' a ',
    '1',
    '1.0',
    'NaN',
    'Infinity',
    'true',
    'null',
    '[1]',
    '{"float":"1"}',
    '2015-07-21',
  ),
  fc.constantFrom(
    'a,b',
    'a;b',
    'a"b',
    'a\r\nb',
    'a\nb',
    '\n',
    '\uFEFFa',
    '<a b="c">&amp;</a>',
    ']]>',
    '--',
    '`',
    '\\',
  ),
)

const kinds: readonly fc.Arbitrary<Value>[] = [
  integers,
  floats,
  texts,
  fc.boolean(),
  temporal,
  point,
  fc.array(integers),
  fc.array(floats),
  fc.array(texts),
  fc.array(fc.boolean()),
  // A list that a property holds is of one type.
  fc.array(temporal).map((list) => list.filter((item) => item.kind === list[0]?.kind)),
]

/** What the values of one property are: of one kind, numbers of both, or anything. */
const values: fc.Arbitrary<fc.Arbitrary<Value>> = fc.constantFrom(
  ...kinds,
  fc.oneof(integers, floats),
  fc.oneof(...kinds),
)

/** Names that files have of their own or that look like a heading with a type, among any. */
const propertyNames: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'key',
    'labels',
    'label',
    'type',
    'start',
    'end',
    'source',
    'target',
    'licence',
    'weight',
    'kind',
  ),
  fc.constantFrom(
    'Key',
    'key_',
    'KEY__',
    'Id',
    'evidence',
    ':ID',
    ':LABEL',
    'x:integer',
    'x',
    'name',
    'caption',
  ),
  fc.constantFrom(
    '=x',
    "'=x",
    '-x:float',
    '@',
    '_key',
    '_Silkgraph',
    'a b',
    'a`b',
    'a,b',
    'a"b',
    'constructor',
  ),
  fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
)

const labels = fc.uniqueArray(
  fc.oneof(
    fc.constantFrom('A', 'B', 'a;b', 'c\\', '=L', 'Person'),
    fc.string({ unit: 'grapheme', minLength: 1 }),
  ),
  { minLength: 1, maxLength: 3 },
)

/** Properties of some elements, by name: every value of a name comes from the same arbitrary, and some are absent. */
function properties(elements: number): fc.Arbitrary<readonly MapValue[]> {
  const column = values.chain((value) =>
    fc.array(fc.option(value), { minLength: elements, maxLength: elements }),
  )
  return fc
    .uniqueArray(fc.tuple(propertyNames, column), { selector: ([name]) => name, maxLength: 6 })
    .map((columns) =>
      Array.from({ length: elements }, (_, at) => {
        const map = emptyMap()
        for (const [name, column] of columns) if (column[at] !== null) map[name] = column[at]
        return map
      }),
    )
}

/** graphology, which reads some of the formats, puts a node of the name `__proto__` into every object. */
const id = fc
  .oneof(fc.constantFrom('a', '=b', "'-c", 'd;e'), fc.string({ unit: 'grapheme', minLength: 1 }))
  .filter((text) => text !== '__proto__')

/** Subgraphs of nodes with an `id` and a label, as `load` reads them, with any properties. */
export const subgraphs: fc.Arbitrary<Subgraph> = fc
  .uniqueArray(id, { minLength: 1, maxLength: 4 })
  .chain((ids) => {
    const ends = fc.record({
      start: fc.constantFrom(...ids),
      end: fc.constantFrom(...ids),
      type: fc.oneof(fc.constantFrom('R', '=T'), fc.string({ unit: 'grapheme', minLength: 1 })),
    })
    return fc
      .record({
        labels: fc.array(labels, { minLength: ids.length, maxLength: ids.length }),
        held: properties(ids.length),
        ends: fc.array(ends, { minLength: 3, maxLength: 3 }),
        carried: properties(3),
      })
      .map((drawn) =>
        orderedSubgraph(
          ids.map((key, at) => ({
            key,
            labels: drawn.labels[at],
            properties: Object.assign(emptyMap(), drawn.held[at], { id: key }),
          })),
          drawn.ends.map((one, at) => ({ ...one, properties: drawn.carried[at] })),
        ),
      )
  })

const ownNames: {
  readonly [format: string]: { readonly nodes: readonly string[]; readonly relationships: readonly string[] }
} = {
  gexf: { nodes: ['labels', 'label'], relationships: ['type', 'evidence', 'label', 'key', 'id'] },
  graphml: { nodes: ['labels', 'label'], relationships: ['type', 'evidence', 'label'] },
  json: { nodes: ['labels'], relationships: ['type', 'evidence'] },
}

/** What a format calls a property: one whose name the file has of its own has `_` behind it. */
export function nameIn(format: string, kind: 'nodes' | 'relationships', name: string): string {
  return ownNames[format][kind].includes(name.replace(/_+$/, '').toLowerCase()) ? `${name}_` : name
}
