import neo4j, { type Driver, type Result, type Transaction } from 'neo4j-driver'
import { atMost, LEAVE_MILLIS, unlessLate } from './deadlines.ts'
import { noServer } from './errors.ts'

/** How long a server may take to complete the login. */
const CONNECT_MILLIS = 10_000

/** Idle connections beyond these are closed. */
const MOST_IDLE = 4

export interface Access {
  /** `scheme://host:port` */
  readonly address: string
  readonly user: string | undefined
  readonly password: string | undefined
  readonly database: string | undefined
}

/** What a query is sent over. */
export interface Line {
  /** @param millis how long the server may work on it; as long as it likes where that is left out */
  send(text: string, parameters: object, millis: number | undefined): Result
  /** Gives it back for the next query; after the last record, or an error of the server. */
  release(): Promise<void>
  /** Makes the server give up what it works on, and closes the connection. */
  drop(): Promise<void>
}

/** A connection while one query, which is a transaction of its own, or one transaction has it. */
export interface Lease extends Line {
  begin(): Promise<Transaction>
}

/**
 * Connections to one server, each with a driver of its own. A query that is left early takes its connection with it: the
 * driver may ask for more records after it has reset the connection, which would fail the next query on it.
 */
export class Connections {
  readonly #access: Access
  readonly #idle: Driver[] = []
  readonly #closed = new AbortController()

  constructor(access: Access) {
    this.#access = access
  }

  /**
   * A connection that has been let in.
   *
   * @throws (rejects with) ConnectionError `NoServer`, QueryLimitError `Cancelled`, Neo4jError
   */
  async lend(mode: 'read' | 'write', signal: AbortSignal | undefined): Promise<Lease> {
    const { database } = this.#access
    const driver = this.#idle.pop() ?? (await this.#connect(signal))
    const session = driver.session({
      defaultAccessMode: mode === 'read' ? neo4j.session.READ : neo4j.session.WRITE,
      ...(database === undefined ? {} : { database }),
    })
    return {
      send: (text, parameters, millis) =>
        session.run(text, parameters, millis === undefined ? {} : { timeout: Math.ceil(millis) }),
      begin: async () => session.beginTransaction(),
      release: async () => {
        await session.close()
        if (!this.#closed.signal.aborted && this.#idle.length < MOST_IDLE) this.#idle.push(driver)
        else await driver.close()
      },
      drop: async () => {
        // The first makes the server give up what it works on, which the loss of a connection does not.
        await atMost(LEAVE_MILLIS, session.close())
        await driver.close()
      },
    }
  }

  /** Closes what is idle, and what is lent once it is given back. */
  async close(): Promise<void> {
    this.#closed.abort()
    await Promise.all(this.#idle.splice(0).map((driver) => driver.close()))
  }

  async #connect(signal: AbortSignal | undefined): Promise<Driver> {
    const { address, user, password, database } = this.#access
    const token = user === undefined ? undefined : neo4j.auth.basic(user, password ?? '')
    const driver = neo4j.driver(address, token, {
      useBigInt: true,
      maxConnectionPoolSize: 1,
      connectionTimeout: CONNECT_MILLIS,
      connectionAcquisitionTimeout: CONNECT_MILLIS,
      userAgent: 'silkgraph',
      telemetryDisabled: true,
    })
    const signals = [signal, this.#closed.signal].filter((one) => one !== undefined)
    try {
      const letIn = driver.getServerInfo(database === undefined ? {} : { database })
      await unlessLate(letIn, {
        millis: CONNECT_MILLIS,
        // A server may accept a connection and never say a word.
        late: noServer(address),
        signal: AbortSignal.any(signals),
      })
      return driver
    } catch (error) {
      driver.close().catch(() => {})
      throw error
    }
  }
}
