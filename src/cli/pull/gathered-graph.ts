import { entriesText } from '../../formats/cypher/literal.ts'
import {
  BATCH,
  lastStatement,
  markBeside,
  nodePattern,
  nodeStatement,
  relationshipRow,
  relationshipStatement,
} from '../../formats/cypher/statements.ts'
import { isList } from '../../model/kinds.ts'
import { emptyMap, type MapValue, type Node, type Relationship } from '../../model/values.ts'
import { SortedLines } from './sorted-lines.ts'

type NodeLine = readonly [own: string, labels: readonly string[], entries: string, id: number]
type GatheredLine = readonly [type: string, start: number, end: number, entries: string, id: number]
type RelationshipLine = readonly [type: string, start: string, end: string, entries: string, id: number]

/**
 * Nodes and relationships as they come, each once however often it comes, to be written as a Cypher script in an order that
 * only their content decides: nodes by `id`, labels and properties, relationships by type, ends and properties. (Nodes that
 * are alike in all of these stand in the order of their numbers.) Memory: a few numbers a node; the content is in
 * temporary files.
 */
export class GatheredGraph {
  readonly #nodes = new SortedLines()
  readonly #gathered = new SortedLines()
  readonly #relationships = new SortedLines()
  /** By id; later the place of the node in the script. */
  readonly #places = new Map<number, number>()
  readonly #missing = new Set<number>()
  readonly #labels = new Set<string>()
  readonly #keys = new Set<string>()
  readonly #claims = new Set<string>()
  #relationshipsCame = 0

  addNode({ id, labels, properties }: Node): void {
    if (this.#places.has(id)) return
    this.#places.set(id, -1)
    this.#missing.delete(id)
    for (const label of labels) this.#labels.add(label)
    for (const key of Object.keys(properties)) this.#keys.add(key)
    const own = properties['id']
    const line: NodeLine = [typeof own === 'string' ? own : '', labels.toSorted(), ordered(properties), id]
    this.#nodes.add(JSON.stringify(line))
  }

  addRelationship({ id, type, start, end, properties }: Relationship): void {
    this.#relationshipsCame++
    for (const node of [start, end]) if (!this.#places.has(node)) this.#missing.add(node)
    const claims = properties['claims']
    if (claims !== undefined && isList(claims))
      for (const claim of claims) if (typeof claim === 'string') this.#claims.add(claim)
    const line: GatheredLine = [type, start, end, ordered(properties), id]
    this.#gathered.add(JSON.stringify(line))
  }

  /** How many nodes there are. */
  get nodeCount(): number {
    return this.#places.size
  }

  /** How many relationships have come, those that came again included. */
  get relationshipCount(): number {
    return this.#relationshipsCame
  }

  /** Ids of nodes at which a relationship starts or ends, and which have not come. */
  get missingEnds(): readonly number[] {
    return [...this.#missing]
  }

  /** Ids of the claims that the relationships stand on. */
  get claims(): readonly string[] {
    return [...this.#claims]
  }

  /** The script, statement by statement; returns how many relationships it makes. Asked once, after everything has come. */
  *script(): Generator<string, number> {
    const mark = markBeside(this.#labels, this.#keys)
    let batch: string[] = []
    let place = 0
    for (const line of this.#nodes.sorted()) {
      const [, labels, entries, id] = JSON.parse(line) as NodeLine
      this.#places.set(id, place)
      batch.push(nodePattern(mark, place++, labels, entries))
      if (batch.length === BATCH) yield nodeStatement(batch.splice(0))
    }
    if (batch.length > 0) yield nodeStatement(batch)
    for (const line of this.#gathered.sorted()) {
      const [type, start, end, entries, id] = JSON.parse(line) as GatheredLine
      const placed: RelationshipLine = [type, this.#placeText(start), this.#placeText(end), entries, id]
      this.#relationships.add(JSON.stringify(placed))
    }
    let count = 0
    let current = ''
    batch = []
    for (const line of this.#relationships.sorted()) {
      const [type, start, end, entries] = JSON.parse(line) as RelationshipLine
      if (batch.length === BATCH || (batch.length > 0 && type !== current))
        yield relationshipStatement(mark, current, batch.splice(0))
      current = type
      batch.push(relationshipRow(Number(start), Number(end), entries))
      count++
    }
    if (batch.length > 0) yield relationshipStatement(mark, current, batch)
    if (place > 0) yield lastStatement(mark)
    return count
  }

  /** Gives the temporary files back. */
  close(): void {
    for (const lines of [this.#nodes, this.#gathered, this.#relationships]) lines.close()
  }

  /** Of one width, so that texts stand in the order of the numbers. */
  #placeText(node: number): string {
    return String(this.#places.get(node) ?? 0).padStart(16, '0')
  }
}

function ordered(properties: MapValue): string {
  const sorted = emptyMap()
  for (const key of Object.keys(properties).sort()) sorted[key] = properties[key]
  return entriesText(sorted)
}
