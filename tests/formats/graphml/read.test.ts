import { readFileSync } from 'node:fs'
import { MultiGraph } from 'graphology'
import graphmlReader from 'graphology-graphml'
import { describe, expect, test } from 'vitest'
import { lossText } from '../../../src/formats/index.ts'
import { propertyMap } from '../../../src/model/elements.ts'
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

const graphml = (inside: string, keys = '', graph = 'edgedefault="directed"'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys}<graph ${graph}>\n${inside}\n</graph></graphml>`

describe.skipIf(graphs === undefined)('real files', () => {
  const textOf = (name: string): string => readFileSync(`${graphs}/${name}`, 'utf8')

  test.each([
    ['miserables.graphml', 77, 254],
    ['mixed_multigraph.graphml', 6, 8],
    ['tinkerpop-modern.graphml', 6, 6],
  ])('%s has as many elements as graphology reads', async (name, nodes, relationships) => {
    const graph = graphmlReader.parse(MultiGraph, textOf(name))
    const file = await readText(name, textOf(name))
    expect([file.nodes.length, file.relationships.length]).toEqual([graph.order, graph.size])
    expect([graph.order, graph.size]).toEqual([nodes, relationships])
    const undirected = held(file.relationships).filter((one) => 'directed' in one)
    expect(undirected).toHaveLength(graph.undirectedSize)
    expect(losses(file)).toEqual([])
  })

  test('Gephi: numbers by their declared types', async () => {
    const { nodes, relationships } = await readText('m.graphml', textOf('miserables.graphml'))
    expect(held(nodes)[0]).toEqual({
      id: '11',
      label: 'Valjean',
      'Modularity Class': 1,
      size: float(100),
      r: 245,
      g: 91,
      b: 91,
      x: -87.93029,
      y: 6.8120565,
    })
    expect(relationships[0].properties).toContainEqual(['weight', float(1)])
  })

  test('a default colour is that of nodes which say none', async () => {
    const { nodes } = await readText('m.graphml', textOf('mixed_multigraph.graphml'))
    expect(held(nodes).slice(0, 3)).toEqual([
      { color: 'green', id: 'n0' },
      { color: 'yellow', id: 'n1' },
      { color: 'blue', id: 'n2' },
    ])
  })

  test('TinkerPop: labelV and labelE are labels and types', async () => {
    const { nodes, relationships } = await readText('t.graphml', textOf('tinkerpop-modern.graphml'))
    expect(nodes.map(({ labels }) => labels)).toEqual(
      ['person', 'person', 'software', 'person', 'software', 'person'].map((label) => [label]),
    )
    expect(held(nodes)[0]).toEqual({ id: '1', name: 'marko', age: 29 })
    expect(relationships.map(({ type }) => type)).toEqual([
      'knows',
      'knows',
      'created',
      'created',
      'created',
      'created',
    ])
    expect(held(relationships)[1]).toEqual({ id: '8', weight: float(1) })
  })
})

describe('what a file says', () => {
  test('keys for all, for one side, with types, defaults and without names', async () => {
    const file = await readText(
      'a.graphml',
      graphml(
        `<data key="g">about</data><node id="a"><data key="all"> x\r\n </data><data key="n">9007199254740993</data><data key="f">1</data></node>
        <node id="b"><data key="n"></data><data key="e"/><data key="undeclared">text</data></node>
        <edge id="e" source="a" target="b"><data key="n">2</data><data key="all"><![CDATA[<&]]>y</data></edge>`,
        `<key id="all" for="all" attr.name="text" attr.type="string"/><key id="n" attr.name="n" attr.type="long"/>
        <key id="f" for="node" attr.name="f" attr.type="float"/><key id="b" for="edge" attr.name="b" attr.type="boolean"><default>true</default></key>
        <key id="g" for="graph" attr.name="about" attr.type="string"/><key id="e" for="node" attr.type="string"/>`,
      ),
    )
    expect(held(file.nodes)).toEqual([
      { id: 'a', text: ' x\n ', n: 9007199254740993n, f: float(1) },
      { id: 'b', e: '', undeclared: 'text' },
    ])
    expect(held(file.relationships)).toEqual([{ id: 'e', n: 2, text: '<&y', b: true }])
    expect(losses(file)).toEqual(['1 value of the whole graph was left out (line 5)'])
  })

  test('edges say whether they are directed, else their graph does', async () => {
    const edges = `<node id="a"/><edge source="a" target="a"/><edge source="a" target="a" directed="false"/><edge source="a" target="a" directed="true"/>`
    const directions = async (graph: string) =>
      held((await readText('a.graphml', graphml(edges, '', graph))).relationships)
    expect(await directions('edgedefault="directed"')).toEqual([{}, { directed: false }, {}])
    expect(await directions('edgedefault="undirected"')).toEqual([
      { directed: false },
      { directed: false },
      {},
    ])
  })

  test('graphs inside nodes, ports, hyperedges and descriptions', async () => {
    const file = await readText(
      'a.graphml',
      graphml(
        `<desc>Of the graph</desc><node id="a"><data key="x">1</data><graph edgedefault="undirected"><data key="x">2</data>
        <node id="b"><port name="p"><data key="x">3</data></port></node><node id="c"/><edge source="b" target="c" sourceport="p"/></graph></node>
        <edge source="a" target="b"/><hyperedge><endpoint node="a"/><endpoint node="c"/><data key="x">4</data></hyperedge>`,
        '<key id="x" attr.name="x" attr.type="int"/>',
      ),
    )
    expect(held(file.nodes)).toEqual([
      { id: 'b', parent: 'a' },
      { id: 'c', parent: 'a' },
      { x: 1, id: 'a' },
    ])
    expect(held(file.relationships)).toEqual([{ directed: false }, {}])
    expect(losses(file)).toEqual([
      '1 description was left out (line 3)',
      '1 graph inside a node was read with the others: `parent` says of each node which node it is inside (line 3)',
      '1 value of the whole graph was left out (line 3)',
      '2 ports were left out (the first on line 4)',
      '1 hyperedge was left out (line 5)',
    ])
  })

  test('yEd: label, place, size and colour', async () => {
    const file = await readText(
      'a.graphml',
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <!--Created by yEd 3.23-->
  <key attr.name="description" attr.type="string" for="node" id="d5"/>
  <key for="node" id="d6" yfiles.type="nodegraphics"/><key for="graphml" id="d7" yfiles.type="resources"/>
  <key for="edge" id="d10" yfiles.type="edgegraphics"/>
  <graph edgedefault="directed" id="G">
    <node id="n0"><data key="d5"><![CDATA[A node]]></data><data key="d6"><y:ShapeNode>
      <y:Geometry height="30.0" width="50.0" x="100.0" y="-40.0"/><y:Fill color="#FFCC00" transparent="false"/>
      <y:NodeLabel fontSize="12">First<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel>
      </y:NodeLabel><y:NodeLabel>second</y:NodeLabel><y:Shape type="rectangle"/></y:ShapeNode></data></node>
    <node id="n1" yfiles.foldertype="group"><data key="d6"/></node>
    <edge id="e0" source="n0" target="n1"><data key="d10"><y:PolyLineEdge><y:LineStyle color="#000000" width="1.0"/>
      <y:EdgeLabel>knows</y:EdgeLabel></y:PolyLineEdge></data></edge>
  </graph>
  <data key="d7"><y:Resources/></data>
</graphml>`,
    )
    expect(held(file.nodes)).toEqual([
      {
        description: 'A node',
        id: 'n0',
        label: 'First',
        x: float(125),
        y: float(25),
        size: float(20),
        color: '#ffcc00',
      },
      { id: 'n1' },
    ])
    expect(held(file.relationships)).toEqual([{ id: 'e0', label: 'knows', color: '#000000' }])
    expect(losses(file)).toEqual([
      '2 drawings by yEd were left out, but for label, place, size and colour (the first on line 8)',
      '1 value of the whole graph was left out (line 16)',
    ])
  })

  test('APOC: labels and types as attributes, and lists', async () => {
    const file = await readText(
      'a.graphml',
      graphml(
        `<node id="n0" labels=":User:Admin"><data key="labels">:User:Admin</data><data key="names">["a","b"]</data><data key="ages">[1,2]</data></node>
        <edge id="e0" source="n0" target="n0" label="KNOWS"><data key="label">KNOWS</data><data key="since">1993</data></edge>`,
        `<key id="labels" for="node" attr.name="labels"/><key id="label" for="edge" attr.name="label"/>
        <key id="names" for="node" attr.name="names" attr.type="string" attr.list="string"/>
        <key id="ages" for="node" attr.name="ages" attr.type="string" attr.list="long"/><key id="since" for="edge" attr.name="since" attr.type="long"/>`,
      ),
    )
    expect(file.nodes[0].labels).toEqual(['User', 'Admin'])
    expect(held(file.nodes)).toEqual([{ names: ['a', 'b'], ages: [1, 2], id: 'n0' }])
    expect(file.relationships[0].type).toBe('KNOWS')
    expect(held(file.relationships)).toEqual([{ since: 1993, id: 'e0' }])
  })
})

test.each([
  ['<node/>', '', 'MissingAttribute', 3],
  ['<node id="a"/>\n<node id="a"/>', '', 'DuplicateNode', 4],
  ['<node id="a"/>\n<edge source="a" target="b"/>', '', 'DanglingRelationship', 4],
  ['<node id="a"/><edge target="a"/>', '', 'MissingAttribute', 3],
  ['<node id="a"><data>1</data></node>', '', 'MissingAttribute', 3],
  [
    '<node id="a">\n<data key="k">1.5</data></node>',
    '<key id="k" attr.name="n" attr.type="int"/>',
    'WrongValue',
    4,
  ],
  ['<node id="a"/><key id="k"/>', '', 'LateDeclaration', 3],
  ['', '<key id="k"/><key id="k"/>', 'DuplicateAttribute', 2],
  ['', '<key id="k" attr.type="int"><default>x</default></key>', 'WrongValue', 2],
])('%s after %j is refused: %s on line %d', async (inside, keys, code, line) => {
  await expect(readText('a.graphml', graphml(inside, keys))).rejects.toMatchObject({
    code,
    place: { file: 'a.graphml', line },
  })
})
