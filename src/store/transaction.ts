import { SilkgraphError } from '../errors.ts'
import type { ConstraintState, GraphTransaction } from '../model/graph-store.ts'
import {
  type ConstraintDefinition,
  type EntityKind,
  type GraphSchema,
  type IndexDefinition,
  isUnique,
} from '../model/schema.ts'
import type { Value } from '../model/values.ts'
import { newSlice } from './adjacency.ts'
import { ChangedAdjacency } from './changed-adjacency.ts'
import { ConstraintChecks } from './constraints/constraint-checks.ts'
import { bytesOfCheck, checkAll } from './constraints/creation-check.ts'
import { type GraphGuards, guardOf } from './constraints/guards.ts'
import { orAny } from './counts.ts'
import { copyDelta, type Delta } from './delta.ts'
import { GraphView } from './graph-view.ts'
import { tokenCounts, type Tokens } from './tokens.ts'
import type { GraphIndexes } from './indexes/graph-indexes.ts'
import { Pieces } from './indexes/pieces.ts'

/** A use of the store that its contract forbids. */
export class StoreError extends SilkgraphError {
  override readonly phase = 'runtime'
}

/**
 * The single writer. It reads its own writes. New elements take ids that were free when the base was built before they
 * take new ones, so that no id freed in this transaction is used again in it.
 */
export class Transaction extends GraphView implements GraphTransaction {
  readonly #end: (delta: Delta | undefined) => void
  #state: 'unchanged' | 'changed' | 'ended' = 'unchanged'
  readonly #from = newSlice()
  readonly #checks: ConstraintChecks
  /** A constraint that is being looked at; whatever is written ends that. */
  #prepared: { readonly definition: ConstraintDefinition; readonly pieces: Pieces<void> } | undefined

  /** `end` receives the new delta on commit where anything was written, undefined otherwise. */
  constructor(
    view: GraphView,
    shared: { readonly indexes: GraphIndexes; readonly guards: GraphGuards },
    end: (delta: Delta | undefined) => void,
  ) {
    super(view.base, view.delta, view.vocabulary, shared.indexes, view.indexes)
    this.#checks = new ConstraintChecks(this, shared.guards)
    this.#end = end
  }

  /** @throws ConstraintViolation, and then all is rolled back */
  commit(): void {
    try {
      if (this.#state === 'changed') this.#checks.finish()
    } catch (error) {
      this.rollback()
      throw error
    }
    this.#finish(this.#state === 'changed' ? this.delta : undefined)
  }

  rollback(): void {
    this.#finish(undefined)
  }

  internLabel(name: string): number {
    return this.#intern(this.vocabulary.labels, name)
  }
  internType(name: string): number {
    return this.#intern(this.vocabulary.types, name)
  }
  internKey(name: string): number {
    return this.#intern(this.vocabulary.keys, name)
  }

  createNode(labels: readonly number[]): number {
    const delta = this.#write()
    const { freeNodes } = this.base
    const node = delta.nodesReused < freeNodes.length ? freeNodes[delta.nodesReused++] : delta.nodeLimit++
    delta.nodeCount++
    const own = this.vocabulary.labelSets.of(labels)
    delta.labels.set(node, own)
    for (const label of own) {
      delta.counts.changeNodes(label, 1)
      this.#checks.gets('node', node, label)
    }
    return node
  }

  createRelationship(start: number, type: number, end: number): number {
    if (!this.hasNode(start) || !this.hasNode(end)) {
      throw new StoreError({ code: 'NoSuchNode', message: 'A relationship needs two nodes that exist.' })
    }
    const delta = this.#write()
    const { freeRelationships } = this.base
    const relationship =
      delta.relationshipsReused < freeRelationships.length
        ? freeRelationships[delta.relationshipsReused++]
        : delta.relationshipLimit++
    delta.relationshipCount++
    delta.relationships.add(relationship, type, start, end)
    this.#runs(start, type, true).add(start, end, relationship)
    this.#runs(end, type, false).add(end, start, relationship)
    delta.counts.changeRelationship(this.labelsOf(start), type, this.labelsOf(end), 1)
    this.#checks.gets('relationship', relationship, type)
    return relationship
  }

  addLabel(node: number, label: number): boolean {
    const labels = this.labelsOf(node)
    if (labels.includes(label)) return false
    this.#checks.gets('node', node, label)
    const more = this.vocabulary.labelSets.of([...labels, label])
    this.#setLabels(node, more)
    this.#countLabel(node, label, { all: more, rest: labels }, 1)
    return true
  }

  removeLabel(node: number, label: number): boolean {
    const labels = this.labelsOf(node)
    if (!labels.includes(label)) return false
    const rest = this.vocabulary.labelSets.of(labels.filter((own) => own !== label))
    this.#setLabels(node, rest)
    this.#countLabel(node, label, { all: labels, rest }, -1)
    return true
  }

  setNodeProperty(node: number, key: number, value: Value): void {
    this.#checks.sets('node', node, key, value)
    property(this.#write().nodeProperties, key).set(node, value)
    this.indexes.changed('node', node, key)
  }

  setRelationshipProperty(relationship: number, key: number, value: Value): void {
    this.#checks.sets('relationship', relationship, key, value)
    property(this.#write().relationshipProperties, key).set(relationship, value)
    this.indexes.changed('relationship', relationship, key)
  }

  deleteNode(node: number): void {
    if (!this.hasNode(node)) return
    if (this.degree(node, -1, true) > 0 || this.degree(node, -1, false) > 0) {
      throw new StoreError({
        code: 'NodeHasRelationships',
        message: 'A node with relationships cannot be deleted.',
      })
    }
    const delta = this.#write()
    for (const label of this.labelsOf(node)) delta.counts.changeNodes(label, -1)
    delta.deadNodes.add(node)
    delta.nodeCount--
  }

  deleteRelationship(relationship: number): void {
    if (!this.hasRelationship(relationship)) return
    const delta = this.#write()
    const type = this.typeOf(relationship)
    const start = this.startOf(relationship)
    const end = this.endOf(relationship)
    this.#runs(start, type, true).remove(start, relationship)
    this.#runs(end, type, false).remove(end, relationship)
    delta.counts.changeRelationship(this.labelsOf(start), type, this.labelsOf(end), -1)
    delta.deadRelationships.add(relationship)
    delta.relationshipCount--
  }

  createIndex(definition: IndexDefinition): void {
    this.#internNames(definition.entity, definition.names, definition.keys)
    const { indexes, constraints } = this.schema
    // A copy, as what is built for an index is kept by it, and the tokens of a transaction may be taken back.
    this.#setSchema({ indexes: [...indexes, { ...definition }], constraints })
  }

  dropIndex(name: string): void {
    const { indexes, constraints } = this.schema
    this.#setSchema({ indexes: indexes.filter((index) => index.name !== name), constraints })
  }

  prepareConstraint(definition: ConstraintDefinition, most: number): ConstraintState {
    const { entity, label, keys } = definition
    this.#internNames(entity, [label], keys)
    const guard = guardOf(definition, this.vocabulary, { index: undefined, place: 0 })
    const pieces =
      this.#prepared?.definition === definition
        ? this.#prepared.pieces
        : new Pieces((patience) => checkAll(this, guard, patience))
    // What it throws ends it: to ask again is to begin again.
    this.#prepared = undefined
    const looked = pieces.advance(most)
    this.#prepared = { definition, pieces }
    return { isReady: pieces.isDone, looked, bytes: bytesOfCheck(this, guard) }
  }

  createConstraint(definition: ConstraintDefinition): void {
    const { name, entity, label, keys } = definition
    this.prepareConstraint(definition, Infinity)
    if (isUnique(definition))
      this.createIndex({ name, kind: 'range', entity, names: [label], keys, config: {}, constraint: name })
    const { indexes, constraints } = this.schema
    this.#setSchema({ indexes, constraints: [...constraints, definition] })
  }

  dropConstraint(name: string): void {
    this.#setSchema({
      indexes: this.schema.indexes.filter((index) => index.constraint !== name),
      constraints: this.schema.constraints.filter((constraint) => constraint.name !== name),
    })
  }

  #intern(tokens: Tokens, name: string): number {
    const known = tokens.idOf(name)
    if (known !== -1) return known
    const delta = this.#write()
    const id = tokens.intern(name)
    delta.tokens = tokenCounts(this.vocabulary)
    delta.schemaVersion = this.vocabulary.nextVersion()
    return id
  }

  get uniqueLookUps(): number {
    return this.#checks.lookUps
  }

  #internNames(entity: EntityKind, names: readonly string[], keys: readonly string[]): void {
    for (const name of names)
      if (entity === 'node') this.internLabel(name)
      else this.internType(name)
    for (const key of keys) this.internKey(key)
  }

  #setSchema(schema: GraphSchema): void {
    const delta = this.#write()
    delta.schema = schema
    delta.schemaVersion = this.vocabulary.nextVersion()
  }

  #setLabels(node: number, labels: readonly number[]): void {
    this.#write().labels.set(node, labels)
    this.indexes.changed('node', node)
  }

  /**
   * Counts a label in or out of a node and of its relationships. A loop has the label at both ends: the pairs that start with it
   * are counted with all labels of the node at the end, those that end with it with the rest at the start.
   */
  #countLabel(
    node: number,
    label: number,
    { all, rest }: { readonly all: readonly number[]; readonly rest: readonly number[] },
    by: number,
  ): void {
    const { counts } = this.delta
    counts.changeNodes(label, by)
    const slice = newSlice()
    for (const outgoing of [true, false]) {
      for (const type of this.adjacentTypes(node, outgoing)) {
        this.neighbours(node, type, outgoing, slice)
        for (let at = slice.start; at < slice.end; at++) {
          const other = slice.neighbours[at]
          if (outgoing) {
            const ends = orAny(other === node ? all : this.labelsOf(other))
            counts.changeRelationships([label], type, ends, by)
          } else {
            const starts = orAny(other === node ? rest : this.labelsOf(other))
            counts.changeRelationships(starts, type, [label], by)
          }
        }
      }
    }
  }

  /** The changed runs of a type and direction, that of a node among them. */
  #runs(node: number, type: number, outgoing: boolean): ChangedAdjacency {
    const { adjacency } = this.delta
    const at = type * 2 + (outgoing ? 0 : 1)
    while (adjacency.length <= at) adjacency.push(new ChangedAdjacency())
    const runs = adjacency[at]
    if (!runs.has(node)) {
      this.neighbours(node, type, outgoing, this.#from)
      runs.begin(node, this.#from)
    }
    return runs
  }

  #write(): Delta {
    if (this.#state === 'ended') {
      throw new StoreError({
        code: 'TransactionEnded',
        message: 'This transaction has ended.',
        hint: 'Begin another one.',
      })
    }
    this.#prepared = undefined
    if (this.#state === 'unchanged') {
      this.delta = copyDelta(this.delta)
      this.#state = 'changed'
    }
    return this.delta
  }

  #finish(delta: Delta | undefined): void {
    if (this.#state === 'ended') return
    this.#state = 'ended'
    this.#prepared = undefined
    this.#end(delta)
  }
}

function property(maps: Map<number, Value>[], key: number): Map<number, Value> {
  while (maps.length <= key) maps.push(new Map())
  return maps[key]
}
