import { noParameters } from './parameter-sets.ts'
import type { ReadShape } from './shape.ts'

export const triangles: ReadShape = {
  kind: 'read',
  name: 'triangles',
  title: 'all triangles counted',
  parameterSets: noParameters,
  statement: {
    text: 'MATCH (a:Person)-[:KNOWS]->(b:Person)-[:KNOWS]->(c:Person)-[:KNOWS]->(a) RETURN count(*) AS n',
    columns: ['n'],
    ordered: false,
    limit:
      ({ graph: { persons }, known, knownBy, marks, nextMark }) =>
      () => {
        const { offsets, targets } = known
        let n = 0
        for (let a = 0; a < persons; a++) {
          const mark = nextMark()
          for (let at = knownBy.offsets[a]; at < knownBy.offsets[a + 1]; at++)
            marks[knownBy.targets[at]] = mark
          for (let at = offsets[a]; at < offsets[a + 1]; at++) {
            const b = targets[at]
            for (let next = offsets[b]; next < offsets[b + 1]; next++) if (marks[targets[next]] === mark) n++
          }
        }
        return [[n]]
      },
  },
}
