import type { GraphReader, Slice } from '../../../src/cypher/index.ts'
import type { IndexReader, SeekOrder, Sought } from '../../../src/model/graph-store.ts'
import { equals } from '../../../src/model/equality.ts'
import { bruteSeek } from '../../store/brute-seek.ts'

/**
 * What a store promises of itself: counts, scans, degrees, neighbours and look-ups agree with the nodes and
 * relationships that it holds. Undefined where they do. Cost: nodes and relationships times labels squared.
 */
export function storeProblem(reader: GraphReader): string | undefined {
  const problems = [
    ...countProblems(reader),
    ...scanProblems(reader),
    ...lookUpProblems(reader),
    ...indexProblems(reader),
  ]
  return problems.length === 0 ? undefined : `the store contradicts itself: ${problems.join('; ')}`
}

function nodesOf(reader: GraphReader): number[] {
  return Array.from({ length: reader.nodeLimit }, (_, id) => id).filter((id) => reader.hasNode(id))
}

function relationshipsOf(reader: GraphReader): number[] {
  const ids = Array.from({ length: reader.relationshipLimit }, (_, id) => id)
  return ids.filter((id) => reader.hasRelationship(id))
}

function* countProblems(reader: GraphReader): Generator<string> {
  const [nodes, relationships] = [nodesOf(reader), relationshipsOf(reader)]
  const labels = [-1, ...Array.from({ length: reader.labelTokens }, (_, label) => label)]
  const types = [-1, ...Array.from({ length: reader.typeTokens }, (_, type) => type)]
  const has = (node: number, label: number): boolean => label === -1 || reader.hasLabel(node, label)
  if (reader.nodeCount !== nodes.length) yield `nodeCount is ${reader.nodeCount}, not ${nodes.length}`
  if (reader.relationshipCount !== relationships.length)
    yield `relationshipCount is ${reader.relationshipCount}, not ${relationships.length}`
  for (const start of labels) {
    const wanted = nodes.filter((node) => has(node, start)).length
    if (reader.countNodes(start) !== wanted)
      yield `countNodes(${start}) is ${reader.countNodes(start)}, not ${wanted}`
    for (const type of types)
      for (const end of labels) {
        const count = relationships.filter(
          (id) =>
            (type === -1 || reader.typeOf(id) === type) &&
            has(reader.startOf(id), start) &&
            has(reader.endOf(id), end),
        ).length
        const given = reader.countRelationships(start, type, end)
        if (given !== count) yield `countRelationships(${start}, ${type}, ${end}) is ${given}, not ${count}`
      }
  }
}

function* scanProblems(reader: GraphReader): Generator<string> {
  const buffer = new Int32Array(reader.nodeLimit + 1)
  const scanned = (fill: (out: Int32Array) => number): string => buffer.subarray(0, fill(buffer)).join()
  const nodes = nodesOf(reader)
  if (scanned((out) => reader.scanNodes(0, out)) !== nodes.join()) yield 'scanNodes'
  for (let label = 0; label < reader.labelTokens; label++) {
    const wanted = nodes.filter((node) => reader.hasLabel(node, label)).join()
    if (scanned((out) => reader.scanLabel(label, 0, out)) !== wanted) yield `scanLabel(${label})`
  }
  const slice: Slice = { neighbours: buffer, relationships: buffer, start: 0, end: 0 }
  for (const node of nodes)
    for (const outgoing of [true, false])
      for (let type = 0; type < reader.typeTokens; type++) {
        const wanted = relationshipsOf(reader).filter(
          (id) => reader.typeOf(id) === type && (outgoing ? reader.startOf(id) : reader.endOf(id)) === node,
        )
        reader.neighbours(node, type, outgoing, slice)
        const { start, end } = slice
        const found = [...slice.relationships.subarray(start, end)].toSorted((a, b) => a - b)
        if (found.join() !== wanted.join()) yield `neighbours(${node}, ${type}, ${outgoing})`
        if (reader.degree(node, type, outgoing) !== wanted.length)
          yield `degree(${node}, ${type}, ${outgoing})`
        if (wanted.length > 0 && !reader.adjacentTypes(node, outgoing).includes(type))
          yield `adjacentTypes(${node}, ${outgoing})`
      }
}

/** Every value that a node has is found by the index, with all that equal it. */
function* lookUpProblems(reader: GraphReader): Generator<string> {
  const nodes = nodesOf(reader)
  for (let label = 0; label < reader.labelTokens; label++)
    for (let key = 0; key < reader.keyTokens; key++)
      for (const node of nodes) {
        const value = reader.nodeProperty(node, key)
        const found = reader.seekNodes(label, key, value)
        if (found === undefined) continue
        const wanted = nodes.filter(
          (other) => reader.hasLabel(other, label) && equals(reader.nodeProperty(other, key), value) === true,
        )
        if (found.join() !== wanted.join()) yield `seekNodes(${label}, ${key}) gives ${found.join()}`
      }
}

/** Every index finds, in each order, what asking all elements finds: all, and for a few values what equals them or comes after. */
function* indexProblems(reader: GraphReader): Generator<string> {
  for (const { name, kind, keys, entity } of reader.schema.indexes) {
    const index = reader.index(name)
    if (index === undefined) continue
    const key = reader.keyId(keys[0])
    const values = (entity === 'node' ? nodesOf(reader) : relationshipsOf(reader))
      .map((id) => (entity === 'node' ? reader.nodeProperty(id, key) : reader.relationshipProperty(id, key)))
      .filter((value) => value !== null)
      .slice(0, 3)
    const sought: Sought[] = [{ kind: 'exists' }]
    for (const value of values) {
      sought.push({ kind: 'equal', values: [value] })
      if (typeof value === 'string') sought.push({ kind: 'contains', text: value.slice(0, 3) })
      if (kind === 'range')
        sought.push({ kind: 'range', equal: [], from: { value, inclusive: false }, to: undefined })
    }
    for (const one of sought)
      for (const order of ['ids', 'ascending', 'descending'] as const) {
        const found = foundBy(index, one, order, reader).join()
        const wanted = bruteSeek(reader, index.definition, one, order).join()
        if (found !== wanted) yield `${name} by ${one.kind}, ${order}, gives ${found}, not ${wanted}`
      }
  }
}

function foundBy(index: IndexReader, sought: Sought, order: SeekOrder, reader: GraphReader): Int32Array {
  const out = new Int32Array(reader.nodeLimit + reader.relationshipLimit + 1)
  return out.subarray(0, index.seek(sought, order).next(out))
}
