import type { Neighbours } from '../graph/adjacency.ts'
import { numberOf, pairs } from './parameter-sets.ts'
import type { ReadShape } from './shape.ts'

const LONGEST = 10

/** One side of a search from both ends. */
interface Side {
  level: number[]
  readonly neighbours: Neighbours
  readonly marks: Int32Array
}

export const shortestPath: ReadShape = {
  kind: 'read',
  name: 'shortest-path',
  title: 'shortest path of up to ten hops',
  parameterSets: pairs,
  statement: {
    text: `MATCH (a:Person {id: $a}), (b:Person {id: $b}), p = shortestPath((a)-[:KNOWS*..${LONGEST}]->(b)) RETURN length(p) AS n`,
    columns: ['n'],
    ordered: false,
    limit:
      ({ known, knownBy, marks, otherMarks, nextMark }) =>
      (parameters) => {
        const mark = nextMark()
        const forth: Side = { level: [numberOf(parameters, 'a')], neighbours: known, marks }
        const back: Side = { level: [numberOf(parameters, 'b')], neighbours: knownBy, marks: otherMarks }
        marks[forth.level[0]] = mark
        otherMarks[back.level[0]] = mark
        for (let length = 1; length <= LONGEST; length++) {
          const [side, other] = forth.level.length <= back.level.length ? [forth, back] : [back, forth]
          if (widen(side, other, mark)) return [[length]]
          if (side.level.length === 0) return []
        }
        return []
      },
  },
}

/** Goes one hop on; true where that meets the other side. */
function widen(side: Side, other: Side, mark: number): boolean {
  const { offsets, targets } = side.neighbours
  const next: number[] = []
  for (const person of side.level) {
    for (let at = offsets[person]; at < offsets[person + 1]; at++) {
      const end = targets[at]
      if (other.marks[end] === mark) return true
      if (side.marks[end] === mark) continue
      side.marks[end] = mark
      next.push(end)
    }
  }
  side.level = next
  return false
}
