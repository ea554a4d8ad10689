import type { GraphReader, GraphStore } from '../../src/model/graph-store.ts'

/** A store that counts what readers ask of it: each element scanned or sought, list of neighbours, label and property. Unlike a hit of PROFILE, a list is one whatever its length: the order of a pattern is held to how often it asks. */
export interface CountingStore extends GraphStore {
  hits(): number
}

const reads: ReadonlySet<string> = new Set([
  'hasLabel',
  'neighbours',
  'nodeProperty',
  'relationshipProperty',
  'degree',
])
const bulkReads: ReadonlySet<string> = new Set(['nodeNumbers', 'relationshipNumbers'])
const scans: ReadonlySet<string> = new Set(['scanNodes', 'scanLabel', 'scanRelationships'])

export function countingStore(store: GraphStore): CountingStore {
  let hits = 0
  const counted = (reader: GraphReader): GraphReader =>
    new Proxy(reader, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target)
        if (typeof member !== 'function') return member
        return (...given: unknown[]): unknown => {
          const result: unknown = Reflect.apply(member, target, given)
          if (typeof name === 'symbol') return result
          if (reads.has(name)) hits++
          if (scans.has(name)) hits += Number(result)
          if (bulkReads.has(name)) hits += result === undefined ? 0 : Number(given[1])
          if (name === 'seekNodes') hits += result instanceof Int32Array ? result.length : 0
          return result
        }
      },
    })
  return { read: () => counted(store.read()), begin: () => store.begin(), hits: () => hits }
}
