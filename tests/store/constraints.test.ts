import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ConstraintViolation } from '../../src/model/constraint-violation.ts'
import { equals } from '../../src/model/equality.ts'
import type { GraphTransaction } from '../../src/model/graph-store.ts'
import { Point } from '../../src/model/point.ts'
import type { ConstraintDefinition, PropertyType } from '../../src/model/schema.ts'
import { LocalDate } from '../../src/model/temporal/index.ts'
import { Float, type Value } from '../../src/model/values.ts'
import { folding } from '../../src/store/folding.ts'
import { GraphBuilder } from '../../src/store/graph-builder.ts'
import { ViewIndex } from '../../src/store/indexes/view-index.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'
import { value } from './index-arbitraries.ts'
import { apply, write } from './random-writes.ts'

const { from } = folding
afterEach(() => {
  folding.from = from
  vi.restoreAllMocks()
})

type Kind = 'unique' | 'key' | 'existence'

function nodes(kind: Kind, ...keys: readonly string[]): ConstraintDefinition {
  return { name: 'c', entity: 'node', label: 'P', kind, keys }
}

function ofType(...type: PropertyType): ConstraintDefinition {
  return { name: 'c', entity: 'node', label: 'P', kind: 'type', keys: ['id'], type }
}

function constrained(...definitions: readonly ConstraintDefinition[]): PropertyGraph {
  const store = new PropertyGraph()
  const transaction = store.begin()
  for (const definition of definitions) transaction.createConstraint(definition)
  transaction.commit()
  return store
}

function create(
  transaction: GraphTransaction,
  properties: Readonly<Record<string, Value>>,
  label = 'P',
): number {
  const node = transaction.createNode([transaction.internLabel(label)])
  for (const [key, held] of Object.entries(properties))
    transaction.setNodeProperty(node, transaction.internKey(key), held)
  return node
}

function connect(transaction: GraphTransaction, type: string, id: Value): number {
  const node = transaction.createNode([])
  const relationship = transaction.createRelationship(node, transaction.internType(type), node)
  transaction.setRelationshipProperty(relationship, transaction.internKey('id'), id)
  return relationship
}

function violationOf(work: () => void): Pick<ConstraintViolation, 'code' | 'message' | 'elements'> {
  try {
    work()
  } catch (error) {
    if (error instanceof ConstraintViolation)
      return { code: error.code, message: error.message, elements: error.elements }
    throw error
  }
  throw new Error('No constraint was violated.')
}

describe('a unique constraint', () => {
  test('refuses the write that would give two nodes one value, and leaves the node as it was', () => {
    const transaction = constrained(nodes('unique', 'id')).begin()
    create(transaction, { id: 1 })
    const other = create(transaction, { id: 2 })
    const key = transaction.keyId('id')
    expect(violationOf(() => transaction.setNodeProperty(other, key, new Float(1)))).toEqual({
      code: 'ConstraintValidationFailed',
      message: 'Node(0) already exists with label `P` and property `id` = 1.0.',
      elements: [0, 1],
    })
    expect(transaction.nodeProperty(other, key)).toBe(2)
  })

  test.each<[string, (transaction: GraphTransaction) => void]>([
    ['its own value once more', (graph) => graph.setNodeProperty(0, graph.keyId('id'), 1)],
    [
      'a value that its node has no longer',
      (graph) => (graph.setNodeProperty(0, graph.keyId('id'), 5), create(graph, { id: 1 })),
    ],
    ['the value of a node that was deleted', (graph) => (graph.deleteNode(0), create(graph, { id: 1 }))],
    [
      'the value of a node without the label',
      (graph) => (graph.removeLabel(0, graph.labelId('P')), create(graph, { id: 1 })),
    ],
    ['another label', (graph) => create(graph, { id: 1 }, 'Q')],
    [
      'null, NaN and another type',
      (graph) => [null, NaN, NaN, '1', true, [1]].map((id) => create(graph, { id })),
    ],
  ])('allows %s', (_, work) => {
    const store = constrained(nodes('unique', 'id'))
    const first = store.begin()
    create(first, { id: 1 })
    first.commit()
    const transaction = store.begin()
    work(transaction)
    transaction.commit()
    expect(store.read().schema.constraints).toHaveLength(1)
  })

  test('is checked where a label is added, on relationships, and for several keys together', () => {
    const both = constrained(nodes('unique', 'a', 'b'), {
      name: 'r',
      entity: 'relationship',
      label: 'R',
      kind: 'unique',
      keys: ['id'],
    })
    const transaction = both.begin()
    create(transaction, { a: 1, b: 'x' })
    create(transaction, { a: 1, b: 'y' })
    create(transaction, { a: 1 })
    const labelled = create(transaction, { a: 1, b: 'y' }, 'Q')
    expect(violationOf(() => transaction.addLabel(labelled, transaction.labelId('P')))).toEqual({
      code: 'ConstraintValidationFailed',
      message: "Node(1) already exists with label `P` and properties `a` = 1, `b` = 'y'.",
      elements: [1, 3],
    })
    expect(transaction.hasLabel(labelled, transaction.labelId('P'))).toBe(false)
    connect(transaction, 'R', 7)
    connect(transaction, 'S', 7)
    expect(violationOf(() => connect(transaction, 'R', 7)).message).toBe(
      'Relationship(0) already exists with type `R` and property `id` = 7.',
    )
  })

  test('costs one seek for each constraint of the label and key that are written', () => {
    const other: ConstraintDefinition = { ...nodes('unique', 'id', 'name'), name: 'd' }
    const transaction = constrained(nodes('unique', 'id'), other).begin()
    const node = create(transaction, { name: 'a' })
    const seeks = vi.spyOn(ViewIndex.prototype, 'idsWith')
    const count = (work: () => void): number => {
      seeks.mockClear()
      const before = transaction.uniqueLookUps
      work()
      expect(transaction.uniqueLookUps - before).toBe(seeks.mock.calls.length)
      return seeks.mock.calls.length
    }
    const key = (name: string): number => transaction.internKey(name)
    expect([
      count(() => transaction.setNodeProperty(node, key('id'), 1)),
      count(() => transaction.setNodeProperty(node, key('name'), 'b')),
      count(() => transaction.setNodeProperty(node, key('x'), 1)),
      count(() => transaction.setNodeProperty(node, key('id'), null)),
      count(() => void create(transaction, { id: 1 }, 'Q')),
    ]).toEqual([2, 1, 0, 0, 0])
  })

  test('is work in proportion to what one transaction makes', () => {
    const transaction = constrained(nodes('unique', 'id')).begin()
    create(transaction, { id: 0 })
    const asked = vi.spyOn(transaction, 'nodeProperty')
    const counts = [1_000, 2_000].map((size) => {
      asked.mockClear()
      for (let at = 0; at < size; at++) create(transaction, { id: size * 10 + at })
      return asked.mock.calls.length
    })
    expect(counts[1]).toBe(2 * counts[0])
  })

  test('holds whatever is written: a write is refused exactly where another element has the values', () => {
    const change = fc.record({
      kind: fc.constantFrom(
        'create',
        'set',
        'set',
        'set',
        'label',
        'unlabel',
        'delete',
        'commit',
        'rollback',
      ),
      place: fc.nat(15),
      key: fc.constantFrom('k', 'j'),
      value: fc.option(fc.oneof(value, fc.nat(2))),
    })
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 120, size: 'max' }),
        fc.constantFrom(20, 4096),
        (writes, foldFrom) => {
          folding.from = foldFrom
          const store = constrained(
            { ...nodes('unique', 'k'), label: 'A' },
            { ...nodes('unique', 'k', 'j'), name: 'd', label: 'B' },
          )
          let graph = store.begin()
          for (const one of writes) {
            const { place, key, value: held } = one
            const keys = { A: ['k'], B: ['k', 'j'] }
            const isRefused = (label: 'A' | 'B', values: Readonly<Record<string, Value>>): boolean => {
              const own = keys[label].map((name) => values[name] ?? null)
              return Array.from({ length: graph.nodeLimit }, (_, id) => id).some(
                (id) =>
                  id !== place &&
                  graph.hasNode(id) &&
                  graph.hasLabel(id, graph.labelId(label)) &&
                  keys[label].every(
                    (name, at) => equals(graph.nodeProperty(id, graph.keyId(name)), own[at]) === true,
                  ),
              )
            }
            const own = {
              k: graph.nodeProperty(place, graph.keyId('k')),
              j: graph.nodeProperty(place, graph.keyId('j')),
            }
            const label = key === 'k' ? 'A' : 'B'
            const expectRefused = (expected: boolean, work: () => void): void => {
              if (expected) expect(work).toThrow(ConstraintViolation)
              else work()
            }
            if (one.kind === 'create') graph.createNode([graph.internLabel(label)])
            if (one.kind === 'set' && graph.hasNode(place)) {
              const after = { ...own, [key]: held }
              const isBroken = (['A', 'B'] as const).some(
                (name) =>
                  graph.hasLabel(place, graph.labelId(name)) &&
                  keys[name].includes(key) &&
                  held !== null &&
                  isRefused(name, after),
              )
              expectRefused(isBroken, () => graph.setNodeProperty(place, graph.internKey(key), held))
            }
            if (
              one.kind === 'label' &&
              graph.hasNode(place) &&
              !graph.hasLabel(place, graph.internLabel(label))
            )
              expectRefused(isRefused(label, own), () => void graph.addLabel(place, graph.internLabel(label)))
            if (one.kind === 'unlabel' && graph.hasNode(place))
              graph.removeLabel(place, graph.internLabel(label))
            if (one.kind === 'delete' && graph.hasNode(place)) graph.deleteNode(place)
            if (one.kind !== 'commit' && one.kind !== 'rollback') continue
            graph[one.kind]()
            graph = store.begin()
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('at the end of the transaction', () => {
  test.each<[string, ConstraintDefinition, (graph: GraphTransaction) => void, string | undefined]>([
    ['a value exists', nodes('existence', 'id'), (graph) => create(graph, { id: 1 }), undefined],
    [
      'a value that is missing',
      nodes('existence', 'id'),
      (graph) => create(graph, {}),
      'Node(0) with label `P` must have the property `id`.',
    ],
    [
      'a value that was removed',
      nodes('existence', 'id'),
      (graph) => graph.setNodeProperty(create(graph, { id: 1 }), 0, null),
      'Node(0) with label `P` must have the property `id`.',
    ],
    [
      'a value that is there in the end',
      nodes('existence', 'id'),
      (graph) => graph.setNodeProperty(create(graph, {}), 0, 1),
      undefined,
    ],
    [
      'a node that is gone in the end',
      nodes('existence', 'id'),
      (graph) => graph.deleteNode(create(graph, {})),
      undefined,
    ],
    [
      'a label that is gone in the end',
      nodes('existence', 'id'),
      (graph) => graph.removeLabel(create(graph, {}), graph.labelId('P')),
      undefined,
    ],
    [
      'a label that was added',
      nodes('existence', 'id'),
      (graph) => graph.addLabel(create(graph, {}, 'Q'), graph.labelId('P')),
      'Node(0) with label `P` must have the property `id`.',
    ],
    ['a key', nodes('key', 'a', 'b'), (graph) => create(graph, { a: 1, b: 2 }), undefined],
    [
      'half a key',
      nodes('key', 'a', 'b'),
      (graph) => create(graph, { a: 1 }),
      'Node(0) with label `P` must have the properties (`a`, `b`).',
    ],
    ['a type', ofType('INTEGER'), (graph) => create(graph, { id: 1 }), undefined],
    ['no value at all', ofType('INTEGER'), (graph) => create(graph, {}), undefined],
    [
      'another type',
      ofType('INTEGER'),
      (graph) => create(graph, { id: new Float(1) }),
      'Node(0) with label `P` required the property `id` to be of type `INTEGER`, but was of type `FLOAT`.',
    ],
    [
      'one of a union',
      ofType('STRING', 'DATE'),
      (graph) => create(graph, { id: LocalDate.parse('2024-02-29') }),
      undefined,
    ],
    [
      'none of a union',
      ofType('STRING', 'LIST<STRING NOT NULL>'),
      (graph) => create(graph, { id: [1] }),
      'Node(0) with label `P` required the property `id` to be of type `STRING | LIST<STRING NOT NULL>`, but was of type `LIST<INTEGER NOT NULL>`.',
    ],
    ['a list', ofType('LIST<STRING NOT NULL>'), (graph) => create(graph, { id: ['a'] }), undefined],
    ['an empty list', ofType('LIST<STRING NOT NULL>'), (graph) => create(graph, { id: [] }), undefined],
    [
      'a relationship',
      { name: 'c', entity: 'relationship', label: 'R', kind: 'existence', keys: ['id'] },
      (graph) => connect(graph, 'R', null),
      'Relationship(0) with type `R` must have the property `id`.',
    ],
  ])('%s', (_, definition, work, message) => {
    const store = constrained(definition)
    const transaction = store.begin()
    work(transaction)
    if (message === undefined) transaction.commit()
    else expect(violationOf(() => transaction.commit()).message).toBe(message)
    // What was refused is gone, and the next one can write.
    if (message !== undefined)
      expect([store.read().nodeCount, store.read().relationshipCount]).toEqual([0, 0])
    store.begin().rollback()
  })
})

describe('a constraint is created', () => {
  test.each<[string, ConstraintDefinition, Value[], string]>([
    [
      'unique',
      nodes('unique', 'id'),
      [1, 2, NaN, NaN, 2, 1],
      'Both Node(1) and Node(4) have the label `P` and property `id` = 2',
    ],
    ['a key', nodes('key', 'id'), [1, null, 1], 'Node(1) with label `P` must have the property `id`'],
    ['existence', nodes('existence', 'id'), [1, null], 'Node(1) with label `P` must have the property `id`'],
    [
      'a type',
      ofType('INTEGER'),
      [null, 1, true],
      'Node(2) with label `P` required the property `id` to be of type `INTEGER`, but was of type `BOOLEAN`',
    ],
  ])('on data that breaks it: %s', (_, definition, values, offence) => {
    const store = new PropertyGraph()
    const transaction = store.begin()
    for (const id of values) create(transaction, { id })
    expect(violationOf(() => transaction.createConstraint(definition))).toMatchObject({
      code: 'ConstraintCreationFailed',
      message: `Unable to create the constraint \`c\`: ${offence}.`,
    })
    expect([transaction.schema.constraints, transaction.schema.indexes]).toEqual([[], []])
  })

  test('on data that keeps it, with an index of its name, and both are dropped together', () => {
    const store = new PropertyGraph()
    const transaction = store.begin()
    create(transaction, { id: 1 })
    transaction.createConstraint(nodes('key', 'id'))
    expect(transaction.schema.indexes).toEqual([
      { name: 'c', kind: 'range', entity: 'node', names: ['P'], keys: ['id'], config: {}, constraint: 'c' },
    ])
    expect(violationOf(() => create(transaction, { id: 1 })).elements).toEqual([0, 1])
    transaction.dropConstraint('c')
    expect(transaction.schema).toEqual({ indexes: [], constraints: [] })
    create(transaction, { id: 1 })
    transaction.commit()
    expect(store.read().nodeCount).toBe(3)
  })
})

describe('a constraint is prepared', () => {
  test('piece by piece, and what is left is done when it is created', () => {
    const store = new PropertyGraph()
    const transaction = store.begin()
    for (let id = 0; id < 100; id++) create(transaction, { id })
    const definition = nodes('unique', 'id')
    const states = [0, 10, 50].map((most) => transaction.prepareConstraint(definition, most))
    expect(states.map(({ isReady, looked }) => [isReady, looked])).toEqual([
      [false, 0],
      [false, 10],
      [false, 50],
    ])
    const read = vi.spyOn(transaction, 'nodeProperty')
    transaction.createConstraint(definition)
    // A look at a node is one, and so is one at its value: 30 nodes are done, and are asked again only where hashes fall together.
    const asked = [...new Set(read.mock.calls.map(([id]) => id))]
    expect(asked.filter((id) => id >= 30)).toHaveLength(70)
    expect(asked.filter((id) => id < 30).length).toBeLessThan(10)
  })

  test('anew once something was written, and once it was refused', () => {
    const transaction = new PropertyGraph().begin()
    const first = create(transaction, { id: 1 })
    create(transaction, { id: 2 })
    const definition = nodes('unique', 'id')
    expect(transaction.prepareConstraint(definition, Infinity).isReady).toBe(true)
    transaction.setNodeProperty(first, transaction.keyId('id'), 2)
    for (let time = 0; time < 2; time++) {
      expect(violationOf(() => transaction.prepareConstraint(definition, Infinity)).elements).toEqual([0, 1])
      expect(violationOf(() => transaction.createConstraint(definition)).elements).toEqual([0, 1])
    }
    transaction.setNodeProperty(first, transaction.keyId('id'), 1)
    transaction.createConstraint(definition)
  })

  test('and refused with the first offender, in whatever pieces, over whatever was written', () => {
    const definitions: readonly ConstraintDefinition[] = [
      { name: 'a', entity: 'node', label: 'A', kind: 'unique', keys: ['k'] },
      { name: 'b', entity: 'node', label: 'B', kind: 'key', keys: ['j', 'k'] },
      { name: 'c', entity: 'relationship', label: 'R', kind: 'unique', keys: ['k', 'j'] },
      {
        name: 'd',
        entity: 'relationship',
        label: 'R',
        kind: 'type',
        keys: ['j'],
        type: ['STRING', 'INTEGER'],
      },
    ]
    const seen = { made: 0, refused: 0 }
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value), { maxLength: 12 }),
        fc.array(fc.array(write, { maxLength: 8 }), { maxLength: 6 }),
        fc.constantFrom(...definitions),
        fc.constantFrom(1, 2, 7, 1000),
        fc.constantFrom(4, 4096),
        (values, commits, definition, most, foldFrom) => {
          folding.from = foldFrom
          const builder = new GraphBuilder()
          values.forEach(([k, j], at) => {
            const properties = [
              ['k', k],
              ['j', j],
            ] as const
            builder.addNode(at % 3 === 0 ? ['A', 'B'] : ['A'], properties)
            builder.addRelationship(at, 'R', at, properties)
          })
          const store = builder.build()
          for (const writes of commits) {
            const transaction = store.begin()
            for (const one of writes) apply(transaction, one)
            transaction.commit()
          }
          const graph = store.begin()
          const expected = firstOffender(graph, definition)
          const make = (): void => {
            for (;;) {
              const { isReady, looked } = graph.prepareConstraint(definition, most)
              // An element is looked at with all its values.
              expect(looked).toBeLessThanOrEqual(most + 2)
              if (isReady) break
            }
            graph.createConstraint(definition)
          }
          seen[expected === undefined ? 'made' : 'refused']++
          if (expected === undefined) make()
          else expect(violationOf(make).elements).toEqual(expected)
          expect(graph.schema.constraints).toEqual(expected === undefined ? [definition] : [])
        },
      ),
      { numRuns: 300 },
    )
    expect(seen.made).toBeGreaterThan(20)
    expect(seen.refused).toBeGreaterThan(20)
  })
})

/** Who breaks a constraint first, by asking each element what it has, and all those before it. */
function firstOffender(graph: GraphTransaction, definition: ConstraintDefinition): number[] | undefined {
  const { entity, label, kind, keys } = definition
  const isNode = entity === 'node'
  const before: { readonly id: number; readonly values: readonly Value[] }[] = []
  for (let id = 0; id < (isNode ? graph.nodeLimit : graph.relationshipLimit); id++) {
    const isAbout = isNode
      ? graph.hasNode(id) && graph.hasLabel(id, graph.labelId(label))
      : graph.hasRelationship(id) && graph.typeOf(id) === graph.typeId(label)
    if (!isAbout) continue
    const values = keys.map((key) =>
      isNode ? graph.nodeProperty(id, graph.keyId(key)) : graph.relationshipProperty(id, graph.keyId(key)),
    )
    if (kind === 'key' && values.includes(null)) return [id]
    if (kind === 'type' && values.some((held) => !(held === null || isOneOf(held)))) return [id]
    const first = before.find((one) => one.values.every((held, at) => equals(held, values[at]) === true))
    if (first !== undefined && kind !== 'type') return [first.id, id]
    before.push({ id, values })
  }
  return undefined
}

/** Whether it is a STRING or an INTEGER. */
function isOneOf(held: Value): boolean {
  return typeof held === 'string' || typeof held === 'bigint' || Number.isSafeInteger(held)
}

test('a transaction can be committed exactly where every element keeps every constraint', () => {
  const step = fc.record({
    kind: fc.constantFrom('write', 'write', 'commit'),
    writes: fc.array(write, { minLength: 1, maxLength: 8 }),
  })
  const definitions: readonly ConstraintDefinition[] = [
    { name: 'a', entity: 'node', label: 'A', kind: 'existence', keys: ['k'] },
    { name: 'b', entity: 'node', label: 'B', kind: 'key', keys: ['j', 'k'] },
    {
      name: 'c',
      entity: 'node',
      label: 'A',
      kind: 'type',
      keys: ['j'],
      type: ['STRING', 'POINT', 'INTEGER'],
    },
    { name: 'd', entity: 'relationship', label: 'R', kind: 'existence', keys: ['j'] },
  ]
  const seen = { committed: 0, refused: 0 }
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
      const store = constrained(...definitions)
      let graph = store.begin()
      for (const { kind, writes } of steps) {
        if (kind === 'write') {
          for (const one of writes)
            try {
              apply(graph, one)
            } catch (error) {
              if (!(error instanceof ConstraintViolation)) throw error
            }
          continue
        }
        const [nodeCount, isKept] = [store.read().nodeCount, keepsAll(graph)]
        if (isKept) graph.commit()
        else expect(() => graph.commit()).toThrow(ConstraintViolation)
        if (!isKept) expect(store.read().nodeCount).toBe(nodeCount)
        seen[isKept ? 'committed' : 'refused']++
        graph = store.begin()
      }
    }),
    { numRuns: 200 },
  )
  expect(Math.min(seen.committed, seen.refused)).toBeGreaterThan(10)
})

/** Whether no node lacks a value, or has one of the wrong type; which values are unique is not looked at. */
function keepsAll(graph: GraphTransaction): boolean {
  const of = (id: number, key: string): Value => graph.nodeProperty(id, graph.keyId(key))
  for (let id = 0; id < graph.nodeLimit; id++) {
    if (!graph.hasNode(id)) continue
    if (graph.hasLabel(id, graph.labelId('A'))) {
      const j = of(id, 'j')
      const hasType = j === null || typeof j === 'string' || typeof j === 'bigint' || Number.isInteger(j)
      if (of(id, 'k') === null || !(hasType || j instanceof Point)) return false
    }
    if (graph.hasLabel(id, graph.labelId('B')) && (of(id, 'j') === null || of(id, 'k') === null)) return false
  }
  for (let id = 0; id < graph.relationshipLimit; id++) {
    if (!graph.hasRelationship(id) || graph.typeOf(id) !== graph.typeId('R')) continue
    if (graph.relationshipProperty(id, graph.keyId('j')) === null) return false
  }
  return true
}
