import { describe, expect, test } from 'vitest'
import type { GraphReader, GraphTransaction } from '../../src/model/graph-store.ts'
import { Float, float, type Value } from '../../src/model/values.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'
import { randomOf } from '../helpers/random.ts'

const NODES = 3_000

/** Nodes in the base, then some that a transaction has changed, removed and added, which is left open. */
function changedGraph(seed: number, valueOf: (draw: number) => Value): GraphTransaction {
  const random = randomOf(seed)
  const draw = (): Value => (random() < 0.2 ? null : valueOf(Math.floor(random() * 1_000) - 500))
  const store = new PropertyGraph()
  const filling = store.begin()
  const key = filling.internKey('x')
  const type = filling.internType('R')
  for (let at = 0; at < NODES; at++) {
    const node = filling.createNode([])
    filling.setNodeProperty(node, key, draw())
    filling.setRelationshipProperty(filling.createRelationship(node, type, 0), key, draw())
  }
  filling.commit()
  const changing = store.begin()
  for (let at = 0; at < 200; at++) {
    changing.setNodeProperty(Math.floor(random() * NODES), key, draw())
    changing.setRelationshipProperty(Math.floor(random() * NODES), key, draw())
    changing.setNodeProperty(changing.createNode([]), key, draw())
  }
  return changing
}

interface Read {
  readonly kind: string | undefined
  readonly values: readonly Value[]
}

function read(reader: GraphReader, of: 'nodeNumbers' | 'relationshipNumbers', ids: Int32Array): Read {
  const out = { numbers: new Float64Array(ids.length), present: new Uint8Array(ids.length) }
  const kind = reader[of](ids, ids.length, reader.keyId('x'), out)
  const valueOf = (at: number): Value => (kind === 'float' ? float(out.numbers[at]) : out.numbers[at])
  const values = Array.from(ids, (_, at) => (out.present[at] === 1 ? valueOf(at) : null))
  return { kind, values: kind === undefined ? [] : values }
}

describe('numbers of many elements', () => {
  test.each([
    ['integer', (draw: number) => draw],
    ['float', (draw: number) => float(draw / 2)],
    [undefined, (draw: number) => (draw % 3 === 0 ? draw : float(draw / 2))],
    [undefined, (draw: number) => (draw % 3 === 0 ? 'text' : draw)],
    [undefined, (draw: number) => draw > 0],
    [undefined, (draw: number) => BigInt(draw) + 2n ** 60n],
  ])('are of kind %s, the same as one by one', (kind, valueOf) => {
    const changed = changedGraph(1, valueOf)
    const nodes = Int32Array.from({ length: NODES + 200 }, (_, at) => (at % 7 === 0 ? -1 : at))
    const relationships = nodes.subarray(0, NODES)
    const key = changed.keyId('x')
    expect(read(changed, 'nodeNumbers', nodes)).toEqual({
      kind,
      values: kind === undefined ? [] : Array.from(nodes, (id) => changed.nodeProperty(id, key)),
    })
    expect(read(changed, 'relationshipNumbers', relationships)).toEqual({
      kind,
      values:
        kind === undefined ? [] : Array.from(relationships, (id) => changed.relationshipProperty(id, key)),
    })
  })

  test('are none where a value of another type was written over one of them, but only for those with it', () => {
    const store = new PropertyGraph()
    const filling = store.begin()
    const key = filling.internKey('x')
    for (let at = 0; at < 2_000; at++) filling.setNodeProperty(filling.createNode([]), key, at)
    filling.commit()
    const changing = store.begin()
    changing.setNodeProperty(1, key, new Float(1))
    changing.setNodeProperty(2, key, null)
    expect(read(changing, 'nodeNumbers', Int32Array.of(0, 1))).toEqual({ kind: undefined, values: [] })
    expect(read(changing, 'nodeNumbers', Int32Array.of(0, 2, 3))).toEqual({
      kind: 'integer',
      values: [0, null, 3],
    })
  })

  test('are nulls where no element has the key', () => {
    const changing = new PropertyGraph().begin()
    changing.internKey('x')
    changing.createNode([])
    expect(read(changing, 'nodeNumbers', Int32Array.of(0, -1))).toEqual({
      kind: 'integer',
      values: [null, null],
    })
  })
})
