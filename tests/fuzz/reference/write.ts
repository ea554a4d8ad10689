import type {
  Clause,
  NodePattern,
  PatternPart,
  RelationshipPattern,
  RemoveItem,
  SetItem,
} from '../../../src/cypher/ast/index.ts'
import { isList } from '../../../src/model/kinds.ts'
import { Float, isMap, Node, Path, Relationship, type Value } from '../../../src/model/values.ts'
import type { Row, World } from './environment.ts'
import { evaluate } from './expression.ts'
import { QueryFailure, Unknown } from './failure.ts'
import { matches } from './match.ts'

/** Applies one writing clause to every record in turn; the graph of the world changes. */
export function write(clause: Clause, rows: readonly Row[], world: World): Row[] {
  switch (clause.kind) {
    case 'create':
      return rows.map((row) =>
        clause.pattern.parts.reduce((made, part) => createPart(part, made, world, false), row),
      )
    case 'merge':
      return rows.flatMap((row) => {
        const pattern = { span: clause.span, parts: [clause.part] }
        const found = matches(pattern, undefined, row, world)
        for (const match of found) applySet(clause.onMatch, match, world)
        if (found.length > 0) return found
        const made = createPart(clause.part, row, world, true)
        applySet(clause.onCreate, made, world)
        return [made]
      })
    case 'set':
      for (const row of rows) applySet(clause.items, row, world)
      return [...rows]
    case 'remove':
      for (const row of rows) for (const item of clause.items) removeItem(item, row, world)
      return [...rows]
    case 'delete':
      for (const row of rows)
        for (const target of clause.targets)
          deleteValue(evaluate(target, { world, row }), clause.detach, world)
      return [...rows]
    default:
      throw new Unknown(`a clause of kind ${clause.kind}`)
  }
}

/** The nodes under DELETE that kept their relationships so far. @throws QueryFailure where one still has some */
export function finishDeletions({ graph, pending }: World): void {
  for (const node of pending) {
    if (graph.relationshipsOf(node).length > 0) throw new QueryFailure('a deleted node has relationships')
    graph.nodes.delete(node)
  }
}

function createPart(part: PatternPart, before: Row, world: World, isMerge: boolean): Row {
  if (part.pathVariable !== undefined) throw new Unknown('a path of what is created')
  const row = new Map(before)
  const nodes = part.nodes.map((pattern): Value => {
    const known = pattern.variable === undefined ? undefined : row.get(pattern.variable.name)
    if (known !== undefined) return known
    const node = world.graph.addNode(pattern.labels.map(({ name }) => name))
    if (pattern.variable !== undefined) row.set(pattern.variable.name, node)
    setFrom(pattern, node, row, world, isMerge)
    return node
  })
  part.relationships.forEach((pattern, at) => {
    const ends = [nodes[at], nodes[at + 1]]
    const [start, end] = pattern.direction === 'incoming' ? ends.toReversed() : ends
    if (!(start instanceof Node) || !(end instanceof Node))
      throw new QueryFailure('a relationship needs two nodes')
    const relationship = world.graph.addRelationship(start, pattern.types[0].name, end)
    if (pattern.variable !== undefined) row.set(pattern.variable.name, relationship)
    setFrom(pattern, relationship, row, world, isMerge)
  })
  return row
}

function setFrom(
  { properties }: NodePattern | RelationshipPattern,
  entity: Node | Relationship,
  row: Row,
  world: World,
  isMerge: boolean,
): void {
  if (properties === undefined) return
  const map = evaluate(properties, { world, row })
  if (map === null || !isMap(map)) throw new Unknown('properties that are no map')
  for (const key of Object.keys(map)) {
    if (map[key] === null && isMerge) throw new QueryFailure('MERGE by null')
    setProperty(entity, key, map[key], world)
  }
}

function setProperty(entity: Node | Relationship, key: string, value: Value, { graph }: World): void {
  const { properties } = graph.of(entity)
  if (value === null) properties.delete(key)
  else if (isProperty(value)) properties.set(key, value)
  else throw new QueryFailure('a value that cannot be a property')
}

function isProperty(value: Value): boolean {
  const isScalar = (item: Value): boolean =>
    item !== null && (typeof item !== 'object' || item instanceof Float)
  return isList(value) ? value.every(isScalar) : isScalar(value)
}

function entityOf(value: Value | undefined): Node | Relationship | undefined {
  if (value === null || value === undefined) return undefined
  if (value instanceof Node || value instanceof Relationship) return value
  throw new QueryFailure('only nodes and relationships can be changed')
}

function applySet(items: readonly SetItem[], row: Row, world: World): void {
  for (const item of items) {
    const target =
      item.kind === 'property' ? evaluate(item.target, { world, row }) : row.get(item.target.name)
    const entity = entityOf(target)
    if (entity === undefined) continue
    if (item.kind === 'labels') {
      if (!(entity instanceof Node)) throw new Unknown('labels of a relationship')
      for (const label of item.labels) world.graph.of(entity).labels.add(label)
      continue
    }
    const value = evaluate(item.value, { world, row })
    if (item.kind === 'property') {
      setProperty(entity, item.key, value, world)
      continue
    }
    const entries = entriesOf(value, world)
    if (item.kind === 'replace') world.graph.of(entity).properties.clear()
    for (const [key, one] of entries) setProperty(entity, key, one, world)
  }
}

function entriesOf(value: Value, { graph }: World): [string, Value][] {
  if (value instanceof Node || value instanceof Relationship) return [...graph.of(value).properties]
  if (value !== null && isMap(value)) return Object.entries(value)
  throw new QueryFailure('properties that are no map')
}

function removeItem(item: RemoveItem, row: Row, world: World): void {
  const target = item.kind === 'property' ? evaluate(item.target, { world, row }) : row.get(item.target.name)
  const entity = entityOf(target)
  if (entity === undefined) return
  if (item.kind === 'property') setProperty(entity, item.key, null, world)
  else if (entity instanceof Node)
    for (const label of item.labels) world.graph.of(entity).labels.delete(label)
}

function deleteValue(value: Value, detach: boolean, world: World): void {
  const { graph, pending } = world
  if (value instanceof Relationship) graph.relationships.delete(value.id)
  else if (value instanceof Node) {
    if (detach) for (const id of graph.relationshipsOf(value.id)) graph.relationships.delete(id)
    pending.add(value.id)
  } else if (value instanceof Path) {
    for (const relationship of value.relationships) graph.relationships.delete(relationship.id)
    for (const node of value.nodes) deleteValue(node, detach, world)
  } else if (value !== null) throw new QueryFailure('only nodes, relationships and paths can be deleted')
}
