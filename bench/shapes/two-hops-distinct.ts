import { numberOf, someone } from './parameter-sets.ts'
import type { ReadShape } from './shape.ts'

export const twoHopsDistinct: ReadShape = {
  kind: 'read',
  name: 'two-hops-distinct',
  title: 'two hops, distinct ends counted',
  parameterSets: someone,
  statement: {
    text: 'MATCH (p:Person {id: $id})-[:KNOWS]->(:Person)-[:KNOWS]->(f:Person) RETURN count(DISTINCT f) AS n',
    columns: ['n'],
    ordered: false,
    limit:
      ({ known: { offsets, targets }, marks, nextMark }) =>
      (parameters) => {
        const id = numberOf(parameters, 'id')
        const mark = nextMark()
        let n = 0
        for (let at = offsets[id]; at < offsets[id + 1]; at++) {
          const middle = targets[at]
          for (let next = offsets[middle]; next < offsets[middle + 1]; next++) {
            const end = targets[next]
            if (marks[end] === mark) continue
            marks[end] = mark
            n++
          }
        }
        return [[n]]
      },
  },
}
