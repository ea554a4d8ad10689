import { describe, expect, test } from 'vitest'
import { FullDatabase } from '../../../src/opening/full-database.ts'
import type { GraphShapes } from '../../../src/model/graph-shapes.ts'

const shapes: GraphShapes = {
  types: {
    BUILDS: { from: ['Engineer'], to: ['Light'], symmetric: false },
    STANDS_ON: { from: ['Light'], to: ['Isle'], symmetric: false },
    SIGNALS_TO: { from: ['Light'], to: ['Light', 'Ship'], symmetric: true },
    VISITS: { from: ['Engineer'], to: ['Isle'], symmetric: false },
    WATCHES: { from: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'], to: ['Light'], symmetric: false },
    ADMIRES: { from: [], to: [], symmetric: false },
  },
  lists: ['claims', 'market'],
}

const database = new FullDatabase(undefined, undefined, { shapes })
database.query(
  "CREATE (e:Engineer {name: 'Ada'})-[:BUILDS {market: ['north'], status: 'begun'}]->(:Light)-[:STANDS_ON]->(:Isle), (:Ship)",
)

function told(text: string): readonly string[] {
  return database
    .query(text)
    .summary.notifications.filter(({ kind }) => kind === 'pattern' || kind === 'comparison')
    .map(({ message }) => message)
}

/** As many comparisons as become one look into a list. */
function chain(length: number, sign: string, operator: string): string {
  return Array.from({ length }, (_, at) => `r.market ${sign} '${at}'`).join(` ${operator} `)
}

describe('what the shapes of a graph rule out', () => {
  test.each([
    [
      'MATCH (:Engineer)-[:STANDS_ON]->(i:Isle) RETURN i',
      '`STANDS_ON` never leads from Engineer to Isle in this graph. It leads from Light to Isle. From Engineer to Isle leads `VISITS`.',
    ],
    [
      'MATCH (:Isle)-[:BUILDS]->() RETURN 1',
      '`BUILDS` never leads from Isle in this graph. It leads from Engineer to Light.',
    ],
    [
      'MATCH (:Light)-[:BUILDS]->(:Engineer) RETURN 1',
      '`BUILDS` never leads from Light to Engineer in this graph. It goes the other way: reverse the arrow.',
    ],
    [
      'MATCH (:Engineer)<-[:STANDS_ON]-(:Light) RETURN 1',
      '`STANDS_ON` never leads from Light to Engineer in this graph. It leads from Light to Isle.',
    ],
    [
      'MATCH (:Engineer)-[:STANDS_ON|SIGNALS_TO]-(:Ship) RETURN 1',
      '`STANDS_ON|SIGNALS_TO` never joins Engineer and Ship in this graph. It leads from Light to Isle.',
    ],
    [
      'MATCH (e:Engineer) MATCH (l:Light) MATCH (e)-[:STANDS_ON]->(l) RETURN 1',
      '`STANDS_ON` never leads from Engineer to Light in this graph. It leads from Light to Isle. From Engineer to Light leads `BUILDS`.',
    ],
    [
      'MATCH (e:Engineer) WHERE EXISTS { (e)-[:STANDS_ON]->(:Isle) } RETURN e',
      '`STANDS_ON` never leads from Engineer to Isle in this graph. It leads from Light to Isle. From Engineer to Isle leads `VISITS`.',
    ],
    [
      'MATCH (a)-[:ADMIRES]->(b) RETURN a',
      "`ADMIRES` exists only in claims in this graph, not as a relationship. Write MATCH (k:Claim {relation: 'ADMIRES'}).",
    ],
    [
      "MATCH ()-[r]->() WHERE r.market = 'north' RETURN r",
      "`market` is a list in this graph, so it never matches a text. Write `'...' IN x.market`.",
    ],
    [
      "MATCH ()-[r]->() WHERE r.market <> 'north' RETURN r",
      "`market` is a list in this graph, so it always differs from a text. Write `NOT '...' IN x.market`.",
    ],
    [
      "MATCH (e)-[r]->() WHERE 'a' < e.name <= r.market <= 'north' RETURN r",
      "`market` is a list in this graph, so it never matches a text. Write `'...' IN x.market`.",
    ],
    [
      'MATCH (:Light:Engineer)-[:BUILDS]->(x) RETURN x',
      '`BUILDS` never leads from a node that is both Light and Engineer in this graph. It leads from Engineer to Light.',
    ],
    [
      'MATCH (:Isle)-[:WATCHES]->() RETURN 1',
      '`WATCHES` never leads from Isle in this graph. It leads from A, B, C, D, E, F or one of 2 other labels to Light.',
    ],
    [
      "MATCH ()-[r {market: 'north'}]->() RETURN r",
      "`market` is a list in this graph, so it never matches a text. Write `'...' IN x.market`.",
    ],
    [
      "MATCH ()-[r]->() WHERE r.market IN [r.status, 'north'] RETURN r",
      "`market` is a list in this graph, so it never matches a text. Write `'...' IN x.market`.",
    ],
    [
      "MATCH ()-[r]->() WHERE NOT r.market IN ['north'] RETURN r",
      "`market` is a list in this graph, so it always differs from a text. Write `NOT '...' IN x.market`.",
    ],
    [
      `MATCH ()-[r]->() WHERE ${chain(4, '=', 'OR')} RETURN r`,
      "`market` is a list in this graph, so it never matches a text. Write `'...' IN x.market`.",
    ],
    [
      `MATCH ()-[r]->() WHERE ${chain(16, '<>', 'AND')} RETURN r`,
      "`market` is a list in this graph, so it always differs from a text. Write `NOT '...' IN x.market`.",
    ],
  ])('%s', (text, message) => {
    expect(told(text)).toEqual([message])
  })

  test.each([
    'MATCH (:Engineer)-[:BUILDS]->(:Light)-[:STANDS_ON]->(:Isle) RETURN 1',
    'MATCH (:Ship)-[:SIGNALS_TO]->(:Light) RETURN 1',
    'MATCH (:Engineer)-[:STANDS_ON*1..3]->(:Isle) RETURN 1',
    'MATCH (:Engineer)-[:STANDS_ON|VISITS]->(:Isle) RETURN 1',
    'MATCH (:Engineer)-[]->(:Isle) RETURN 1',
    'MATCH (:Engineer)-[:UNHEARD_OF]->(:Isle) RETURN 1',
    'MATCH (l)-[:STANDS_ON]->() OPTIONAL MATCH (l:Engineer)-[:BUILDS]->() RETURN l',
    'MATCH (l)-[:STANDS_ON]->() WHERE NOT EXISTS { (l:Engineer)-[:BUILDS]->() } RETURN l',
    "MATCH ()-[r]->() WHERE r.status IN [r.market, 'north'] RETURN r",
    "MATCH ()-[r]->() WHERE r.market IN [['north'], r.status] RETURN r",
    "MATCH ()-[r]->() WHERE 'north' IN r.market AND r.status = 'begun' RETURN r",
    'MATCH (a) CALL (a) { MATCH (a:Isle)<-[:VISITS]-(x) RETURN x UNION MATCH (a:Engineer) RETURN a AS x } RETURN x',
    'MATCH (a) WHERE EXISTS { MATCH (a:Isle)<-[:VISITS]-(x) RETURN x UNION MATCH (a:Light) RETURN a AS x } RETURN a',
    ...Object.getOwnPropertyNames(Object.prototype).map((name) => `MATCH (a)-[:\`${name}\`]->(b) RETURN a`),
    "MATCH (e)-[r]->() WHERE e.name = 'Ada' <> r.status < r.market RETURN r",
    "WITH {market: 'north'} AS map WHERE map.market = 'north' RETURN map",
  ])('is not told of what may be: %s', (text) => {
    expect(told(text)).toEqual([])
  })

  test('a write is left alone: the ontology says what is, not what may be made', () => {
    expect(told('CREATE (:Isle)-[:BUILDS]->(:Ship)')).toEqual([])
  })

  test('comes for each text that shares a plan, at its own place', () => {
    for (const name of ['a', 'a longer one']) {
      const text = `MATCH (:Engineer {name: '${name}'})-[r:STANDS_ON]->() RETURN r`
      const [first] = database.query(text).summary.notifications
      expect(text.slice(first.at.start, first.at.end)).toBe('-[r:STANDS_ON]->')
    }
  })
})
