import { isList, kindOf } from '../../../model/kinds.ts'
import type { Value } from '../../../model/values.ts'
import { BOOLEAN, LIST_OF_STRING, STRING } from '../../types/type.ts'
import type { GraphReader } from '../../../model/graph-store.ts'
import type { ProcedureDefinition, ProcedureRecord } from '../../catalog/procedure-definition.ts'

const SCANNED = 1024

/** What is found of the elements of one kind: the types that each property key has. */
interface Shape {
  readonly names: readonly string[]
  count: number
  readonly keys: Map<number, { count: number; readonly types: Set<string> }>
}

/** One row a set of labels and property key: the types of its values, and whether all such nodes have it. Neo4j 5.26. */
export const nodeTypeProperties: ProcedureDefinition = {
  name: 'db.schema.nodeTypeProperties',
  description: 'For every set of labels that a node has, its property keys with the types of their values.',
  mode: 'READ',
  parameters: [],
  columns: [
    { name: 'nodeType', type: STRING },
    { name: 'nodeLabels', type: LIST_OF_STRING },
    { name: 'propertyName', type: STRING },
    { name: 'propertyTypes', type: LIST_OF_STRING },
    { name: 'mandatory', type: BOOLEAN },
  ],
  *call(_, { reader }) {
    const shapes = new Map<string, Shape>()
    for (const nodes of batches((from, out) => reader.scanNodes(from, out))) {
      for (const node of nodes) {
        const labels = reader.labelsOf(node)
        const shape = shapeOf(shapes, labels.join(), () => labels.map((label) => reader.labelName(label)))
        note(shape, reader.nodeKeys(node), (key) => reader.nodeProperty(node, key))
      }
      yield undefined
    }
    for (const shape of shapes.values()) {
      const { names } = shape
      for (const row of rowsOf(shape, reader)) yield [typeText(names), names, ...row]
    }
  },
}

/** One row a relationship type and property key. Neo4j 5.26. */
export const relationshipTypeProperties: ProcedureDefinition = {
  name: 'db.schema.relTypeProperties',
  description: 'For every type that a relationship has, its property keys with the types of their values.',
  mode: 'READ',
  parameters: [],
  columns: [
    { name: 'relType', type: STRING },
    { name: 'propertyName', type: STRING },
    { name: 'propertyTypes', type: LIST_OF_STRING },
    { name: 'mandatory', type: BOOLEAN },
  ],
  *call(_, { reader }) {
    const shapes = new Map<string, Shape>()
    for (const relationships of batches((from, out) => reader.scanRelationships(-1, from, out))) {
      for (const relationship of relationships) {
        const type = reader.typeOf(relationship)
        const shape = shapeOf(shapes, String(type), () => [reader.typeName(type)])
        note(shape, reader.relationshipKeys(relationship), (key) =>
          reader.relationshipProperty(relationship, key),
        )
      }
      yield undefined
    }
    for (const shape of shapes.values())
      for (const row of rowsOf(shape, reader)) yield [typeText(shape.names), ...row]
  },
}

function* batches(scan: (from: number, out: Int32Array) => number): Generator<Int32Array> {
  const out = new Int32Array(SCANNED)
  for (let from = 0; ;) {
    const count = scan(from, out)
    yield out.subarray(0, count)
    if (count < SCANNED) return
    from = out[count - 1] + 1
  }
}

function shapeOf(shapes: Map<string, Shape>, id: string, names: () => readonly string[]): Shape {
  const known = shapes.get(id)
  if (known !== undefined) return known
  const shape: Shape = { names: names(), count: 0, keys: new Map() }
  shapes.set(id, shape)
  return shape
}

function note(shape: Shape, keys: readonly number[], valueOf: (key: number) => Value): void {
  shape.count++
  for (const key of keys) {
    let found = shape.keys.get(key)
    if (found === undefined) shape.keys.set(key, (found = { count: 0, types: new Set() }))
    found.count++
    found.types.add(storedType(valueOf(key)))
  }
}

function* rowsOf(shape: Shape, reader: GraphReader): Generator<ProcedureRecord> {
  if (shape.keys.size === 0) yield [null, null, false]
  for (const [key, { count, types }] of shape.keys)
    yield [reader.keyName(key), [...types].sort(), count === shape.count]
}

/** Neo4j names the types of properties as Java does. */
const javaNames: { readonly [kind: string]: string } = { integer: 'Long', float: 'Double' }

function storedType(value: Value): string {
  if (isList(value)) return `${value.length === 0 ? 'String' : storedType(value[0])}Array`
  const kind = kindOf(value)
  return javaNames[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
}

/** As Neo4j writes it: a back-tick inside a name is not doubled. */
function typeText(names: readonly string[]): string {
  return names.map((name) => `:\`${name}\``).join('')
}
