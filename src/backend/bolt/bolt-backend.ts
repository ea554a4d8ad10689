import { withPlace } from '../../cypher/index.ts'
import {
  Database,
  DEFAULT_LIMITS,
  parameterValues,
  type QueryParameters,
  readOnlyViolation,
  requireParameters,
  requireWaitOptions,
  type Schema,
  type Statement,
  type Summary,
  type WaitOptions,
} from '../../database/index.ts'
import { requireRunOptions } from '../require-run-options.ts'
import { CypherError, UsageError } from '../../errors.ts'
import { cancelled } from '../../model/limit-errors.ts'
import type { Value } from '../../model/values.ts'
import type { BackendTransaction, RunOptions, RunResult, TransactionalBackend } from '../backend.ts'
import { type Description, plainDescription } from '../description.ts'
import { inTransaction } from '../in-transaction.ts'
import { kept, StreamedResult } from '../streamed-result.ts'
import { readStoreAddress } from './address.ts'
import { BoltTransaction } from './bolt-transaction.ts'
import { Connections, type Line } from './connections.ts'
import { atMost, LEAVE_MILLIS } from './deadlines.ts'
import { errorOf } from './errors.ts'
import { memoryCount, withoutMemory } from './load-memory.ts'
import { type QueryToRun, RunningQuery } from './running-query.ts'
import { readSchema } from './schema.ts'
import { type KnownNames, summaryOf } from './summary.ts'
import { mapToBolt } from './values.ts'

type Records = readonly (readonly Value[])[]

export interface BoltStore {
  /** `bolt://localhost:7687`, `neo4j+s://...`; without user and password. */
  readonly address: string
  /** Without a user the server is asked to let in whoever comes. */
  readonly user?: string | undefined
  readonly password?: string | undefined
  /** The server's default where it is left out. */
  readonly database?: string | undefined
}

/** A graph at a server that speaks Bolt. A query is sent once and never again by itself. */
export class BoltBackend implements TransactionalBackend {
  readonly #connections: Connections
  readonly #address: string
  readonly #description: Description | undefined
  readonly #running = new Set<RunningQuery>()
  readonly #transactions = new Set<BoltTransaction>()
  /** Only its parser is used: what a text needs, yields and does is the same everywhere. */
  readonly #parser = new Database()
  #isClosed = false

  /**
   * Connects with the first query; the time limit of a query counts from when it is sent.
   *
   * @throws UsageError `CredentialsInStore`, `InvalidStore`
   */
  constructor({ address, user, password, database }: BoltStore, description?: Description) {
    this.#address = readStoreAddress(address)
    this.#connections = new Connections({ address: this.#address, user, password, database })
    this.#description = description
  }

  async run(text: string, parameters: QueryParameters = {}, options: RunOptions = {}): Promise<RunResult> {
    requireRunOptions(options)
    return this.#run(text, parameters, options)
  }

  async begin(options: WaitOptions = {}): Promise<BackendTransaction> {
    this.#open()
    requireWaitOptions(options)
    const { signal } = options
    const toldApart = this.#tellApart({ text: '', insertions: [], maxMillis: Infinity })
    try {
      const lease = await this.#connections.lend('write', signal)
      const transaction = await lease.begin().catch(async (error: unknown) => {
        await lease.drop()
        throw error
      })
      const begun: BoltTransaction = new BoltTransaction({
        lease,
        transaction,
        run: (text, parameters, options, line) => this.#run(text, parameters, options, line),
        toldApart,
        ended: () => this.#transactions.delete(begun),
      })
      this.#transactions.add(begun)
      if (this.#isClosed) await begun.close()
      this.#open()
      return begun
    } catch (error) {
      throw toldApart(error)
    }
  }

  async transaction<Result>(
    work: (transaction: BackendTransaction) => Promise<Result>,
    options: WaitOptions = {},
  ): Promise<Result> {
    return inTransaction(await this.begin(options), work)
  }

  /** @param line that of the transaction of which the query is a part */
  async #run(
    text: string,
    parameters: QueryParameters,
    options: RunOptions,
    line?: Line,
  ): Promise<RunResult> {
    this.#open()
    const parsed = this.#parse(text)
    const values = parameterValues(parameters)
    const reads = options.readOnly === true || (parsed.kind === 'known' && !parsed.statement.writes)
    const query: QueryToRun = {
      text,
      mode: reads ? 'read' : 'write',
      insertions: [],
      parameters: mapToBolt(values),
      exact: options.exact ?? false,
      maxMillis: options.limits?.maxMillis ?? DEFAULT_LIMITS.maxMillis,
      maxRecords: options.limits?.maxRecords ?? DEFAULT_LIMITS.maxRecords,
      signal: options.signal,
    }
    if (parsed.kind === 'known') {
      try {
        requireParameters(parsed.statement.parameters, values)
      } catch (error) {
        throw withPlace(error, text)
      }
      if (options.readOnly === true && parsed.statement.writes) throw readOnlyViolation(text)
    }
    const objection = parsed.kind === 'unknown' ? parsed.objection : undefined
    if (options.readOnly === true && parsed.kind === 'unknown') await this.#refuseWrites(query, objection)
    const asked = parsed.kind === 'known' ? await this.#leaveOutMemory(query, line) : query
    const { keys: named, batches } = await this.#start(asked, objection, line)
    // The server names a column after the text that it was sent.
    const keys = parsed.kind === 'known' && asked.insertions.length > 0 ? parsed.statement.keys : named
    return reads && line === undefined ? new StreamedResult(batches, keys) : kept(batches, keys)
  }

  async schema(): Promise<Schema> {
    return readSchema(async (text) => {
      const result = await this.run(text, {}, { readOnly: true, limits: { maxRecords: Infinity } })
      return (await result.collect()).records
    })
  }

  async describe(): Promise<Description> {
    return this.#description ?? plainDescription(await this.schema())
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const running = [...this.#running]
    for (const query of running) query.interrupt(cancelled())
    const transactions = [...this.#transactions].map((transaction) => transaction.close())
    await atMost(LEAVE_MILLIS, Promise.all([...transactions, ...running.map(({ closing }) => closing)]))
    await atMost(LEAVE_MILLIS, this.#connections.close())
  }

  async #start(
    query: QueryToRun,
    objection: CypherError | undefined,
    line?: Line,
  ): Promise<{ keys: readonly string[]; batches: AsyncGenerator<Records, Summary, undefined> }> {
    const toldApart = this.#tellApart(query, objection)
    try {
      const running = await this.#lend(query, line)
      const began = performance.now()
      const keys = await running.start()
      return { keys, batches: this.#drive(running, query, began, toldApart) }
    } catch (error) {
      throw toldApart(error)
    }
  }

  #tellApart(
    { text, insertions, maxMillis }: Pick<QueryToRun, 'text' | 'insertions' | 'maxMillis'>,
    objection?: CypherError,
  ): (error: unknown) => unknown {
    const asked = { text, insertions, address: this.#address, maxMillis, objection }
    return (error) => withPlace(errorOf(error, asked), text)
  }

  async *#drive(
    running: RunningQuery,
    { insertions }: QueryToRun,
    began: number,
    toldApart: (error: unknown) => unknown,
  ): AsyncGenerator<Records, Summary, undefined> {
    try {
      const summary = yield* running.records()
      return await summaryOf(summary, insertions, performance.now() - began, () => this.#names())
    } catch (error) {
      throw toldApart(error)
    }
  }

  async #lend(query: QueryToRun, line?: Line): Promise<RunningQuery> {
    const lent = line ?? (await this.#connections.lend(query.mode, query.signal))
    const running = new RunningQuery(lent, query, () => this.#running.delete(running))
    this.#running.add(running)
    return running
  }

  #parse(
    text: string,
  ): { kind: 'known'; statement: Statement } | { kind: 'unknown'; objection: CypherError } {
    try {
      return { kind: 'known', statement: this.#parser.prepare(text) }
    } catch (error) {
      if (error instanceof CypherError) return { kind: 'unknown', objection: error }
      throw error
    }
  }

  /**
   * The query, of a text that our parser knows, so that it leaves out what `silkgraph load` keeps at the server. The server
   * is asked whether it keeps anything only where the text could tell.
   */
  async #leaveOutMemory(query: QueryToRun, line?: Line): Promise<QueryToRun> {
    const insertions = withoutMemory(query.text)
    if (insertions.length === 0) return query
    const question: QueryToRun = { ...query, text: memoryCount, mode: 'read', parameters: {}, maxRecords: 1 }
    try {
      const running = await this.#lend(question, line)
      await running.start()
      let count = 0
      for await (const records of running.records()) count = Number(records[0][0])
      // The query itself takes the same connection.
      await running.closing
      return count > 0 ? { ...query, insertions } : query
    } catch (error) {
      throw this.#tellApart(question)(error)
    }
  }

  /** Asks the server what a text does that our parser does not know, without running it. */
  async #refuseWrites(query: QueryToRun, objection: CypherError | undefined): Promise<void> {
    const explained = { ...query, insertions: [{ at: 0, words: 'EXPLAIN ' }] }
    const { batches } = await this.#start(explained, objection)
    let next = await batches.next()
    while (next.done !== true) next = await batches.next()
    if (next.value.writes) throw readOnlyViolation(query.text)
  }

  async #names(): Promise<KnownNames> {
    const names = async (text: string): Promise<readonly string[]> => {
      const result = await this.run(text, {}, { readOnly: true })
      return (await result.collect()).records.map(([name]) => String(name))
    }
    return {
      label: await names('CALL db.labels() YIELD label RETURN label'),
      type: await names('CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType'),
      property: await names('CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey'),
    }
  }

  #open(): void {
    if (this.#isClosed)
      throw new UsageError({
        code: 'DatabaseClosed',
        message: 'The connection is closed.',
        hint: 'Open it again.',
      })
  }
}
