import type { DocumentName } from '../backend/worker/channel.ts'

/** What the server asks: finished bytes, so that the process that answers HTTP neither runs a query nor reads a result. */
export interface Engine {
  /** Names its graph, where that never changes while the engine is open; undefined where it may. */
  readonly version?: string | undefined
  /**
   * The answer to a request (`backend/wire`), frame by frame; a query's errors are frames. Aborting cancels the query.
   *
   * @param request the parsed body, not yet checked
   * @throws (rejects with) DataError `EngineLost`
   */
  answer(request: unknown, signal: AbortSignal): AsyncIterable<Uint8Array>
  /** Resolves when the engine answers, which it does between two slices of its queries. @throws DataError `EngineLost` */
  ping(): Promise<void>
  /** JSON bytes. */
  document(name: DocumentName): Promise<Uint8Array>
  close(): Promise<void>
}

/** An engine with what is said of its graph, which may change. */
export interface DescribedEngine extends Engine {
  /** Puts another description, as JSON text, in place of the one that it was started with. */
  describe(description: string): void
}
