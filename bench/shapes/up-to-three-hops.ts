import { numberOf, someone } from './parameter-sets.ts'
import type { ReadShape } from './shape.ts'

export const upToThreeHops: ReadShape = {
  kind: 'read',
  name: 'up-to-three-hops',
  title: 'one to three hops, distinct ends counted',
  parameterSets: someone,
  statement: {
    text: 'MATCH (p:Person {id: $id})-[:KNOWS*1..3]->(f:Person) RETURN count(DISTINCT f) AS n',
    columns: ['n'],
    ordered: false,
    limit:
      ({ known: { offsets, targets }, marks, nextMark }) =>
      (parameters) => {
        const id = numberOf(parameters, 'id')
        const mark = nextMark()
        let n = 0
        let level = [id]
        for (let depth = 1; depth <= 3; depth++) {
          const next: number[] = []
          for (const person of level) {
            for (let at = offsets[person]; at < offsets[person + 1]; at++) {
              const end = targets[at]
              if (marks[end] === mark) continue
              marks[end] = mark
              n++
              // The start counts where a path comes back to it, but has been gone on from already.
              if (end !== id) next.push(end)
            }
          }
          level = next
        }
        return [[n]]
      },
  },
}
