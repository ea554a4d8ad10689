import type { GraphReader, GraphWriter, IndexReader, NumberKind } from '../../model/graph-store.ts'

/** How many hits a question is, by its answer and what it was given. Names and tokens are none, nor whether an element is still there. */
type Cost<Member> = Member extends (...given: infer Given) => infer Result
  ? number | ((result: Result, given: Given) => number)
  : 0

/** Told of hits, and whether they are those of building an index. */
type Hit = (hits: number, isBuilding?: boolean) => void

const found = (result: number): number => result

/** One for each element that is there; nothing where the values are not numbers, since they are then asked for one by one. */
function read(kind: NumberKind | undefined, [ids, count]: [Int32Array, number, ...unknown[]]): number {
  let hits = 0
  if (kind !== undefined) for (let at = 0; at < count; at++) if (ids[at] >= 0) hits++
  return hits
}

/** What costs nothing. */
type Free =
  | 'nodeCount'
  | 'relationshipCount'
  | 'nodeLimit'
  | 'hasNode'
  | 'hasRelationship'
  | 'relationshipLimit'
  | 'labelId'
  | 'typeId'
  | 'keyId'
  | 'labelName'
  | 'typeName'
  | 'keyName'
  | 'labelTokens'
  | 'typeTokens'
  | 'keyTokens'
  | 'schemaVersion'
  | 'schema'
  | 'internLabel'
  | 'internType'
  | 'internKey'
  | 'searchSource'
  | 'createIndex'
  | 'dropIndex'
  | 'createConstraint'
  | 'dropConstraint'
  | 'uniqueLookUps'

/** Every other question of a reader and every other change of a writer: a new one has to say what it costs. */
const costs: { readonly [Name in Exclude<keyof GraphWriter, 'index' | Free>]: Cost<GraphWriter[Name]> } = {
  hasLabel: 1,
  labelsOf: 1,
  typeOf: 1,
  startOf: 1,
  endOf: 1,
  scanNodes: found,
  scanLabel: found,
  scanRelationships: found,
  neighbours: (_, [, , , { start, end }]) => 1 + end - start,
  adjacentTypes: 1,
  degree: 1,
  nodeProperty: 1,
  relationshipProperty: 1,
  nodeNumbers: read,
  relationshipNumbers: read,
  nodeKeys: 1,
  relationshipKeys: 1,
  countNodes: 1,
  countRelationships: 1,
  prepareSeek: ({ looked }) => looked,
  prepareConstraint: ({ looked }) => looked,
  seekNodes: (nodes) => (nodes === undefined ? 0 : 1 + nodes.length),
  createNode: 1,
  createRelationship: 1,
  addLabel: 1,
  removeLabel: 1,
  setNodeProperty: 1,
  setRelationshipProperty: 1,
  deleteNode: 1,
  deleteRelationship: 1,
}

const byName: ReadonlyMap<string | symbol, unknown> = new Map(Object.entries(costs))

/** An index that is asked as before: what it builds is looked at, a seek is a hit, and each element that it finds. */
function countingIndex(index: IndexReader, hit: Hit): IndexReader {
  return {
    definition: index.definition,
    get statistics() {
      return index.statistics
    },
    prepare(most, use) {
      const state = index.prepare(most, use)
      hit(state.looked, true)
      return state
    },
    seek(sought, order) {
      const cursor = index.seek(sought, order)
      hit(1)
      return {
        next(out) {
          const count = cursor.next(out)
          hit(count)
          return count
        },
      }
    },
  }
}

/** A graph that is asked as before, and tells of each question how many hits it was. */
export function countingHits<Graph extends GraphReader>(graph: Graph, hit: Hit): Graph {
  const methods = new Map<string | symbol, (...given: unknown[]) => unknown>()
  methods.set('index', (name) => {
    const index = graph.index(String(name))
    return index && countingIndex(index, hit)
  })
  return new Proxy(graph, {
    get(target, name) {
      const known = methods.get(name)
      if (known !== undefined) return known
      const member: unknown = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      const cost = byName.get(name) ?? 0
      const method = (...given: unknown[]): unknown => {
        const before = uniqueLookUps(target)
        const result: unknown = Reflect.apply(member, target, given)
        const own = Number(
          typeof cost === 'function' ? Reflect.apply(cost, undefined, [result, given]) : cost,
        )
        hit(own + uniqueLookUps(target) - before, name === 'prepareSeek')
        return result
      }
      methods.set(name, method)
      return method
    },
  })
}

/** Of a graph that is written: so many so far. */
function uniqueLookUps(graph: GraphReader & Partial<Pick<GraphWriter, 'uniqueLookUps'>>): number {
  return graph.uniqueLookUps ?? 0
}
