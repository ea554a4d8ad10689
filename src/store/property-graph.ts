import { NewRelationships } from './new-relationships.ts'
import type { GraphReader, GraphStore, GraphTransaction } from '../model/graph-store.ts'
import { EMPTY_SCHEMA, type GraphSchema } from '../model/schema.ts'
import type { Base } from './base.ts'
import { buildBase } from './build-base.ts'
import { ChangedLabels } from './changed-labels.ts'
import { Counts } from './counts.ts'
import { sizeOf, type Delta } from './delta.ts'
import { elementsOf } from './elements-of.ts'
import { GraphView } from './graph-view.ts'
import { folding } from './folding.ts'
import { GraphGuards } from './constraints/guards.ts'
import { GraphIndexes } from './indexes/graph-indexes.ts'
import type { VersionIndexes } from './indexes/version-indexes.ts'
import { tokenCounts, truncate, Vocabulary } from './tokens.ts'
import { StoreError, Transaction } from './transaction.ts'

/**
 * An in-memory property graph: an immutable base of typed arrays and a small delta over it. Readers hold one version;
 * there is one writer at a time, whose commit makes the next version.
 */
export class PropertyGraph implements GraphStore {
  readonly #indexes: GraphIndexes
  readonly #guards: GraphGuards
  #view: GraphView
  #writing = false

  constructor(base: Base = emptyBase(), vocabulary = new Vocabulary()) {
    this.#indexes = new GraphIndexes(vocabulary)
    this.#guards = new GraphGuards(vocabulary, this.#indexes)
    this.#view = new GraphView(base, emptyDelta(base, vocabulary, EMPTY_SCHEMA, 0), vocabulary, this.#indexes)
  }

  read(): GraphReader {
    return this.#view
  }

  /** @throws StoreError `TransactionConflict` where another transaction is open */
  begin(): GraphTransaction {
    this.#requireNoWriter()
    this.#writing = true
    const { vocabulary, delta: before } = this.#view
    const shared = { indexes: this.#indexes, guards: this.#guards }
    const transaction = new Transaction(this.#view, shared, (delta) => {
      this.#writing = false
      if (delta === undefined) truncate(vocabulary, before.tokens)
      else this.#publish(delta, transaction.indexes)
    })
    return transaction
  }

  #requireNoWriter(): void {
    if (!this.#writing) return
    throw new StoreError({
      code: 'TransactionConflict',
      message: 'Another transaction is open, and only one can write at a time.',
      hint: 'Write in that transaction, or commit it or roll it back first.',
    })
  }

  #publish(delta: Delta, indexes: VersionIndexes): void {
    const { base, vocabulary } = this.#view
    const view = new GraphView(base, delta, vocabulary, this.#indexes, indexes)
    const size = sizeOf(delta)
    if (size < folding.from || size * 4 < base.nodeCount + base.relationshipCount) {
      this.#view = view
      return
    }
    const folded = buildBase(elementsOf(view))
    const empty = emptyDelta(folded, vocabulary, delta.schema, delta.schemaVersion)
    this.#view = new GraphView(folded, empty, vocabulary, this.#indexes)
  }
}

function emptyBase(): Base {
  const none = new Int32Array(0)
  return buildBase({
    nodeLabels: [],
    types: none,
    starts: none,
    ends: none,
    nodeProperties: [],
    relationshipProperties: [],
    labelTokens: 0,
    typeTokens: 0,
  })
}

function emptyDelta(base: Base, vocabulary: Vocabulary, schema: GraphSchema, schemaVersion: number): Delta {
  return {
    tokens: tokenCounts(vocabulary),
    schema,
    schemaVersion,
    nodeLimit: base.nodeLimit,
    relationshipLimit: base.relationshipLimit,
    nodeCount: base.nodeCount,
    relationshipCount: base.relationshipCount,
    nodesReused: 0,
    relationshipsReused: 0,
    deadNodes: new Set(),
    deadRelationships: new Set(),
    labels: new ChangedLabels(),
    relationships: new NewRelationships(base.relationshipLimit),
    adjacency: [],
    nodeProperties: [],
    relationshipProperties: [],
    counts: new Counts(base.counts),
  }
}
