import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { encodeError } from '../backend/wire/encoded-error.ts'
import { frameBytes } from '../backend/wire/frames.ts'
import { ChannelClient } from '../backend/worker/channel-client.ts'
import type { Channel, DocumentName } from '../backend/worker/channel.ts'
import type { EngineData } from './engine-process.ts'
import type { DescribedEngine } from './engine.ts'
import { reasonOf } from './reason-of-end.ts'

/** How long an engine may take to leave the server of its graph before it is killed. */
const CLOSE_MILLIS = 700

/**
 * An engine that says nothing for so long is ended: it answers between two slices of its queries, and what keeps it from
 * that would keep everybody. It is longer than the time limit of a query.
 */
const SILENT_MILLIS = 15_000

/** The wait before an engine is started again that ended before it could answer; doubled each time. */
const FIRST_WAIT_MILLIS = 250
const LONGEST_WAIT_MILLIS = 30_000

const LINE_END = 10

/**
 * The engine in a process of its own: this one only hands on finished bytes, and outlives whatever a query does there. V8
 * ends a thread whose heap is full only where many small values filled it; a large array ends the whole process.
 *
 * An engine that ends is started again from the same graph: at once where it had answered, else after a wait. What was
 * under way fails with DataError `EngineLost`, and so does what is asked during a wait.
 *
 * @param file the built `engine-process.js`
 * @param log is told in one line why an engine ended
 * @param silentMillis how long an engine may say nothing before it is ended
 */
export function startEngine(
  file: string,
  data: EngineData,
  log: (line: string) => void,
  silentMillis = SILENT_MILLIS,
): DescribedEngine {
  return new KeptEngine(file, data, log, silentMillis)
}

class KeptEngine implements DescribedEngine {
  readonly version: string | undefined
  readonly #file: string
  #data: EngineData
  readonly #log: (line: string) => void
  readonly #watch: ReturnType<typeof setInterval>
  #child: ChildProcess
  #client: ChannelClient
  /** How many engines in a row ended before they could answer. */
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The engine that runs now; until then it may be making its graph. */
  #hasAnswered = false
  #isClosed = false

  constructor(file: string, data: EngineData, log: (line: string) => void, silentMillis: number) {
    // Queries only read; at a database server others may write.
    this.version = data.kind === 'embedded' ? randomUUID() : undefined
    this.#file = file
    this.#data = data
    this.#log = log
    ;({ child: this.#child, client: this.#client } = this.#start())
    this.#watch = setInterval(() => void this.#listen(silentMillis), silentMillis).unref()
  }

  /** Ends the engine where it has answered before and does not any more. */
  async #listen(millis: number): Promise<void> {
    const child = this.#child
    if (!this.#hasAnswered) return
    const timer = setTimeout(() => {
      this.#log(`The engine has not responded for ${millis / 1000} s.`)
      child.kill('SIGKILL')
    }, millis).unref()
    await this.#client.ping().catch(() => {})
    clearTimeout(timer)
  }

  async *answer(request: unknown, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    let last: Uint8Array | undefined
    try {
      for await (const bytes of this.#client.answer(request, signal)) {
        last = bytes
        yield bytes
      }
    } catch (error) {
      // Between two frames the loss can be told as one more.
      if (last?.at(-1) !== LINE_END) throw error
      yield frameBytes({ kind: 'error', error: encodeError(error) })
    }
  }

  async document(name: DocumentName): Promise<Uint8Array> {
    if (name === 'graph' && this.#data.kind === 'embedded') return this.#data.graph
    if (name === 'description') return new TextEncoder().encode(this.#data.description)
    return this.#client.document(name)
  }

  describe(description: string): void {
    // An engine that is started again has it too; the one that runs needs only what it was started with.
    this.#data = { ...this.#data, description }
  }

  ping(): Promise<void> {
    return this.#client.ping()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    clearInterval(this.#watch)
    const child = this.#child
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
    const ended = once(child, 'exit')
    if (child.connected) child.disconnect()
    const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_MILLIS)
    await ended
    clearTimeout(timer)
  }

  #start(): { readonly child: ChildProcess; readonly client: ChannelClient } {
    // The secrets of this process are not its business: those of a store are in the data.
    const { SILKGRAPH_TOKEN: _token, NEO4J_PASSWORD: _password, ...environment } = process.env
    const child = fork(this.#file, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: environment,
    })
    const ended = reasonOf(child)
    const post = (message: object): void => void child.send(message, () => {})
    const channel: Channel = {
      post: (message) => post(message as object),
      listen: (handle) => void child.on('message', handle),
      lost: (handle) => void ended.then(handle),
    }
    const client = new ChannelClient(
      channel,
      'It is being restarted. Try again; if it stops again, ask for less at a time: aggregate, or add LIMIT.',
    )
    post(this.#data)
    this.#hasAnswered = false
    client.ping().then(
      () => {
        this.#failures = 0
        this.#hasAnswered = true
      },
      () => {},
    )
    channel.lost((reason) => this.#restart(reason))
    return { child, client }
  }

  #restart(reason: string): void {
    if (this.#isClosed) return
    const start = (): void => {
      ;({ child: this.#child, client: this.#client } = this.#start())
    }
    const wait =
      this.#failures === 0 ? 0 : Math.min(FIRST_WAIT_MILLIS * 2 ** (this.#failures - 1), LONGEST_WAIT_MILLIS)
    this.#failures++
    this.#log(
      `The engine stopped: ${reason}. It is being restarted${wait === 0 ? '' : ` in ${wait / 1000} s`}.`,
    )
    if (wait === 0) start()
    else this.#timer = setTimeout(start, wait)
  }
}
