import type { LoadShape } from './shape.ts'

export const load: LoadShape = {
  kind: 'load',
  name: 'load',
  title: 'relationships created from rows, both ends matched',
  parameters: ({ knowsFrom, knowsTo }, rows) => {
    // From everywhere in the list, which is in the order of the start.
    const step = knowsFrom.length / rows
    const places = Array.from({ length: rows }, (_, at) => Math.floor(at * step))
    return { rows: places.map((at) => ({ a: knowsFrom[at], b: knowsTo[at] })) }
  },
  statement: {
    text: 'UNWIND $rows AS r MATCH (a:Person {id: r.a}) MATCH (b:Person {id: r.b}) CREATE (a)-[:KNOWS]->(b)',
    columns: [],
    ordered: false,
    limit:
      ({ links }) =>
      ({ rows }) => {
        if (typeof rows === 'number') throw new TypeError('The parameter rows must be a list.')
        for (const { a, b } of rows) links.add(a, b)
        return []
      },
  },
  check: {
    text: 'MATCH (a:Person)-[:KNOWS]->(b:Person) RETURN count(*) AS n, sum(a.id * b.id) AS products',
    columns: ['n', 'products'],
    ordered: false,
    limit:
      ({ links }) =>
      () => {
        let n = 0
        let products = 0
        for (const [a, b] of links.all()) {
          n++
          products += a * b
        }
        return [[n, products]]
      },
  },
}
