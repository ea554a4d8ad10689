import type { BackendTransaction, TransactionalBackend } from '../backend/index.ts'
import { countOf, onlyRecord } from '../backend/only-record.ts'
import { CypherError, ServerError } from '../errors.ts'
import { loadLabel } from '../model/load-label.ts'
import { isList } from '../model/kinds.ts'
import { quoteName } from '../model/quote-name.ts'
import type { MapValue, Value } from '../model/values.ts'

/** How long one batch may take: a server that has gone silent is told in the end. */
const BATCH_MILLIS = 300_000

export type Kind = 'nodes' | 'relationships'

/** What an element is in a pattern. */
const patterns = { nodes: '(e)', relationships: '()-[e]->()' } as const

/**
 * Put before what looks relationships up by id: a plan that was made while there was hardly a relationship reads all of them
 * for each id, and a server keeps it for a while. The plan that is made now takes its place.
 */
const PLANNED_NOW = 'CYPHER replan=force '

/** A node that remembers a batch: the ids and keys of the elements that were written together with it. */
export interface Chunk {
  readonly id: number
  readonly size: number
}

/** An element that an earlier load wrote, as it is now; null where it was deleted. It may be another one by now. */
export interface Remembered {
  readonly key: number
  readonly element: Value
}

/** A command that the server refused. */
export interface Refusal {
  readonly command: string
  readonly reason: string
}

export type NodeRow = readonly [labels: readonly string[], properties: MapValue]

export type RelationshipRow = readonly [start: number, type: string, end: number, properties: MapValue]

/**
 * What a load asks a server. Elements and what remembers them are written and deleted in one transaction, so that memory
 * and graph agree whenever a load is interrupted. Several transactions may be under way at a time, and each commits when those
 * that were ready before it have (docs/adr/0011-batches-commit-one-after-another.md).
 */
export class LoadServer {
  readonly #backend: TransactionalBackend
  readonly #graph: string
  readonly #signal: AbortSignal | undefined
  #lastCommit: Promise<void> = Promise.resolve()

  constructor(backend: TransactionalBackend, graph: string, signal: AbortSignal | undefined) {
    this.#backend = backend
    this.#graph = graph
    this.#signal = signal
  }

  /** The chunks that earlier loads of this graph left. */
  async chunks(kind: Kind): Promise<readonly Chunk[]> {
    const records = await this.#ask(
      `MATCH (m:${loadLabel} {graph: $graph, kind: $kind}) RETURN id(m), size(m.ids) ORDER BY id(m)`,
      { graph: this.#graph, kind },
    )
    return records.map(([id, size]) => ({ id: Number(id), size: Number(size) }))
  }

  /** How many nodes are in the database, without those that remember. */
  async nodeCount(): Promise<number> {
    return countOf(await this.#ask('MATCH (n) RETURN count(n)'))
  }

  /** What a chunk remembers, as it is now. @param isFirst of those that are asked for in a row */
  async elementsOf(kind: Kind, { id }: Chunk, isFirst: boolean): Promise<readonly Remembered[]> {
    const records = await this.#ask(
      `${isFirst ? PLANNED_NOW : ''}MATCH (m:${loadLabel}) WHERE id(m) = $id WITH m.ids AS ids, m.keys AS keys
       UNWIND range(0, size(ids) - 1) AS at OPTIONAL MATCH ${patterns[kind]} WHERE id(e) = ids[at]
       WITH at, keys[at] AS key, e ORDER BY at RETURN key, e`,
      { id },
    )
    return records.map(([key, element]) => ({ key: Number(key), element }))
  }

  /**
   * Makes `id` unique among the nodes of each label, and found by an index, as it is in a graph that is opened.
   *
   * @returns what the server refuses to make
   * @throws (rejects with) CypherError SchemaError where what is there breaks a constraint
   */
  async constrain(labels: readonly string[]): Promise<readonly Refusal[]> {
    const refused: Refusal[] = []
    for (const label of labels) {
      const command = `CREATE CONSTRAINT IF NOT EXISTS FOR (n:${quoteName(label)}) REQUIRE n.id IS UNIQUE`
      try {
        await this.#ask(command)
      } catch (error) {
        if (!isUnavailable(error)) throw error
        refused.push({ command, reason: error.message })
      }
    }
    return refused
  }

  /** Returns the ids in the order of the rows. */
  async createNodes(rows: readonly NodeRow[], keys: readonly number[]): Promise<readonly number[]> {
    return this.#create('nodes', 'CREATE (e:$(row[0])) SET e = row[1]', rows, keys)
  }

  /** Returns the ids in the order of the rows. */
  async createRelationships(
    rows: readonly RelationshipRow[],
    keys: readonly number[],
  ): Promise<readonly number[]> {
    return this.#create(
      'relationships',
      'MATCH (a) WHERE id(a) = row[0] MATCH (b) WHERE id(b) = row[2] ' +
        'CREATE (a)-[e:$(row[1])]->(b) SET e = row[3]',
      rows,
      keys,
    )
  }

  async updateNodes(rows: readonly (readonly [...NodeRow, id: number])[]): Promise<void> {
    await this.#ask(
      'UNWIND $rows AS row MATCH (e) WHERE id(e) = row[2] ' +
        'REMOVE e:$(labels(e)) SET e:$(row[0]) SET e = row[1]',
      { rows },
    )
  }

  /** Which of the nodes have relationships. */
  async joined(ids: readonly number[]): Promise<ReadonlySet<number>> {
    const records = await this.#ask(
      'UNWIND $ids AS id MATCH (n) WHERE id(n) = id AND EXISTS { (n)--() } RETURN id',
      { ids },
    )
    return new Set(records.map(([id]) => Number(id)))
  }

  /**
   * Deletes elements of a chunk, and forgets what is not among those kept.
   *
   * @param ids at the server @param kept places in the chunk
   */
  async remove(kind: Kind, chunk: Chunk, ids: readonly number[], kept: readonly number[]): Promise<void> {
    await this.#ask(
      `${PLANNED_NOW}MATCH (m:${loadLabel}) WHERE id(m) = $chunk
       CALL () { UNWIND $ids AS id MATCH ${patterns[kind]} WHERE id(e) = id DELETE e }
       ${
         kept.length === 0
           ? 'DETACH DELETE m'
           : 'WITH m, m.ids AS ids, m.keys AS keys SET m.ids = [at IN $kept | ids[at]], m.keys = [at IN $kept | keys[at]]'
       }`,
      { chunk: chunk.id, ids, kept },
    )
  }

  /** Puts what several chunks remember into one. */
  async mergeChunks(kind: Kind, chunks: readonly Chunk[]): Promise<void> {
    await this.#ask(
      `MATCH (m:${loadLabel}) WHERE id(m) IN $chunks
       WITH m, m.ids AS ids, m.keys AS keys ORDER BY id(m) UNWIND range(0, size(ids) - 1) AS at
       WITH collect(ids[at]) AS ids, collect(keys[at]) AS keys, collect(DISTINCT m) AS merged
       FOREACH (m IN merged | DETACH DELETE m)
       CREATE (:${loadLabel} {graph: $graph, kind: $kind, ids: ids, keys: keys})`,
      { graph: this.#graph, kind, chunks: chunks.map(({ id }) => id) },
    )
  }

  /** How many elements of those remembered are there. */
  async count(kind: Kind): Promise<number> {
    const records = await this.#ask(
      `${PLANNED_NOW}MATCH (m:${loadLabel} {graph: $graph, kind: $kind}) UNWIND m.ids AS id
       MATCH ${patterns[kind]} WHERE id(e) = id RETURN count(e)`,
      { graph: this.#graph, kind },
    )
    return countOf(records)
  }

  async #create(
    kind: Kind,
    creation: string,
    rows: readonly (NodeRow | RelationshipRow)[],
    keys: readonly number[],
  ): Promise<readonly number[]> {
    const records = await this.#ask(
      `UNWIND range(0, size($rows) - 1) AS at WITH at, $rows[at] AS row ${creation}
       WITH at, id(e) AS id ORDER BY at WITH collect(id) AS ids
       CREATE (:${loadLabel} {graph: $graph, kind: $kind, ids: ids, keys: $keys}) RETURN ids`,
      { graph: this.#graph, kind, rows, keys },
    )
    const [ids] = onlyRecord(records)
    if (isList(ids) && ids.length === rows.length) return ids.map(Number)
    throw new ServerError({
      code: 'NotLoaded',
      message: 'The server created fewer nodes or relationships than it was asked to.',
      hint: 'Someone else may be deleting nodes at the same time. Run the same command again.',
    })
  }

  /** Each text is a transaction that could write, so that in a cluster one member is asked all the time. */
  async #ask(text: string, parameters: object = {}): Promise<readonly (readonly Value[])[]> {
    const signal = this.#signal
    const transaction = await this.#backend.begin({ signal })
    try {
      const limits = { maxMillis: BATCH_MILLIS, maxRecords: Infinity }
      const result = await transaction.run(text, { ...parameters }, { exact: true, limits, signal })
      const { records } = await result.collect()
      await this.#commitInTurn(transaction)
      return records
    } catch (error) {
      await transaction.rollback().catch(() => {})
      throw error
    }
  }

  async #commitInTurn(transaction: BackendTransaction): Promise<void> {
    const commit = this.#lastCommit.then(() =>
      transaction.commit({ maxWaitMillis: BATCH_MILLIS, signal: this.#signal }),
    )
    this.#lastCommit = commit.catch(() => {})
    await commit
  }
}

/** Whether a server cannot make a constraint, whatever the data are: its edition has none, or an index stands in the way. */
function isUnavailable(error: unknown): error is CypherError {
  if (!(error instanceof CypherError) || (error.kind !== 'SchemaError' && error.kind !== 'SyntaxError'))
    return false
  return error.code !== 'ConstraintCreationFailed' || error.message.includes('Enterprise')
}
