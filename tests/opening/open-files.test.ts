import { describe, expect, test } from 'vitest'
import { FullDatabase } from '../../src/opening/full-database.ts'
import { filesApart, mappedReadersOf } from '../../src/opening/mapped-files.ts'
import { openFiles } from '../../src/opening/open-files.ts'
import { wholeSubgraph } from '../../src/opening/whole-subgraph.ts'
import { fileOf } from '../formats/read.ts'

const people = fileOf('people.csv', 'id,labels,name,born:integer\na,Person,Ada,1815\nb,Person,Bob,1900\n')
const knows = fileOf('knows.csv', 'start,type,end,since:integer\na,KNOWS,b,1840\n')
const others = fileOf(
  'others.graphml',
  `<graphml><key id="n" for="node" attr.name="name" attr.type="string"/>
   <key id="c" for="node" attr.name="city" attr.type="string"/>
   <key id="b" for="node" attr.name="born" attr.type="int"/><graph edgedefault="undirected">
   <node id="a"><data key="n">Ada</data><data key="c">London</data><data key="b">1816</data></node>
   <node id="b"><data key="n">Cy</data></node><edge source="a" target="b"/></graph></graphml>`,
)

describe('files', () => {
  test('of tables are one graph; each element says where it stands, relationships that no claim does', async () => {
    const { store, reports } = await openFiles([knows, people])
    expect(reports.map(({ file, nodes, relationships }) => [file, nodes, relationships])).toEqual([
      ['knows.csv', 0, 1],
      ['people.csv', 2, 0],
    ])
    const { records } = new FullDatabase(store).query(
      'MATCH (a)-[r:KNOWS]->(b) RETURN a.name, r.since, b.born, a.importedFrom, a.importedLine, r.layer, r.importedLine',
    )
    expect(records).toEqual([['Ada', 1840, 1900, 'people.csv', 2, 'imported', 2]])
  })

  test('that are not tables have nothing in common, whatever their ids', async () => {
    const { store, meeting } = await openFiles([people, others])
    expect(meeting).toBe(undefined)
    expect([store.read().nodeCount, store.read().relationshipCount]).toEqual([4, 1])
  })

  test('are joined by a property: what was there first stays, and what differs is told', async () => {
    const { store, meeting } = await openFiles([people, others], { join: 'name' })
    expect(meeting).toEqual({ key: 'name', nodes: 1, differing: 1, firstDiffering: "born of 'Ada'" })
    const { records } = new FullDatabase(store).query(
      "MATCH (a {name: 'Ada'})-[r]-(b) RETURN labels(a), a.born, a.city, b.name, r.directed, a.importedFrom",
    )
    expect(records).toEqual([[['Person'], 1815, 'London', 'Cy', false, ['people.csv', 'others.graphml']]])
  })

  test('that are joined have precedence in the order in which they are given, and keep all their places', async () => {
    const cities = fileOf(
      'cities.ndjson',
      '{"type":"node","id":"0","labels":["City"],"properties":{"name":"Ada","born":1}}',
    )
    const more = fileOf('more.csv', 'id,labels,name,born:integer\nz,P,Ada,2\n')
    const { store } = await openFiles([cities, more, others], { join: 'name' })
    const { records } = new FullDatabase(store).query(
      "MATCH (a {name: 'Ada'}) RETURN a.born, a.importedFrom, a.importedLine, labels(a)",
    )
    expect(records).toEqual([[1, ['cities.ndjson', 'more.csv', 'others.graphml'], [1, 2, 4], ['City', 'P']]])
    const again = await openFiles([fileOf('last.csv', 'id,labels,name\nq,P,Ada\n')], {
      join: 'name',
      beside: store.read(),
    })
    expect(
      new FullDatabase(again.store).query(
        "MATCH (a {name: 'Ada'}) RETURN a.importedFrom[3], a.importedLine[3]",
      ).records,
    ).toEqual([['last.csv', 2]])
  })

  test('of relationships alone make the nodes that they name, which say where that was', async () => {
    const { store, reports } = await openFiles([fileOf('edges.csv', 'source,target\na,b\nb,c\n')])
    expect(reports.map(({ nodes, relationships }) => [nodes, relationships])).toEqual([[3, 2]])
    const { records } = new FullDatabase(store).query(
      'MATCH (n) RETURN n.id, n.importedFrom, n.importedLine ORDER BY n.id',
    )
    expect(records).toEqual([
      ['a', 'edges.csv', 2],
      ['b', 'edges.csv', 2],
      ['c', 'edges.csv', 3],
    ])
  })

  test('are not joined where nobody could say which node is meant', async () => {
    const twice = fileOf('twice.csv', 'id,labels,name\n1,P,Ada\n2,P,Ada\n')
    for (const files of [
      [twice, others],
      [others, twice],
    ])
      await expect(openFiles(files, { join: 'name' })).rejects.toMatchObject({
        code: 'AmbiguousJoin',
        place: { file: files[1].name },
      })
  })

  test('are added to a graph, whose elements stay what they are', async () => {
    const { store } = await openFiles([people, knows])
    const { store: both, meeting } = await openFiles([others], { beside: store.read(), join: 'name' })
    expect(meeting?.nodes).toBe(1)
    expect(
      wholeSubgraph(both.read())
        .relationships.map(({ type }) => type)
        .sort(),
    ).toEqual(['KNOWS', 'RELATED_TO'])
  })

  test('that are scripts stand alone', async () => {
    const script = fileOf('a.cypher', "CREATE (:A {id: 'x'})")
    const { store, reports } = await openFiles([script])
    expect([store.read().nodeCount, reports[0].nodes]).toEqual([1, 1])
    await expect(openFiles([script, people])).rejects.toMatchObject({ code: 'IsScript' })
  })

  test('leave nothing where one is wrong, and end where they are stopped', async () => {
    const dangling = fileOf('knows.csv', 'start,type,end\na,KNOWS,nobody\n')
    await expect(openFiles([people, dangling])).rejects.toMatchObject({
      code: 'DanglingRelationship',
      place: { file: 'knows.csv', line: 2 },
    })
    const step = (): Promise<void> => Promise.reject(new Error('stopped'))
    await expect(openFiles([people], { step })).rejects.toThrow('stopped')
  })

  test('with a mapping are stopped while headings are read, and tell how far they are to the end', async () => {
    const table = fileOf('ports.csv', 'port,land\nIolcus,Thessaly\n')
    const mapping = fileOf(
      'ports.mapping.yaml',
      "entities: { port: { id: '{port}', name: '{port}' } }\nrelationships: {}\n",
    )
    const stop = (): Promise<void> => Promise.reject(new Error('stopped'))
    await expect(mappedReadersOf(filesApart([table, mapping]), stop)).rejects.toThrow('stopped')
    const shares: number[] = []
    await openFiles([mapping, table], {
      async step(bytes, total) {
        shares.push(bytes / total)
      },
    })
    expect(Math.max(...shares)).toBe(1)
  })

  test('are read by a mapping of whatever name, where it is given as one', async () => {
    const table = fileOf('ports.csv', 'port,land\nIolcus,Thessaly\n')
    const mapping = fileOf('ports.txt', "entities: { port: { id: '{port}' } }\nrelationships: {}\n")
    const { store } = await openFiles([table], { mappings: [mapping] })
    expect(store.read().nodeCount).toBe(1)
  })

  test('of no known format are refused with the list of those that are known', async () => {
    await expect(openFiles([fileOf('a.bin', new Uint8Array([0, 1, 2, 3]))])).rejects.toMatchObject({
      code: 'UnknownFormat',
      hint: expect.stringContaining('GEXF (.gexf)'),
    })
    await expect(openFiles([fileOf('a.gexf', ' \n')])).rejects.toMatchObject({ code: 'EmptyFile' })
  })
})
