import neo4j, { type Driver, type Session } from 'neo4j-driver'
import { cancelled } from '../../model/limit-errors.ts'
import { noServer } from './errors.ts'

/** How long a server may take to let us in. */
const CONNECT_MILLIS = 10_000

/** How long a server may take to hear that we leave. */
export const LEAVE_MILLIS = 2_000

/** Idle connections beyond these are closed. */
const MOST_IDLE = 4

export interface Access {
  /** `scheme://host:port` */
  readonly address: string
  readonly user: string | undefined
  readonly password: string | undefined
  readonly database: string | undefined
}

/** A connection while one query has it. */
export interface Lease {
  readonly session: Session
  /** Gives it back for the next query; after the last record, or an error of the server. */
  release(): Promise<void>
  /** Makes the server give up what it works on, and closes it. */
  drop(): Promise<void>
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
      session,
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
      await unlessLate(letIn, AbortSignal.any(signals), noServer(address))
      return driver
    } catch (error) {
      driver.close().catch(() => {})
      throw error
    }
  }
}

/** A server may accept a connection and never say a word. */
function unlessLate(work: Promise<unknown>, signal: AbortSignal, late: Error): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(late), CONNECT_MILLIS)
    const abort = (): void => settle(cancelled())
    const settle = (error?: Error): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      if (error === undefined) resolve()
      else reject(error)
    }
    signal.addEventListener('abort', abort, { once: true })
    work.then(
      () => settle(),
      (error: unknown) => settle(error instanceof Error ? error : new Error(String(error))),
    )
    if (signal.aborted) abort()
  })
}

/** Waits for a promise, but not for ever; what becomes of it later is nobody's. */
export async function atMost(millis: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, millis)
  })
  await Promise.race([work.catch(() => {}), late])
  clearTimeout(timer)
}
