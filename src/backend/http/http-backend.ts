import type { QueryParameters, Schema } from '../../database/index.ts'
import { DataError, UsageError } from '../../errors.ts'
import { cancelled } from '../../model/limit-errors.ts'
import type { Backend, RunOptions, RunResult } from '../backend.ts'
import type { Description } from '../description.ts'
import { VERSION_HEADER } from '../wire/version-header.ts'
import { readAnswer } from '../wire/read-answer.ts'
import { encodeRequest } from '../wire/request.ts'
import { type Access, fetchWithAccess } from './access.ts'

/** A server's engine, which reads only. */
export class HttpBackend implements Backend {
  readonly #base: string
  readonly #access: Access | undefined
  #closed = new AbortController()
  #version: string | undefined

  /**
   * @param base where the API begins: `/api`, or `http://127.0.0.1:4870/api`
   * @param access the token, where the server asks for one; without it such a server's 401 is DataError `TokenMissing`
   */
  constructor(base: string, access?: Access) {
    this.#base = base
    this.#access = access
  }

  /** As the server told with its last answer; undefined before the first, and where the graph may change. */
  get version(): string | undefined {
    return this.#version
  }

  async run(text: string, parameters: QueryParameters = {}, options: RunOptions = {}): Promise<RunResult> {
    const request = encodeRequest(text, parameters, options)
    const abort = new AbortController()
    const signals = [options.signal, this.#closed.signal, abort.signal].filter(
      (signal) => signal !== undefined,
    )
    const signal = AbortSignal.any(signals)
    const response = await this.#fetch('query', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    })
    this.#version = response.headers.get(VERSION_HEADER) ?? undefined
    return readAnswer(
      chunksOf(response, signal, () => abort.abort()),
      options.onProgress,
    )
  }

  async schema(): Promise<Schema> {
    return (await this.#json('schema')) as Schema
  }

  async describe(): Promise<Description> {
    return (await this.#json('description')) as Description
  }

  async close(): Promise<void> {
    this.#closed.abort()
  }

  async #json(path: string): Promise<unknown> {
    return (await this.#fetch(path, { signal: this.#closed.signal })).json()
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    if (this.#closed.signal.aborted)
      throw new UsageError({
        code: 'DatabaseClosed',
        message: 'The connection is closed.',
        hint: 'Open it again.',
      })
    let response: Response
    try {
      response = await fetchWithAccess(`${this.#base}/${path}`, init, this.#access)
    } catch (error) {
      throw init.signal?.aborted === true ? cancelled() : serverLost(error)
    }
    if (!response.ok) throw await refusal(response)
    return response
  }
}

async function* chunksOf(
  response: Response,
  signal: AbortSignal,
  abort: () => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = response.body?.getReader()
  let ended = false
  try {
    for (;;) {
      const next = await reader?.read()
      if (next === undefined || next.done) {
        ended = true
        return
      }
      yield next.value
    }
  } catch (error) {
    throw signal.aborted ? cancelled() : serverLost(error)
  } finally {
    if (!ended) abort()
  }
}

async function refusal(response: Response): Promise<Error> {
  const fallback = { code: 'ServerRefused', message: `The server answered ${response.status}.` }
  try {
    const body = (await response.json()) as { error?: { code: string; message: string; hint?: string } }
    return new DataError(body.error ?? fallback)
  } catch {
    return new DataError(fallback)
  }
}

function serverLost(cause: unknown): DataError {
  return new DataError({
    code: 'ServerLost',
    message: 'The server does not answer.',
    hint: 'Start it again with `silkgraph serve`; what is drawn stays.',
    cause,
  })
}
