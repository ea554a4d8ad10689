import { expect, test } from 'vitest'
import { plainDescription } from '../../../src/backend/description.ts'
import { crossCsv } from '../../../src/viewer/cross/cross-csv.ts'
import { crossTable, type CrossTable } from '../../../src/viewer/cross/cross-table.ts'
import { dimensionsOf, firstCross, type Dimension } from '../../../src/viewer/cross/dimensions.ts'
import { pictureOf, type Picture } from '../../../src/viewer/layout/picture.ts'
import { graph } from '../../helpers/graph.ts'
import { openBundledGraph } from '../bundled.ts'

const database =
  graph(`(a:Firm {id: 'a', name: 'A'}), (part:Firm {id: 'part', name: 'Part'})-[:UNIT_OF]->(a), (b:Firm {id: 'b', name: '=B'}),
  (k:Land {id: 'k', name: 'Kenya'}), (e:Land {id: 'e', name: 'Egypt'}), (site:Site {id: 'site'})-[:IN]->(k), (site)-[:IN]->(e),
  (part)-[:BUILDS]->(site), (b)-[:TRADES_WITH]->(k), (k)-[:TRADES_WITH]->(b), (b)-[:OWNS]->(:Ship {id: 'loose'})`)
const picture = pictureOf(database.query('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r').records.flat())
const plain = plainDescription(database.schema())
const description = {
  ...plain,
  types: plain.types.map((type) => (type.name === 'UNIT_OF' ? { ...type, hierarchy: 'unit' } : type)),
}
const dimensions = dimensionsOf(picture, picture, description)

function dimension(id: string, all = dimensions): Dimension {
  const found = all.find((one) => one.id === id)
  if (found === undefined) throw new Error(`There is no dimension ${id}.`)
  return found
}

function cellsOf({ rows, columns, connectionsOf }: CrossTable): readonly (readonly (string | number)[])[] {
  return rows.map((row) => [row.name, ...columns.map(({ key }) => connectionsOf(row.key, key).length)])
}

test('a picture can be crossed by its labels, and by those whose parts count as their whole', () => {
  expect(dimensions.map(({ id }) => id)).toEqual(['Firm+unit', 'Firm', 'Land', 'Ship', 'Site'])
  expect(dimension('Firm+unit').wholes.get('part')).toBe('a')
})

test('what has no label has an id that a link can hold', () => {
  const bare = graph(`(:A {id: 'a'})-[:R]->({id: 'b'})`)
  const all = pictureOf(bare.query('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r').records.flat())
  const ids = dimensionsOf(all, all, plainDescription(bare.schema())).map(({ id }) => id)
  expect(ids).toHaveLength(2)
  expect(ids).not.toContain('')
})

test('a cell holds the relationships between its row and column, and what is joined to both', () => {
  const table = crossTable(picture, description, dimension('Firm+unit'), dimension('Land'))
  expect(table.columns.map(({ name }) => name)).toEqual(['Kenya', 'Egypt'])
  expect(cellsOf(table)).toEqual([
    ['=B', 2, 0],
    ['A', 1, 1],
  ])
  const [through] = table.connectionsOf('a', 'k')
  expect(through.through).toBe('site')
  expect(through.relationships.map(({ type }) => type).toSorted()).toEqual(['BUILDS', 'IN'])
})

test('what stands in several cells is counted once in all', () => {
  const table = crossTable(picture, description, dimension('Firm+unit'), dimension('Land'))
  expect(table.rows.map(({ count }) => count)).toEqual([2, 1])
  expect(table.columns.map(({ count }) => count)).toEqual([3, 1])
  expect(table.count).toBe(3)
})

test('parts stand by themselves where they are not folded, and what makes them parts joins nothing', () => {
  const table = crossTable(picture, description, dimension('Firm'), dimension('Land'))
  expect(table.rows.map(({ key }) => key)).toEqual(['b', 'part', 'a'])
  const among = crossTable(picture, description, dimension('Firm'), dimension('Firm'))
  expect(among.filled).toBe(0)
})

test('the CSV has the same numbers, and no name that a spreadsheet would compute', () => {
  const table = crossTable(picture, description, dimension('Firm+unit'), dimension('Land'))
  expect(crossCsv(table).split('\n')).toEqual([
    ',Kenya,Egypt,"in all, each once"',
    "'=B,2,0,2",
    'A,1,1,1',
    '"in all, each once",3,1,3',
    '',
  ])
})

test('it begins with the two labels that most is between, or with the first and last column of a view', async () => {
  const filled = (on: Picture) => (rows: Dimension, columns: Dimension) =>
    crossTable(on, description, rows, columns).filled
  expect(firstCross(undefined, dimensions, filled(picture))).toEqual({ rows: 'Firm', columns: 'Land' })
  const bundled = openBundledGraph()
  const view = bundled.description.views.find(({ id }) => id === 'overview')
  const overview = pictureOf((await bundled.ask(view?.picture ?? '')).flat())
  const all = dimensionsOf(overview, overview, bundled.description)
  const first = firstCross(view, all, () => 0)
  expect(first).toEqual({ rows: 'Company+unit', columns: 'Country+place' })
  const table = crossTable(
    overview,
    bundled.description,
    dimension('Company+unit', all),
    dimension('Country+place', all),
  )
  // The three data centre sites are in cities, each in its country, and are built by a unit of its group.
  expect(table.connectionsOf('org:alibaba', 'place:MY').map(({ through }) => through)).toEqual([
    'fac:alibaba-dc-kl',
  ])
  expect(table.rows.filter(({ count }) => count > 0)).toHaveLength(3)
  expect(table.columns).toHaveLength(7)
})

test('a claim without a relationship joins nothing', () => {
  const claim = { key: 'claim:1', id: -1, type: 'TRADES_WITH', start: 'a', end: 'e', properties: {} }
  const claimed = { ...picture, relationships: new Map([...picture.relationships, [claim.key, claim]]) }
  const [rows, columns] = [dimension('Firm+unit'), dimension('Land')]
  const cells = (of: Picture): unknown => cellsOf(crossTable(of, description, rows, columns))
  expect(cells(claimed)).toEqual(cells(picture))
})

test('through a hub that joins too many nothing is counted, and it says how many there are', () => {
  const star = graph(
    `(c:Country {id: 'c'}) FOREACH (i IN range(1, 500) | CREATE (:Firm {id: 'f' + i})-[:IN]->(c), (:Person {id: 'p' + i})-[:IN]->(c))`,
  )
  const around = pictureOf(star.query('MATCH (n)-[r]->(c) RETURN n, r, c').records.flat())
  const plainly = plainDescription(star.schema())
  const all = dimensionsOf(around, around, plainly)
  const table = crossTable(around, plainly, dimension('Firm', all), dimension('Person', all))
  expect([table.tooMany, table.rows, table.filled]).toEqual([250_000, [], 0])
})
