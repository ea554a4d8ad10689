import { cityName } from '../graph/graph.ts'
import { noParameters } from './parameter-sets.ts'
import type { ReadShape } from './shape.ts'
import { mostFirst } from './most-first.ts'

export const groups: ReadShape = {
  kind: 'read',
  name: 'groups',
  title: 'groups with count and average, the largest ten',
  parameterSets: noParameters,
  statement: {
    text: 'MATCH (p:Person)-[:LIVES_IN]->(c:City) RETURN c.name AS city, count(*) AS n, avg(p.age) AS age ORDER BY n DESC, city LIMIT 10',
    columns: ['city', 'n', 'age'],
    ordered: true,
    limit:
      ({ graph: { persons, cities, cityOf, ages } }) =>
      () => {
        const counts = new Int32Array(cities)
        const sums = new Float64Array(cities)
        for (let person = 0; person < persons; person++) {
          counts[cityOf[person]]++
          sums[cityOf[person]] += ages[person]
        }
        const found: [city: string, n: number, age: number][] = []
        for (let city = 0; city < cities; city++)
          if (counts[city] > 0) found.push([cityName(city), counts[city], sums[city] / counts[city]])
        return found.sort(mostFirst).slice(0, 10)
      },
  },
}
