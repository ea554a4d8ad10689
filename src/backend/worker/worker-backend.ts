import type { QueryParameters, Schema } from '../../database/index.ts'
import { UsageError } from '../../errors.ts'
import type { Backend, RunOptions, RunResult } from '../backend.ts'
import type { Description } from '../description.ts'
import { readAnswer } from '../wire/read-answer.ts'
import { encodeRequest } from '../wire/request.ts'
import type { ChannelClient } from './channel-client.ts'
import type { DocumentName } from './channel.ts'

/** An engine in another thread, which reads only. */
export class WorkerBackend implements Backend {
  readonly #client: ChannelClient
  readonly #stop: () => void
  /** That of the graph in the thread, where it never changes. */
  readonly version: unknown
  #closed = false

  /**
   * @param stop ends the thread
   * @param version of a graph that never changes; undefined where it may
   */
  constructor(client: ChannelClient, stop: () => void, version?: unknown) {
    this.#client = client
    this.#stop = stop
    this.version = version
  }

  async run(text: string, parameters: QueryParameters = {}, options: RunOptions = {}): Promise<RunResult> {
    this.#open()
    const request = encodeRequest(text, parameters, options)
    return readAnswer(this.#client.answer(request, options.signal), options.onProgress)
  }

  async schema(): Promise<Schema> {
    return (await this.#document('schema')) as Schema
  }

  async describe(): Promise<Description> {
    return (await this.#document('description')) as Description
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#client.cancelAll()
    this.#stop()
  }

  async #document(name: DocumentName): Promise<unknown> {
    this.#open()
    return JSON.parse(new TextDecoder().decode(await this.#client.document(name)))
  }

  #open(): void {
    if (this.#closed)
      throw new UsageError({
        code: 'DatabaseClosed',
        message: 'The engine is closed.',
        hint: 'Open it again.',
      })
  }
}
