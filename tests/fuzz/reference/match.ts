import type {
  Expression,
  NodePattern,
  Pattern,
  PatternPart,
  RelationshipPattern,
} from '../../../src/cypher/ast/index.ts'
import { equals } from '../../../src/model/equality.ts'
import { Node, Path, Relationship, type Value } from '../../../src/model/values.ts'
import type { Row, World } from './environment.ts'
import { evaluate, isTrue } from './expression.ts'
import { Unknown } from './failure.ts'

/** A match under way: its variables, and the relationships that this clause has used. */
interface Found {
  readonly row: Row
  readonly used: ReadonlySet<number>
  /** What is asked of elements once every variable of the clause is known. */
  readonly later: readonly ((row: Row) => boolean)[]
}

/** A walk from a node: the relationships in order, and where it ends. */
interface Walk {
  readonly relationships: readonly number[]
  readonly nodes: readonly number[]
}

const once = { lower: 1, upper: 1 }

/**
 * Every match of the parts of one clause that extends a record, with WHERE: by trying, from left to right, every node
 * for every node pattern and every walk for every relationship pattern. A relationship is used once in a clause.
 */
export function matches(pattern: Pattern, where: Expression | undefined, row: Row, world: World): Row[] {
  let found: Found[] = [{ row, used: new Set(), later: [] }]
  for (const part of pattern.parts)
    found = found.flatMap((match) =>
      part.search === 'all' ? matchPart(part, match, world) : searchPart(part, where, match, world),
    )
  return world.arrange(
    found
      .filter(({ row, later }) => later.every((holds) => holds(row)))
      .map((match) => match.row)
      .filter((match) => where === undefined || isTrue(where, { world, row: match })),
  )
}

function matchPart(part: PatternPart, match: Found, world: World): Found[] {
  let found: { match: Found; nodes: Node[]; relationships: Relationship[] }[] = []
  for (const [node, start] of matchNode(part.nodes[0], match, world))
    found.push({ match: start, nodes: [node], relationships: [] })
  part.relationships.forEach((relationship, at) => {
    found = found.flatMap((chain) => {
      const from = chain.nodes[chain.nodes.length - 1]
      return walksFrom(relationship, from.id, chain.match, world).flatMap((walk) => {
        const end = new Node(walk.nodes[walk.nodes.length - 1])
        const bound = bindWalk(relationship, walk, chain.match, world)
        if (bound === undefined) return []
        return matchNode(part.nodes[at + 1], bound, world, end).map(([, next]) => ({
          match: next,
          nodes: [...chain.nodes, ...walk.nodes.slice(1).map((id) => new Node(id))],
          relationships: [...chain.relationships, ...walk.relationships.map((id) => new Relationship(id))],
        }))
      })
    })
  })
  return found.map(({ match: whole, nodes, relationships }) =>
    withPath(part, whole, new Path(nodes, relationships)),
  )
}

/** Shortest paths: between each pair of ends the shortest of all walks for which WHERE holds. */
function searchPart(part: PatternPart, where: Expression | undefined, match: Found, world: World): Found[] {
  const relationship = { ...part.relationships[0], length: part.relationships[0].length ?? once }
  const found: Found[] = []
  for (const [from, first] of matchNode(part.nodes[0], match, world))
    for (const [to, both] of matchNode(part.nodes[1], first, world)) {
      const between = walksFrom(relationship, from.id, { ...both, used: new Set() }, world)
        .filter(({ nodes }) => nodes[nodes.length - 1] === to.id)
        .filter(() => from.id !== to.id || relationship.length.lower === 0)
        .flatMap((walk) => {
          const bound = bindWalk(relationship, walk, both, world)
          if (bound === undefined) return []
          const nodes = walk.nodes.map((id) => new Node(id))
          const relationships = walk.relationships.map((id) => new Relationship(id))
          const whole = withPath(part, { ...bound, used: both.used }, new Path(nodes, relationships))
          return [{ whole, length: relationships.length }]
        })
        .filter(({ whole }) => where === undefined || isTrue(where, { world, row: whole.row }))
      const least = Math.min(...between.map(({ length }) => length))
      const shortest = between.filter(({ length }) => length === least).map(({ whole }) => whole)
      found.push(...(part.search === 'shortest' ? world.arrange(shortest).slice(0, 1) : shortest))
    }
  return found
}

function withPath(part: PatternPart, match: Found, path: Path): Found {
  return part.pathVariable === undefined
    ? match
    : { ...match, row: new Map(match.row).set(part.pathVariable.name, path) }
}

/** The nodes that a node pattern can stand for: `only` one, the one that its variable has, or any. */
function matchNode(pattern: NodePattern, match: Found, world: World, only?: Node): [Node, Found][] {
  const { variable, labels } = pattern
  const known = variable === undefined ? undefined : match.row.get(variable.name)
  const all = [...world.graph.nodes.keys()].map((id) => new Node(id))
  const candidates = known === undefined ? (only === undefined ? all : [only]) : [known]
  const found: [Node, Found][] = []
  for (const node of candidates) {
    world.step()
    if (!(node instanceof Node) || (only !== undefined && only.id !== node.id)) continue
    const held = world.graph.of(node)
    if (!labels.every(({ name }) => held.labels.has(name))) continue
    const row = variable === undefined ? match.row : new Map(match.row).set(variable.name, node)
    found.push([node, { ...match, row, later: [...match.later, ...conditions(pattern, node, world)] }])
  }
  return found
}

/** Property map and inner WHERE of an element, to be asked once all variables are known. */
function conditions(
  { properties, where }: NodePattern | RelationshipPattern,
  element: Node | Relationship,
  world: World,
): ((row: Row) => boolean)[] {
  const asked: ((row: Row) => boolean)[] = []
  if (properties !== undefined) {
    if (properties.kind !== 'map') throw new Unknown('a property map that is no map')
    for (const { key, value } of properties.entries)
      asked.push((row) => {
        const held = world.graph.of(element).properties.get(key) ?? null
        return equals(held, evaluate(value, { world, row })) === true
      })
  }
  if (where !== undefined) asked.push((row) => isTrue(where, { world, row }))
  return asked
}

/** Every walk of a relationship pattern from a node that uses nothing used before, and no relationship twice. */
function walksFrom(pattern: RelationshipPattern, start: number, match: Found, world: World): Walk[] {
  const { lower, upper = Infinity } = pattern.length ?? { lower: 1, upper: 1 }
  const found: Walk[] = []
  const extend = (walk: Walk): void => {
    const { length } = walk.relationships
    if (length >= lower) found.push(walk)
    if (length >= upper) return
    const at = walk.nodes[length]
    for (const [id, { type, start: from, end: to }] of world.graph.relationships) {
      world.step()
      if (match.used.has(id) || walk.relationships.includes(id)) continue
      if (pattern.types.length > 0 && !pattern.types.some(({ name }) => name === type)) continue
      const forwards = from === at && pattern.direction !== 'incoming'
      const backwards = to === at && pattern.direction !== 'outgoing'
      // A loop lies both ways, but is one relationship.
      if (!forwards && !backwards) continue
      if (pattern.length !== undefined && !holdsAlready(pattern, id, match, world)) continue
      extend({ relationships: [...walk.relationships, id], nodes: [...walk.nodes, forwards ? to : from] })
    }
  }
  extend({ relationships: [], nodes: [start] })
  return found
}

/** The property map of a walk of variable length holds for each of its relationships. */
function holdsAlready(pattern: RelationshipPattern, id: number, match: Found, world: World): boolean {
  return conditions(pattern, new Relationship(id), world).every((holds) => holds(match.row))
}

/** The match with the relationships of a walk used, and its variable; undefined where the variable has another value. */
function bindWalk(pattern: RelationshipPattern, walk: Walk, match: Found, world: World): Found | undefined {
  const { variable, length } = pattern
  const list = walk.relationships.map((id) => new Relationship(id))
  const used = new Set([...match.used, ...walk.relationships])
  const asked = length === undefined ? conditions(pattern, list[0], world) : []
  const bound = { ...match, used, later: [...match.later, ...asked] }
  if (variable === undefined) return bound
  const value: Value = length === undefined ? list[0] : list
  const known = match.row.get(variable.name)
  if (known !== undefined && equals(known, value) !== true) return undefined
  return { ...bound, row: new Map(match.row).set(variable.name, value) }
}
