import { numberOf, someone } from './parameter-sets.ts'
import type { ReadShape } from './shape.ts'

export const threeHops: ReadShape = {
  kind: 'read',
  name: 'three-hops',
  title: 'three hops, paths counted',
  parameterSets: someone,
  statement: {
    text: 'MATCH (p:Person {id: $id})-[:KNOWS]->(:Person)-[:KNOWS]->(:Person)-[:KNOWS]->(f:Person) RETURN count(*) AS n',
    columns: ['n'],
    ordered: false,
    limit:
      ({ known: { offsets, targets } }) =>
      (parameters) => {
        const id = numberOf(parameters, 'id')
        let n = 0
        for (let at = offsets[id]; at < offsets[id + 1]; at++) {
          const second = targets[at]
          for (let next = offsets[second]; next < offsets[second + 1]; next++) {
            const third = targets[next]
            n += offsets[third + 1] - offsets[third]
            // Back at the start, the relationship to `second` would be walked again, which one MATCH does not do.
            if (third === id) n--
          }
        }
        return [[n]]
      },
  },
}
