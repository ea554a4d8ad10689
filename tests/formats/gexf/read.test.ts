import { readFileSync } from 'node:fs'
import { MultiGraph } from 'graphology'
import gexfReader from 'graphology-gexf'
import { describe, expect, test } from 'vitest'
import { lossText } from '../../../src/formats/index.ts'
import { propertyMap } from '../../../src/model/elements.ts'
import { LocalDate, LocalDateTime } from '../../../src/model/temporal/index.ts'
import { float } from '../../../src/model/values.ts'
import { sharedPath } from '../../helpers/shared.ts'
import { type ReadFile, readText } from '../read.ts'

const graphs = sharedPath('graphs')

/** Properties without those that say where an element stands. */
function held(elements: ReadFile['nodes'] | ReadFile['relationships']): readonly object[] {
  return elements.map(({ properties }) => {
    const { importedFrom: _, importedLine: __, layer: ___, ...own } = propertyMap(properties)
    return own
  })
}

const losses = ({ report }: ReadFile): readonly string[] => report.losses.map(lossText)

const gexf = (inside: string, graph = 'defaultedgetype="directed"'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph ${graph}>\n${inside}\n</graph></gexf>`

describe.skipIf(graphs === undefined)('real files', () => {
  test('Gephi: as many elements, labels and values as graphology reads', async () => {
    const text = readFileSync(`${graphs}/arctic.gexf`, 'utf8')
    const graph = gexfReader.parse(MultiGraph, text)
    const file = await readText('arctic.gexf', text)
    expect([file.nodes.length, file.relationships.length]).toEqual([graph.order, graph.size])
    expect([graph.order, graph.size]).toEqual([1715, 6676])
    expect(held(file.nodes)[0]).toEqual({
      id: '0',
      nodedef: 'n0',
      label: '1831',
      occurrences: 1,
      x: -113.203964,
      y: 30.300962,
      size: 3.6,
      color: '#ff3333',
    })
    for (const node of held(file.nodes) as readonly Record<string, unknown>[]) {
      const { label, occurrences } = graph.getNodeAttributes(node['id'])
      expect([node['label'], node['occurrences']]).toEqual([label, occurrences])
    }
    expect(losses(file)).toEqual([])
    expect(file.nodes[1].properties).toContainEqual(['importedLine', 20])
  })

  test('GEXF 1.3: lists in every form, as graphology reads them', async () => {
    const text = readFileSync(`${graphs}/v1_3.gexf`, 'utf8')
    const graph = gexfReader.parse(MultiGraph, text)
    const file = await readText('v1_3.gexf', text)
    const [suzy, john] = held(file.nodes)
    expect(suzy).toEqual({
      ...graph.getNodeAttributes('Suzy'),
      id: 'Suzy',
      numbers: [float(1), 1.5, float(2)],
    })
    expect(john).toEqual({ id: 'John', label: 'John', color: '#ee00cc' })
    expect(file.relationships.map(({ type }) => type)).toEqual(['likes'])
    expect(held(file.relationships)).toEqual([{ directed: false }])
    expect(losses(file)).toEqual([])
  })
})

describe('what a file says', () => {
  test('values have the types that are declared, and those of the declaration where they are absent', async () => {
    const file = await readText(
      'a.gexf',
      gexf(`<attributes class="node">
        <attribute id="0" title="whole" type="long"><default>7</default></attribute>
        <attribute id="1" title="real" type="double"/>
        <attribute id="2" title="flag" type="boolean"><default>true</default></attribute>
        <attribute id="3" title="day" type="date"/>
        <attribute id="4" title="whole" type="string"/>
        <attribute id="5" title="numbers" type="listlong"/>
        <attribute id="6" title="texts" type="liststring"><default>a|b</default></attribute>
      </attributes><nodes><node id="a"><attvalues>
        <attvalue for="0" value="9223372036854775807"/><attvalue for="1" value="1"/><attvalue for="2" value="0"/>
        <attvalue for="3" value="2015-07-21"/><attvalue for="4" value="second"/><attvalue for="5" value="[1, 2]"/>
        <attvalue for="6" value='["a, b", &apos;c\\&apos;d&apos;, e]'/><attvalue for="x" value="undeclared"/>
      </attvalues></node>
      <node id="b"><attvalues><attvalue for="1" value="-INF"/><attvalue for="0" value=""/>
        <attvalue for="3" value="2015-07-21T10:00:00"/></attvalues></node></nodes>`),
    )
    expect(held(file.nodes)).toEqual([
      {
        id: 'a',
        whole: 9223372036854775807n,
        real: float(1),
        flag: false,
        day: LocalDate.parse('2015-07-21'),
        whole_: 'second',
        numbers: [1, 2],
        texts: ['a, b', "c'd", 'e'],
        x: 'undeclared',
      },
      {
        id: 'b',
        real: -Infinity,
        flag: true,
        day: LocalDateTime.parse('2015-07-21T10:00:00'),
        texts: ['a', 'b'],
      },
    ])
  })

  test('labels, kinds, weights, identifiers, directions', async () => {
    const file = await readText(
      'a.gexf',
      gexf(
        `<nodes><node id="1" label="One"/><node id="2"/></nodes><edges>
        <edge id="e" source="1" target="2" kind="knows" weight="2" label="for years"/>
        <edge source="1" target="2" type="directed"/><edge source="2" target="2" type="Mutual"/>
        <edge source="2" target="1"/></edges>`,
        '',
      ),
    )
    expect(held(file.nodes)).toEqual([{ id: '1', label: 'One' }, { id: '2' }])
    expect(file.relationships.map(({ type, start, end }) => [type, start, end])).toEqual([
      ['knows', 0, 1],
      ['RELATED_TO', 0, 1],
      ['RELATED_TO', 1, 1],
      ['RELATED_TO', 1, 0],
    ])
    expect(held(file.relationships)).toEqual([
      { id: 'e', weight: float(2), label: 'for years', directed: false },
      {},
      { directed: false },
      { directed: false },
    ])
    expect(losses(file)).toEqual(['1 mutual edge was read as undirected (line 5)'])
  })

  test('attributes go before what the format says itself, which is told where it differs', async () => {
    const file = await readText(
      'a.gexf',
      gexf(`<attributes class="node"><attribute id="0" title="label" type="string"/><attribute id="1" title="id" type="long"/>
        <attribute id="2" title="size" type="integer"/></attributes>
        <nodes xmlns:viz="http://gexf.net/1.3/viz"><node id="a" label="other"><viz:size value="3"/>
        <attvalues><attvalue for="0" value="own"/><attvalue for="1" value="5"/><attvalue for="2" value="3"/></attvalues></node>
        <node id="b" label="b"/></nodes>`),
    )
    expect(held(file.nodes)).toEqual([
      { label: 'own', id: 5, size: 3 },
      { id: 'b', label: 'b' },
    ])
    expect(losses(file)).toEqual([
      '1 label, place, size or colour next to an attribute with that name was left out (line 5)',
    ])
  })

  test('nodes inside nodes keep the node around them as `parent`, with defaults for each', async () => {
    const file = await readText(
      'a.gexf',
      gexf(`<attributes class="node"><attribute id="0" title="n" type="integer"><default>0</default></attribute></attributes>
        <nodes><node id="a"><attvalues><attvalue for="0" value="1"/></attvalues><nodes><node id="b"><nodes><node id="c"/></nodes></node></nodes>
        <edges><edge source="b" target="c"/></edges></node>
        <node id="d" pid="a"/><node id="e"><parents><parent for="a"/><parent for="d"/></parents></node></nodes>`),
    )
    expect(held(file.nodes)).toEqual([
      { n: 0, id: 'c', parent: 'b' },
      { n: 0, id: 'b', parent: 'a' },
      { n: 1, id: 'a' },
      { n: 0, id: 'd', parent: 'a' },
      { n: 0, id: 'e', parent: ['a', 'd'] },
    ])
    expect(file.relationships).toHaveLength(1)
    expect(losses(file)).toEqual([])
  })

  test('values and times of the whole graph are counted as left out', async () => {
    const file = await readText(
      'a.gexf',
      `<gexf version="1.3"><graph start="2001">
      <attributes class="graph"><attribute id="g" title="about" type="string"/></attributes>
      <attvalues><attvalue for="g" value="all"/></attvalues><nodes><node id="a"/></nodes></graph></gexf>`,
    )
    expect(losses(file)).toEqual([
      '1 time at which something exists or holds was left out (line 1)',
      '1 value of the whole graph was left out (line 3)',
    ])
  })

  test('what is not kept is counted', async () => {
    const file = await readText(
      'a.gexf',
      `<?xml version="1.0"?><g:gexf xmlns:g="http://gexf.net/1.2draft" xmlns:v="http://gexf.net/1.2draft/viz">
      <g:meta><g:creator>Gephi</g:creator><g:description>About</g:description></g:meta><g:graph mode="dynamic">
      <g:attributes class="node" mode="dynamic"><g:attribute id="0" title="n" type="integer"><g:options>1|2</g:options></g:attribute>
      <g:attribute id="1" title="odd" type="odd"/></g:attributes>
      <g:nodes><g:node id="a" start="2001" end="2003"><g:attvalues><g:attvalue for="0" value="1" start="2001"/>
      <g:attvalue for="0" value="2" start="2002"/></g:attvalues><g:spells><g:spell start="1"/><g:spell start="3"/></g:spells>
      <v:color r="1" g="2" b="3" a="0.5"/><v:position x="1" y="2" z="3"/><v:size value="NaN"/><v:shape value="disc"/></g:node>
      <g:node id="b"><v:color r="300" g="0" b="0"/><v:odd/></g:node></g:nodes>
      <g:edges><g:edge source="a" target="b" type="directed"><v:thickness value="2"/><v:color hex="0f8"/></g:edge></g:edges>
      </g:graph></g:gexf>`,
    )
    expect(held(file.nodes)).toEqual([
      { n: 2, id: 'a', color: '#010203', x: float(1), y: float(2) },
      { id: 'b' },
    ])
    expect(held(file.relationships)).toEqual([{ color: '#00ff88' }])
    expect(losses(file)).toEqual([
      '1 text about the file was left out (line 2)',
      '1 list of the values that an attribute may have was left out (line 3)',
      '1 attribute of an unknown type was read as text (line 4)',
      '6 times at which something exists or holds were left out (the first on line 5)',
      '1 earlier value of an attribute with several values was left out (line 6)',
      '1 transparency of a colour was left out (line 7)',
      '1 third coordinate of a place was left out (line 7)',
      '1 place or size that is not a finite number was left out (line 7)',
      '1 shape was left out (line 7)',
      '1 colour in a form that Silkgraph does not read was left out (line 8)',
      '1 element that GEXF does not have was left out (line 8)',
      '1 thickness was left out (line 9)',
    ])
  })
})

test.each([
  ['<nodes><node/></nodes>', 'MissingAttribute', 3],
  ['<nodes><node id="a"/>\n<node id="a"/></nodes>', 'DuplicateNode', 4],
  ['<nodes><node id="a"/></nodes>\n<edges><edge source="a" target="b"/></edges>', 'DanglingRelationship', 4],
  ['<nodes><node id="a"/></nodes><edges>\n<edge source="a"/></edges>', 'MissingAttribute', 4],
  ['<edges><edge source="a" target="b" type="odd"/></edges>', 'WrongValue', 3],
  ['<edges><edge source="a" target="b" weight="heavy"/></edges>', 'WrongValue', 3],
  [
    '<attributes class="node"><attribute id="0" title="n" type="integer"/></attributes>\n<nodes><node id="a"><attvalues><attvalue for="0" value="1.5"/></attvalues></node></nodes>',
    'WrongValue',
    4,
  ],
  [
    '<attributes class="node"><attribute id="0" title="n" type="long"/></attributes><nodes><node id="a"><attvalues><attvalue for="0" value="9223372036854775808"/></attvalues></node></nodes>',
    'WrongValue',
    3,
  ],
  [
    '<attributes class="node"><attribute id="0" title="n" type="date"/></attributes><nodes><node id="a"><attvalues><attvalue for="0" value="2015-02-30"/></attvalues></node></nodes>',
    'WrongValue',
    3,
  ],
  [
    '<attributes class="node"><attribute id="0" title="n"/><attribute id="0" title="m"/></attributes>',
    'DuplicateAttribute',
    3,
  ],
  [
    '<nodes><node id="a"/></nodes>\n<attributes class="node"><attribute id="0" title="n"/></attributes>',
    'LateDeclaration',
    4,
  ],
])('%s is refused: %s on line %d', async (inside, code, line) => {
  await expect(readText('a.gexf', gexf(inside))).rejects.toMatchObject({
    code,
    place: { file: 'a.gexf', line },
  })
})

test('a value that does not fit says what is wrong, where, and what to do', async () => {
  const text = gexf(
    '<attributes class="node"><attribute id="0" title="age" type="integer"/></attributes><nodes><node id="a"><attvalues><attvalue for="0" value="old"/></attvalues></node></nodes>',
  )
  await expect(readText('a.gexf', text)).rejects.toMatchObject({
    message: 'The value "old" of age does not fit its type, which is integer.',
    hint: 'Mend the value, or declare the attribute as a string.',
  })
})

test('a node inside 100,000 others is read', { timeout: 20_000 }, async () => {
  const parents = Array.from({ length: 100_000 }, (_, at) => `<parent for="n${at}"/>`).join('')
  const { nodes } = await readText(
    'x.gexf',
    `<gexf><graph><nodes><node id="a"><parents>${parents}</parents></node></nodes></graph></gexf>`,
  )
  expect(propertyMap(nodes[0].properties)['parent']).toHaveLength(100_000)
})
