import type {
  Clause,
  NodePattern,
  PatternPart,
  RelationshipPattern,
  RemoveItem,
  SetItem,
} from '../../../src/cypher/ast/index.ts'
import { isList, kindOf } from '../../../src/model/kinds.ts'
import { isNumber, toDouble } from '../../../src/model/numbers.ts'
import { Float, float, isMap, Node, Path, Relationship, type Value } from '../../../src/model/values.ts'
import type { Row, World } from './environment.ts'
import { evaluate } from './expression.ts'
import { QueryFailure, Unknown } from './failure.ts'
import { matches } from './match.ts'

/** Applies one writing clause to every record in turn; the graph of the world changes. */
export function write(clause: Clause, rows: readonly Row[], world: World): Row[] {
  switch (clause.kind) {
    case 'create': {
      const elements = clause.pattern.parts.flatMap((part) => [
        ...[...part.nodes, ...part.relationships].map(({ variable }) => variable),
        part.pathVariable,
      ])
      const names = elements.flatMap((variable) => variable?.name ?? [])
      const made = new Set(names.filter((name) => !(rows[0]?.has(name) ?? false)))
      world.making = { before: world.graph.copy(), made }
      const after = rows.map((row) =>
        clause.pattern.parts.reduce((before, part) => createPart(part, before, world, false), row),
      )
      world.making = undefined
      return after
    }
    case 'merge':
      return rows.flatMap((row) => {
        const pattern = { span: clause.span, parts: [clause.part] }
        const found = matches(pattern, undefined, row, world)
        for (const match of found) applySet(clause.onMatch, [match], world)
        if (found.length > 0) return found
        const made = createPart(clause.part, row, world, true)
        applySet(clause.onCreate, [made], world)
        return [made]
      })
    case 'set':
      applySet(clause.items, rows, world)
      return [...rows]
    case 'remove':
      for (const row of rows) for (const item of clause.items) removeItem(item, row, world)
      return [...rows]
    case 'delete': {
      const targets = rows.flatMap((row) => clause.targets.map((target) => evaluate(target, { world, row })))
      deleteAll(targets, clause.detach, world)
      return [...rows]
    }
    case 'foreach':
      applyForeach(clause, rows, world)
      return [...rows]
    default:
      throw new Unknown(`a clause of kind ${clause.kind}`)
  }
}

/** For each record and each item of its list all clauses. A list that asks of the graph asks before anything changes. */
function applyForeach(
  { list, variable, clauses }: Extract<Clause, { kind: 'foreach' }>,
  rows: readonly Row[],
  world: World,
): void {
  const asked = asksGraph(list) ? rows.map((row) => evaluate(list, { world, row })) : undefined
  rows.forEach((row, at) => {
    const items = asked === undefined ? evaluate(list, { world, row }) : asked[at]
    if (items !== null && !isList(items)) throw new Unknown('a FOREACH over something else')
    for (const item of items ?? []) {
      let inner: Row[] = [new Map(row).set(variable.name, item)]
      for (const clause of clauses) inner = write(clause, inner, world)
    }
  })
}

const ASKING = new Set<unknown>(['subquery', 'pattern-predicate', 'pattern-comprehension'])

/** Whether a subquery or a pattern stands anywhere in a part of a syntax tree. */
function asksGraph(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false
  return Object.entries(part).some(
    ([key, value]) => (key === 'kind' && ASKING.has(value)) || asksGraph(value),
  )
}

/** The nodes under DELETE that kept their relationships so far. @throws QueryFailure where one still has some */
export function finishDeletions({ graph, pending }: World): void {
  for (const node of pending) {
    if (graph.relationshipsOf(node).length > 0) throw new QueryFailure('a deleted node has relationships')
    graph.nodes.delete(node)
  }
}

function createPart(part: PatternPart, before: Row, world: World, isMerge: boolean): Row {
  const row = new Map(before)
  const nodes = part.nodes.map((pattern): Value => {
    const known = pattern.variable === undefined ? undefined : row.get(pattern.variable.name)
    if (known !== undefined) return known
    const node = world.graph.addNode(pattern.labels.map(({ name }) => name))
    if (pattern.variable !== undefined) row.set(pattern.variable.name, node)
    setFrom(pattern, node, row, world, isMerge)
    return node
  })
  const relationships = part.relationships.map((pattern, at) => {
    const ends = [nodes[at], nodes[at + 1]]
    const [start, end] = pattern.direction === 'incoming' ? ends.toReversed() : ends
    if (!(start instanceof Node) || !(end instanceof Node))
      throw new QueryFailure('a relationship needs two nodes')
    if (isGone(start, world) || isGone(end, world))
      throw new QueryFailure('a relationship needs living nodes')
    const relationship = world.graph.addRelationship(start, pattern.types[0].name, end)
    if (pattern.variable !== undefined) row.set(pattern.variable.name, relationship)
    setFrom(pattern, relationship, row, world, isMerge)
    return relationship
  })
  if (part.pathVariable !== undefined)
    row.set(
      part.pathVariable.name,
      new Path(
        nodes.filter((node) => node instanceof Node),
        relationships,
      ),
    )
  return row
}

/** Whether it has been deleted, or is about to be. */
function isGone(entity: Node | Relationship, { graph, pending }: World): boolean {
  return entity instanceof Node
    ? !graph.nodes.has(entity.id) || pending.has(entity.id)
    : !graph.relationships.has(entity.id)
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
    if (isMerge && (map[key] === null || (isNumber(map[key]) && Number.isNaN(toDouble(map[key])))))
      throw new QueryFailure('MERGE by null or NaN')
    setProperty(entity, key, map[key], world)
  }
}

function setProperty(entity: Node | Relationship, key: string, value: Value, world: World): void {
  const held = value === null ? null : propertyOf(value)
  if (isGone(entity, world)) return
  const { properties } = world.graph.of(entity)
  if (held === null) properties.delete(key)
  else properties.set(key, held)
}

const STORED = new Set(['boolean', 'integer', 'float', 'string'])

/** One value, or a list of values of one kind, where numbers of both kinds become floats. */
function propertyOf(value: Value): Value {
  const items = isList(value) ? value : [value]
  const kinds = new Set(items.map(kindOf))
  if (![...kinds].every((kind) => STORED.has(kind)))
    throw new QueryFailure('a value that cannot be a property')
  if (kinds.size <= 1) return value
  if (kinds.size > 2 || !kinds.has('integer') || !kinds.has('float'))
    throw new QueryFailure('a list of several types')
  return items.map((item) => (item instanceof Float ? item : float(Number(item))))
}

function entityOf(value: Value | undefined): Node | Relationship | undefined {
  if (value === null || value === undefined) return undefined
  if (value instanceof Node || value instanceof Relationship) return value
  throw new QueryFailure('only nodes and relationships can be changed')
}

/** One item after another, each for all records; neighbours that assign to one variable as one. */
function applySet(items: readonly SetItem[], rows: readonly Row[], world: World): void {
  const groups: SetItem[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    const name = assignedTo(item)
    if (last !== undefined && name !== undefined && assignedTo(last[0]) === name) last.push(item)
    else groups.push([item])
  }
  for (const group of groups)
    for (const row of rows) {
      const changes = group.map((item) => readChange(item, row, world))
      for (const change of changes) change()
    }
}

/** The variable of `variable.key = value`. */
function assignedTo(item: SetItem): string | undefined {
  return item.kind === 'property' && item.target.kind === 'variable' ? item.target.name : undefined
}

/** Reads all that an item reads; what it returns does the rest. */
function readChange(item: SetItem, row: Row, world: World): () => void {
  const target = item.kind === 'property' ? evaluate(item.target, { world, row }) : row.get(item.target.name)
  const entity = entityOf(target)
  if (entity === undefined) return () => undefined
  if (item.kind === 'labels') {
    if (!(entity instanceof Node)) throw new Unknown('labels of a relationship')
    if (isGone(entity, world)) throw new QueryFailure('labels of what is deleted')
    return () => {
      for (const label of item.labels) world.graph.of(entity).labels.add(label)
    }
  }
  const value = evaluate(item.value, { world, row })
  if (item.kind === 'property') return () => setProperty(entity, item.key, value, world)
  const entries = entriesOf(value, world)
  return () => {
    if (item.kind === 'replace' && !isGone(entity, world)) world.graph.of(entity).properties.clear()
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
  else if (entity instanceof Node) {
    if (isGone(entity, world)) throw new QueryFailure('labels of what is deleted')
    for (const label of item.labels) world.graph.of(entity).labels.delete(label)
  }
}

/** Relationships first, then the nodes that nothing holds; the others wait for the end of the query. */
function deleteAll(values: readonly Value[], detach: boolean, { graph, pending }: World): void {
  const nodes: Node[] = []
  for (const value of values) {
    if (value instanceof Relationship) graph.relationships.delete(value.id)
    else if (value instanceof Node) nodes.push(value)
    else if (value instanceof Path) {
      for (const relationship of value.relationships) graph.relationships.delete(relationship.id)
      nodes.push(...value.nodes)
    } else if (value !== null) throw new QueryFailure('only nodes, relationships and paths can be deleted')
  }
  for (const { id } of nodes) {
    if (detach) for (const relationship of graph.relationshipsOf(id)) graph.relationships.delete(relationship)
    if (graph.relationshipsOf(id).length > 0) pending.add(id)
    else graph.nodes.delete(id)
  }
}
