import { companyName } from '../graph/graph.ts'
import { noParameters } from './parameter-sets.ts'
import type { ReadShape } from './shape.ts'

const PERSONS = 1_000

export const optionalCollect: ReadShape = {
  kind: 'read',
  name: 'optional-collect',
  title: 'OPTIONAL MATCH and collect of a thousand nodes',
  parameterSets: noParameters,
  statement: {
    text: `MATCH (p:Person) WHERE p.id < ${PERSONS} OPTIONAL MATCH (p)-[:WORKS_AT]->(c:Company) RETURN p.id AS id, collect(c.name) AS companies ORDER BY id`,
    columns: ['id', 'companies'],
    ordered: true,
    limit:
      ({ graph: { persons, companyOf } }) =>
      () => {
        const rows = []
        for (let person = 0; person < Math.min(persons, PERSONS); person++)
          rows.push([person, companyOf[person] < 0 ? [] : [companyName(companyOf[person])]])
        return rows
      },
  },
}
