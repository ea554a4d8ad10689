import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { GraphReader, GraphStore, GraphTransaction } from '../../src/model/graph-store.ts'
import { Float, type Value } from '../../src/model/values.ts'
import { newSlice } from '../../src/store/adjacency.ts'
import { ChangedLabels } from '../../src/store/changed-labels.ts'
import { Changes } from '../../src/store/indexes/changes.ts'
import { Counts } from '../../src/store/counts.ts'
import { buildBase } from '../../src/store/build-base.ts'
import { GraphBuilder } from '../../src/store/graph-builder.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'
import { Vocabulary } from '../../src/store/tokens.ts'
import { ensureIndex } from '../helpers/ensure-index.ts'

function write(store: GraphStore, work: (transaction: GraphTransaction) => void): void {
  const transaction = store.begin()
  work(transaction)
  transaction.commit()
}

function addNode(transaction: GraphTransaction, label: string, id: Value): number {
  const node = transaction.createNode([transaction.internLabel(label)])
  transaction.setNodeProperty(node, transaction.internKey('id'), id)
  return node
}

function neighbours(reader: GraphReader, node: number, type: string, outgoing: boolean): number[] {
  const slice = newSlice()
  reader.neighbours(node, reader.typeId(type), outgoing, slice)
  return [...slice.neighbours.subarray(slice.start, slice.end)].sort((a, b) => a - b)
}

function scan(reader: GraphReader, label: string, size = 3): number[] {
  const out = new Int32Array(size)
  const found: number[] = []
  let from = 0
  for (;;) {
    const filled = reader.scanLabel(reader.labelId(label), from, out)
    found.push(...out.subarray(0, filled))
    if (filled < size) return found
    from = (found.at(-1) ?? 0) + 1
  }
}

describe('versions', () => {
  test('a reader keeps its version while others commit', () => {
    const store = new PropertyGraph()
    write(store, (transaction) => void addNode(transaction, 'A', 1))
    const before = store.read()
    write(store, (transaction) => {
      const node = addNode(transaction, 'A', 2)
      transaction.createRelationship(0, transaction.internType('R'), node)
      transaction.setNodeProperty(0, transaction.keyId('id'), 9)
    })
    expect([before.nodeCount, scan(before, 'A'), before.nodeProperty(0, before.keyId('id'))]).toEqual([
      1,
      [0],
      1,
    ])
    expect(neighbours(before, 0, 'R', true)).toEqual([])
    const after = store.read()
    expect([after.nodeCount, scan(after, 'A'), after.nodeProperty(0, after.keyId('id'))]).toEqual([
      2,
      [0, 1],
      9,
    ])
    expect(neighbours(after, 0, 'R', true)).toEqual([1])
  })

  test('a transaction sees its own writes, others see none of them before the commit, and a rollback leaves nothing', () => {
    const store = new PropertyGraph()
    const transaction = store.begin()
    const node = addNode(transaction, 'A', 1)
    transaction.createRelationship(node, transaction.internType('R'), node)
    expect([transaction.nodeCount, transaction.degree(node, -1, true), store.read().nodeCount]).toEqual([
      1, 1, 0,
    ])
    transaction.rollback()
    expect([store.read().nodeCount, store.read().relationshipCount, scan(store.read(), 'A')]).toEqual([
      0,
      0,
      [],
    ])
  })

  test('there is one writer at a time, and a transaction that has ended writes no more', () => {
    const store = new PropertyGraph()
    const transaction = store.begin()
    expect(() => store.begin()).toThrow(expect.objectContaining({ code: 'TransactionConflict' }))
    transaction.commit()
    expect(() => transaction.createNode([])).toThrow(expect.objectContaining({ code: 'TransactionEnded' }))
    store.begin().rollback()
  })
})

describe('properties', () => {
  test('columns keep 1 apart from 1.0, and any mixture of types', () => {
    const builder = new GraphBuilder()
    const values: Value[] = [1, new Float(1), 1.5, 'a', true, null, [1, 2], 9007199254740993n, Number.NaN]
    for (const value of values) builder.addNode(['A'], [['mixed', value]])
    for (const value of [1, 2])
      builder.addNode(
        ['B'],
        [
          ['integer', value],
          ['float', new Float(value)],
          ['flag', value === 1],
        ],
      )
    const reader = builder.build().read()
    expect(values.map((_, node) => reader.nodeProperty(node, reader.keyId('mixed')))).toEqual(values)
    const last = values.length + 1
    expect(['integer', 'float', 'flag'].map((key) => reader.nodeProperty(last, reader.keyId(key)))).toEqual([
      2,
      new Float(2),
      false,
    ])
    expect(reader.nodeProperty(0, reader.keyId('integer'))).toBeNull()
  })

  test('an index answers as Cypher equality does: 1 equals 1.0, null and NaN equal nothing', () => {
    const builder = new GraphBuilder()
    for (const value of [1, new Float(1), 2, 'x', Number.NaN, null]) builder.addNode(['A'], [['id', value]])
    const graph = builder.build()
    const seek = (value: Value) =>
      graph.read().seekNodes(graph.read().labelId('A'), graph.read().keyId('id'), value)
    expect(seek(1)).toBeUndefined()
    ensureIndex(graph, 'A', 'id')
    expect(
      [seek(1), seek(new Float(2)), seek('x'), seek(Number.NaN), seek(null), seek('y')].map(
        (found) => found && [...found],
      ),
    ).toEqual([[0, 1], [2], [3], [], [], []])
    expect(seek([1])).toBeUndefined()
    write(graph, (transaction) => {
      transaction.setNodeProperty(0, transaction.keyId('id'), 'x')
      transaction.deleteNode(3)
      addNode(transaction, 'A', 'x')
    })
    expect([seek(1), seek('x')].map((found) => found && [...found])).toEqual([[1], [0, 6]])
  })
})

describe('deletion', () => {
  test('a node that still has relationships is not deleted', () => {
    const store = new PropertyGraph()
    const transaction = store.begin()
    const node = addNode(transaction, 'A', 1)
    const relationship = transaction.createRelationship(node, transaction.internType('R'), node)
    expect(() => transaction.deleteNode(node)).toThrow(
      expect.objectContaining({ code: 'NodeHasRelationships' }),
    )
    transaction.deleteRelationship(relationship)
    transaction.deleteNode(node)
    transaction.commit()
    expect([
      store.read().nodeCount,
      store.read().hasNode(node),
      store.read().countRelationships(-1, -1, -1),
    ]).toEqual([0, false, 0])
  })
})

/** The same graph as plain lists: what the store must agree with. */
interface Model {
  readonly nodes: Map<number, Set<string>>
  /** The values of the property `k`. */
  readonly values: Map<number, number>
  readonly relationships: Map<number, { start: number; type: string; end: number }>
}

const labels = ['A', 'B']
const types = ['R', 'S']
const operation = fc.record({
  kind: fc.constantFrom(
    'node',
    'node',
    'relationship',
    'relationship',
    'label',
    'label',
    'unlabel',
    'value',
    'value',
    'no value',
    'look',
    'look',
    'drop',
    'delete',
    'commit',
    'rollback',
  ),
  a: fc.nat(5),
  b: fc.nat(5),
  label: fc.constantFrom(...labels),
  type: fc.constantFrom(...types),
})

/** A graph whose base has so many nodes with the label A and a value of `k`, then so many free ids of nodes and relationships. */
function withHoles(held: number, nodes: number, relationships: number): PropertyGraph {
  const vocabulary = new Vocabulary()
  const label = vocabulary.labels.intern('A')
  vocabulary.keys.intern('k')
  const ids = Array.from({ length: held }, (_, node) => node)
  const holes = new Int32Array(relationships).fill(-1)
  const base = buildBase({
    nodeLabels: Array.from({ length: held + nodes }, (_, node) => (node < held ? [label] : undefined)),
    types: holes,
    starts: holes,
    ends: holes,
    nodeProperties: [{ ids, values: ids.map(heldValue) }],
    relationshipProperties: [],
    labelTokens: 1,
    typeTokens: 0,
  })
  const store = new PropertyGraph(base, vocabulary)
  for (const name of labels) ensureIndex(store, name, 'k')
  return store
}

const heldValue = (node: number): number => node % 3

test('after any operations the graph, its counts and its adjacency agree with a plain model, whatever ids were free', () => {
  fc.assert(
    fc.property(
      fc.nat(6),
      fc.nat(12),
      fc.nat(12),
      fc.array(operation, { maxLength: 80 }),
      (held, nodes, free, operations) => {
        const store = withHoles(held, nodes, free)
        const ids = Array.from({ length: held }, (_, node) => node)
        let committed: Model = {
          nodes: new Map(ids.map((node) => [node, new Set(['A'])])),
          values: new Map(ids.map((node) => [node, heldValue(node)])),
          relationships: new Map(),
        }
        let model = copy(committed)
        let transaction = store.begin()
        const freed = new Set<number>()
        for (const { kind, a, b, label, type } of operations) {
          if (kind === 'node') {
            const node = transaction.createNode([transaction.internLabel(label)])
            expect([model.nodes.has(node), freed.has(node)]).toEqual([false, false])
            model.nodes.set(node, new Set([label]))
          }
          if (kind === 'relationship' && model.nodes.has(a) && model.nodes.has(b)) {
            const relationship = transaction.createRelationship(a, transaction.internType(type), b)
            expect(model.relationships.has(relationship)).toBe(false)
            model.relationships.set(relationship, { start: a, type, end: b })
          }
          if (kind === 'label' && model.nodes.has(a)) {
            transaction.addLabel(a, transaction.internLabel(label))
            model.nodes.get(a)?.add(label)
          }
          if (kind === 'unlabel' && model.nodes.has(a)) {
            transaction.removeLabel(a, transaction.internLabel(label))
            model.nodes.get(a)?.delete(label)
          }
          if ((kind === 'value' || kind === 'no value') && model.nodes.has(a)) {
            transaction.setNodeProperty(a, transaction.internKey('k'), kind === 'value' ? heldValue(b) : null)
            if (kind === 'value') model.values.set(a, heldValue(b))
            else model.values.delete(a)
          }
          if (kind === 'look') agree(transaction, model)
          if (kind === 'drop' && model.relationships.delete(a)) transaction.deleteRelationship(a)
          if (
            kind === 'delete' &&
            ![...model.relationships.values()].some(({ start, end }) => start === a || end === a)
          ) {
            transaction.deleteNode(a)
            model.values.delete(a)
            if (model.nodes.delete(a)) freed.add(a)
          }
          if (kind !== 'commit' && kind !== 'rollback') continue
          if (kind === 'commit') transaction.commit()
          else transaction.rollback()
          if (kind === 'commit') committed = copy(model)
          model = copy(committed)
          agree(store.read(), committed)
          transaction = store.begin()
          freed.clear()
        }
        agree(transaction, model)
      },
    ),
    { numRuns: 400 },
  )
})

describe('ids', () => {
  test('freed in a transaction are not used in it, and are used again once the base is built anew', () => {
    const store = new PropertyGraph()
    write(store, (transaction) => {
      for (let i = 0; i < 5000; i++) addNode(transaction, 'A', i)
    })
    const before = store.read()
    write(store, (transaction) => {
      for (let node = 0; node < 4900; node++) transaction.deleteNode(node)
      expect(addNode(transaction, 'B', 0)).toBe(5000)
    })
    write(store, (transaction) => {
      expect(addNode(transaction, 'B', 1)).toBe(0)
      transaction.deleteNode(0)
      expect(addNode(transaction, 'B', 2)).toBe(1)
    })
    const after = store.read()
    expect([scan(after, 'B'), after.nodeLimit, after.nodeProperty(1, after.keyId('id'))]).toEqual([
      [1, 5000],
      5001,
      2,
    ])
    expect([before.nodeCount, before.nodeProperty(1, before.keyId('id')), before.labelsOf(1)]).toEqual([
      5000,
      1,
      [before.labelId('A')],
    ])
  })
})

describe('names', () => {
  test('are unknown to readers before the commit, and forgotten by a rollback', () => {
    const store = new PropertyGraph()
    const before = store.read()
    const transaction = store.begin()
    const node = addNode(transaction, 'A', 1)
    transaction.createRelationship(node, transaction.internType('R'), node)
    const known = (reader: GraphReader): number[] => [
      reader.labelId('A'),
      reader.typeId('R'),
      reader.keyId('id'),
      reader.labelTokens + reader.typeTokens + reader.keyTokens,
    ]
    expect([known(transaction), known(store.read())]).toEqual([
      [0, 0, 0, 3],
      [-1, -1, -1, 0],
    ])
    transaction.rollback()
    write(store, (next) => void addNode(next, 'B', 1))
    expect([store.read().labelId('A'), store.read().labelId('B'), known(before)]).toEqual([
      -1,
      0,
      [-1, -1, -1, 0],
    ])
  })

  test('and indexes each change the schema version', () => {
    const store = new PropertyGraph()
    const versions = [store.read().schemaVersion]
    write(store, (transaction) => void addNode(transaction, 'A', 1))
    versions.push(store.read().schemaVersion)
    ensureIndex(store, 'A', 'id')
    versions.push(store.read().schemaVersion)
    const rolledBack = store.begin()
    addNode(rolledBack, 'B', 1)
    versions.push(rolledBack.schemaVersion)
    rolledBack.rollback()
    write(store, (transaction) => void addNode(transaction, 'C', 1))
    versions.push(store.read().schemaVersion)
    expect(new Set(versions).size).toBe(5)
  })
})

test('a delta that is folded into a new base keeps every id and every hole', () => {
  const store = new PropertyGraph()
  const model: Model = { nodes: new Map(), values: new Map(), relationships: new Map() }
  write(store, (transaction) => {
    const type = transaction.internType('R')
    for (let i = 0; i < 3000; i++)
      model.nodes.set(transaction.createNode([transaction.internLabel('A')]), new Set(['A']))
    for (let i = 0; i < 2999; i++)
      model.relationships.set(transaction.createRelationship(i, type, i + 1), {
        start: i,
        type: 'R',
        end: i + 1,
      })
    transaction.deleteRelationship(7)
    model.relationships.delete(7)
  })
  agree(store.read(), model)
  write(store, (transaction) => transaction.deleteRelationship(8))
  model.relationships.delete(8)
  agree(store.read(), model)
})

function copy(model: Model): Model {
  return {
    nodes: new Map([...model.nodes].map(([node, own]) => [node, new Set(own)])),
    values: new Map(model.values),
    relationships: new Map(model.relationships),
  }
}

function agree(reader: GraphReader, model: Model): void {
  expect([reader.nodeCount, reader.relationshipCount]).toEqual([model.nodes.size, model.relationships.size])
  const all = [...model.relationships.values()]
  for (const label of labels) {
    const nodes = [...model.nodes].filter(([, own]) => own.has(label)).map(([node]) => node)
    expect(scan(reader, label)).toEqual(nodes.sort((a, b) => a - b))
    expect(reader.countNodes(reader.labelId(label))).toBe(
      reader.labelId(label) === -1 ? reader.nodeCount : nodes.length,
    )
    for (const value of [0, 1, 2]) {
      const sought = reader.seekNodes(reader.labelId(label), reader.keyId('k'), value)
      expect([...(sought ?? [])]).toEqual(nodes.filter((node) => model.values.get(node) === value))
    }
  }
  for (const type of types) {
    if (reader.typeId(type) === -1) continue
    for (const label of labels) {
      if (reader.labelId(label) === -1) continue
      const from = all.filter((one) => one.type === type && model.nodes.get(one.start)?.has(label))
      const to = all.filter((one) => one.type === type && model.nodes.get(one.end)?.has(label))
      expect(reader.countRelationships(reader.labelId(label), reader.typeId(type), -1)).toBe(from.length)
      expect(reader.countRelationships(-1, reader.typeId(type), reader.labelId(label))).toBe(to.length)
      for (const other of labels) {
        if (reader.labelId(other) === -1) continue
        const between = from.filter((one) => model.nodes.get(one.end)?.has(other))
        expect(
          reader.countRelationships(reader.labelId(label), reader.typeId(type), reader.labelId(other)),
        ).toBe(between.length)
      }
    }
    for (const node of [...model.nodes.keys()].slice(0, 40)) {
      const ends = all.filter((one) => one.type === type && one.start === node).map(({ end }) => end)
      const starts = all.filter((one) => one.type === type && one.end === node).map(({ start }) => start)
      expect(neighbours(reader, node, type, true)).toEqual(ends.sort((a, b) => a - b))
      expect(neighbours(reader, node, type, false)).toEqual(starts.sort((a, b) => a - b))
    }
  }
}

describe('the work in a large transaction', () => {
  const SIZE = 3_000
  afterEach(() => void vi.restoreAllMocks())

  test.each(['before it', 'in it'])(
    'to scan and change nodes made %s is one step a node, in batches of any size',
    (when) => {
      const store = new PropertyGraph()
      let transaction = store.begin()
      for (let at = 0; at < SIZE; at++) addNode(transaction, 'A', at)
      if (when === 'before it') {
        transaction.commit()
        transaction = store.begin()
      }
      const steps = vi.spyOn(ChangedLabels.prototype, 'next')
      const label = transaction.labelId('A')
      const out = new Int32Array(64)
      let from = 0
      let seen = 0
      for (;;) {
        const size = transaction.scanLabel(label, from, out)
        for (const node of out.subarray(0, size)) transaction.removeLabel(node, label)
        seen += size
        if (size < out.length) break
        from = out[size - 1] + 1
      }
      expect([seen, transaction.countNodes(label)]).toEqual([SIZE, 0])
      expect(steps.mock.calls.length).toBeLessThan(1.1 * SIZE)
    },
  )

  test('to seek a node that it has made does not grow with what it has made', () => {
    const store = new PropertyGraph()
    ensureIndex(store, 'A', 'id')
    const transaction = store.begin()
    const listed = vi.spyOn(Changes.prototype, 'add')
    const asked = vi.spyOn(transaction, 'nodeProperty')
    for (let at = 0; at < SIZE; at++) {
      const node = addNode(transaction, 'A', at)
      expect([
        ...(transaction.seekNodes(transaction.labelId('A'), transaction.keyId('id'), at) ?? []),
      ]).toEqual([node])
    }
    expect(listed.mock.calls.length).toBeLessThan(2.1 * SIZE)
    expect(asked.mock.calls.length).toBeLessThan(3.1 * SIZE)
  })

  test('to take a label away is one count for each label at the other end of each relationship', () => {
    const store = new PropertyGraph()
    const transaction = store.begin()
    const labelIds = ['A', 'B', 'C', 'D'].map((name) => transaction.internLabel(name))
    const hub = transaction.createNode(labelIds)
    for (let at = 0; at < 100; at++)
      transaction.createRelationship(hub, transaction.internType('R'), transaction.createNode([labelIds[0]]))
    const counted = vi.spyOn(Counts.prototype, 'changeRelationships')
    transaction.removeLabel(hub, labelIds[3])
    const pairs = counted.mock.calls.map(([starts, , ends]) => starts.length * ends.length)
    expect(pairs).toEqual(Array.from({ length: 100 }, () => 2))
  })
})
