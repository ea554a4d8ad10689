import neo4j, { type Driver, type Session } from 'neo4j-driver'

/** How long a server may take to let us in. */
export const CONNECT_MILLIS = 15_000

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
  #isClosed = false

  constructor(access: Access) {
    this.#access = access
  }

  lend(mode: 'read' | 'write'): Lease {
    const { database } = this.#access
    const driver = this.#idle.pop() ?? this.#connect()
    const session = driver.session({
      defaultAccessMode: mode === 'read' ? neo4j.session.READ : neo4j.session.WRITE,
      ...(database === undefined ? {} : { database }),
    })
    return {
      session,
      release: async () => {
        await session.close()
        if (!this.#isClosed && this.#idle.length < MOST_IDLE) this.#idle.push(driver)
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
    this.#isClosed = true
    await Promise.all(this.#idle.splice(0).map((driver) => driver.close()))
  }

  #connect(): Driver {
    const { address, user, password } = this.#access
    const token = user === undefined ? undefined : neo4j.auth.basic(user, password ?? '')
    return neo4j.driver(address, token, {
      useBigInt: true,
      maxConnectionPoolSize: 1,
      connectionTimeout: CONNECT_MILLIS,
      connectionAcquisitionTimeout: CONNECT_MILLIS,
      userAgent: 'silkgraph',
      telemetryDisabled: true,
    })
  }
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
