import type { Backend, Description, RunOptions, RunResult } from '../../backend/index.ts'
import type { QueryParameters, Schema } from '../../database/index.ts'
import { UsageError } from '../../errors.ts'

/** A backend that is there while a part of the page is mounted, and again when that is mounted again. */
export class MountedBackend implements Backend {
  readonly #make: () => Backend
  #opened: Backend | undefined

  /** @param make called by each `open`: it may start a worker, which `close` ends */
  constructor(make: () => Backend) {
    this.#make = make
  }

  open(): void {
    this.#opened ??= this.#make()
  }

  get version(): unknown {
    return this.#opened?.version
  }

  async run(text: string, parameters?: QueryParameters, options?: RunOptions): Promise<RunResult> {
    return this.#now().run(text, parameters, options)
  }

  async schema(): Promise<Schema> {
    return this.#now().schema()
  }

  async describe(): Promise<Description> {
    return this.#now().describe()
  }

  async close(): Promise<void> {
    const opened = this.#opened
    this.#opened = undefined
    await opened?.close()
  }

  #now(): Backend {
    if (this.#opened !== undefined) return this.#opened
    throw new UsageError({
      code: 'DatabaseClosed',
      message: 'The engine is closed.',
      hint: 'Open it again.',
    })
  }
}
