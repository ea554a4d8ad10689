import { sizeOf } from '../cypher/runtime/value-size.ts'
import type { QueryParameters, Schema, Summary } from '../database/index.ts'
import type { Value } from '../model/values.ts'
import { answersDiffer } from './answers-differ.ts'
import type { Backend, RunOptions, RunResult } from './backend.ts'
import type { Description } from './description.ts'
import { StreamedResult } from './streamed-result.ts'
import { encodeRequest } from './wire/request.ts'

/** How much is kept, in bytes as the engine reckons them. */
export interface CacheLimits {
  /** Of all answers together; default 32 MB. */
  readonly maxBytes?: number
  /** Of one answer: a larger one is not kept; default 2 MB. */
  readonly maxAnswerBytes?: number
}

type Records = readonly (readonly Value[])[]

interface Answer {
  readonly keys: readonly string[]
  readonly batches: readonly Records[]
  readonly summary: Summary
  readonly bytes: number
}

/** What a record or a key of the cache costs beside its values, in bytes. */
const OVERHEAD = 64

/**
 * Answers a query that was asked before, with the same parameters and options of the same version of the graph, without asking
 * again. Kept are whole answers of queries that only read, do not say how they are run and call nothing that answers
 * differently each time; those that were read last stay. A backend that does not know its version is always asked.
 */
export class CachedBackend implements Backend {
  /** Always asks. */
  readonly fresh: Backend
  readonly #maxBytes: number
  readonly #maxAnswerBytes: number
  /** By what was asked, the one read last at the end. */
  readonly #answers = new Map<string, Answer>()
  #bytes = 0
  /** That of all answers. */
  #version: unknown

  constructor(backend: Backend, { maxBytes = 32e6, maxAnswerBytes = 2e6 }: CacheLimits = {}) {
    this.fresh = backend
    this.#maxBytes = maxBytes
    this.#maxAnswerBytes = maxAnswerBytes
  }

  get version(): unknown {
    return this.fresh.version
  }

  async run(text: string, parameters: QueryParameters = {}, options: RunOptions = {}): Promise<RunResult> {
    // It is refused for what is wrong with it by whoever answers, in their own order.
    if (options.signal?.aborted === true || !mayKeep(text)) return this.fresh.run(text, parameters, options)
    const key = keyOf(text, parameters, options)
    const before = this.fresh.version
    const known = key === undefined ? undefined : this.#find(key, before)
    if (known !== undefined) return new StreamedResult(replay(known), known.keys)
    const result = await this.fresh.run(text, parameters, options)
    // A server tells its version with its first answer.
    const version = before ?? this.fresh.version
    if (key === undefined || version === undefined) return result
    return new StreamedResult(this.#keep(result, key, version), result.keys)
  }

  schema(): Promise<Schema> {
    return this.fresh.schema()
  }

  describe(): Promise<Description> {
    return this.fresh.describe()
  }

  close(): Promise<void> {
    this.#clear()
    return this.fresh.close()
  }

  #find(key: string, version: unknown): Answer | undefined {
    if (version !== this.#version) this.#clear()
    const answer = this.#answers.get(key)
    if (answer === undefined) return undefined
    this.#answers.delete(key)
    this.#answers.set(key, answer)
    return answer
  }

  /** Hands on what a query gives, and keeps it where it came whole and the graph stayed the same. */
  async *#keep(
    result: RunResult,
    key: string,
    version: unknown,
  ): AsyncGenerator<Records, Summary, undefined> {
    const batches: Records[] = []
    let bytes = OVERHEAD + 2 * key.length
    const iterator = result[Symbol.asyncIterator]()
    let ended = false
    try {
      for (;;) {
        const next = await iterator.next()
        if (next.done === true) {
          ended = true
          const { value: summary } = next
          const { keys } = result
          const isSame = this.fresh.version === version
          if (isSame && bytes <= this.#maxAnswerBytes && !summary.writes && summary.plan === undefined)
            this.#add(key, { keys, batches, summary, bytes }, version)
          return summary
        }
        if (bytes <= this.#maxAnswerBytes) {
          bytes += bytesOf(next.value)
          batches.push(next.value)
        }
        // What is too large is let go of while the rest is on its way.
        if (bytes > this.#maxAnswerBytes) batches.length = 0
        yield next.value
      }
    } catch (error) {
      ended = true
      throw error
    } finally {
      // Whoever leaves early cancels the query.
      if (!ended) await iterator.return?.()
    }
  }

  #add(key: string, answer: Answer, version: unknown): void {
    if (version !== this.#version) this.#clear()
    this.#version = version
    this.#bytes += answer.bytes - (this.#answers.get(key)?.bytes ?? 0)
    this.#answers.delete(key)
    this.#answers.set(key, answer)
    for (const [oldest, { bytes }] of this.#answers) {
      if (this.#bytes <= this.#maxBytes) return
      this.#answers.delete(oldest)
      this.#bytes -= bytes
    }
  }

  #clear(): void {
    this.#answers.clear()
    this.#bytes = 0
    this.#version = undefined
  }
}

/** The backend that is always asked, where answers are kept: for what a reader runs, and runs again. */
export function freshOf(backend: Backend): Backend {
  return backend instanceof CachedBackend ? backend.fresh : backend
}

function mayKeep(text: string): boolean {
  return typeof text === 'string' && !answersDiffer(text)
}

/** @returns undefined where whoever is asked will refuse it */
function keyOf(text: string, parameters: QueryParameters, options: RunOptions): string | undefined {
  try {
    return JSON.stringify(encodeRequest(text, parameters, { ...options, onProgress: undefined }))
  } catch {
    return undefined
  }
}

function bytesOf(records: Records): number {
  let bytes = 0
  for (const record of records) {
    bytes += OVERHEAD
    for (const value of record) bytes += sizeOf(value)
  }
  return bytes
}

async function* replay({ batches, summary }: Answer): AsyncGenerator<Records, Summary, undefined> {
  yield* batches
  return summary
}
