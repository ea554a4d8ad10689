import { cityName } from '../graph/graph.ts'
import { mostFirst } from './most-first.ts'
import { employers, numberOf } from './parameter-sets.ts'
import type { ReadShape } from './shape.ts'

export const joinGroups: ReadShape = {
  kind: 'read',
  name: 'join-groups',
  title: 'two types joined, grouped, the largest five',
  parameterSets: employers,
  statement: {
    text: 'MATCH (k:Company {id: $id})<-[:WORKS_AT]-(p:Person)-[:LIVES_IN]->(c:City) RETURN c.name AS city, count(*) AS n ORDER BY n DESC, city LIMIT 5',
    columns: ['city', 'n'],
    ordered: true,
    limit:
      ({ graph: { cityOf }, staff: { offsets, targets } }) =>
      (parameters) => {
        const id = numberOf(parameters, 'id')
        const counts = new Map<number, number>()
        for (let at = offsets[id]; at < offsets[id + 1]; at++) {
          const city = cityOf[targets[at]]
          counts.set(city, (counts.get(city) ?? 0) + 1)
        }
        return [...counts]
          .map(([city, n]): [string, number] => [cityName(city), n])
          .sort(mostFirst)
          .slice(0, 5)
      },
  },
}
