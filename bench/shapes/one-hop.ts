import { numberOf, someone } from './parameter-sets.ts'
import type { ReadShape } from './shape.ts'

export const oneHop: ReadShape = {
  kind: 'read',
  name: 'one-hop',
  title: 'neighbours',
  parameterSets: someone,
  statement: {
    text: 'MATCH (p:Person {id: $id})-[:KNOWS]->(f:Person) RETURN f.id AS id, f.name AS name',
    columns: ['id', 'name'],
    ordered: false,
    limit:
      ({ graph: { names }, known: { offsets, targets } }) =>
      (parameters) => {
        const id = numberOf(parameters, 'id')
        const rows = []
        for (let at = offsets[id]; at < offsets[id + 1]; at++) rows.push([targets[at], names[targets[at]]])
        return rows
      },
  },
}
