import { noParameters } from './parameter-sets.ts'
import type { ReadShape } from './shape.ts'

export const twoHopsAll: ReadShape = {
  kind: 'read',
  name: 'two-hops-all',
  title: 'all paths of two hops counted',
  parameterSets: noParameters,
  statement: {
    text: 'MATCH (a:Person)-[:KNOWS]->(b:Person)-[:KNOWS]->(c:Person) RETURN count(*) AS n',
    columns: ['n'],
    ordered: false,
    limit:
      ({ graph: { persons }, known, knownBy }) =>
      () => {
        let n = 0
        for (let middle = 0; middle < persons; middle++)
          n +=
            (known.offsets[middle + 1] - known.offsets[middle]) *
            (knownBy.offsets[middle + 1] - knownBy.offsets[middle])
        return [[n]]
      },
  },
}
