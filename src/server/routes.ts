import type { DocumentName } from '../backend/worker/channel.ts'
import { HostError } from '../errors.ts'
import type { Engine } from './engine.ts'
import type { Refusal } from './refusal.ts'

/** One address of the API. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** The exact path. */
  readonly path: string
  /** A write needs its own origin and the token. */
  readonly effect: 'read' | 'write'
  /** Served however many requests are under way. */
  readonly always?: boolean
  /** @param body the parsed JSON of a POST */
  handle(body: unknown, signal: AbortSignal): Answer | Refusal | Promise<Answer>
}

/** What a route sends: whole, or as it comes. */
export interface Answer {
  readonly type: string
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
  /** Of the graph that answers; undefined where it may change. */
  readonly version?: string | undefined
}

/** A value as JSON. */
export function jsonAnswer(value: object): Answer {
  return { type: JSON_TYPE, bytes: new TextEncoder().encode(JSON.stringify(value)) }
}

const JSON_TYPE = 'application/json; charset=utf-8'

/**
 * What the viewer asks of an engine, and whether it answers.
 *
 * @param maxHealthMillis how long the engine may take to say that it is there
 */
export function engineRoutes(engine: Engine, maxHealthMillis: number): readonly Route[] {
  const document = (name: DocumentName): Route => ({
    method: 'GET',
    path: `/api/${name}`,
    effect: 'read',
    handle: async () => ({ type: JSON_TYPE, bytes: await engine.document(name) }),
  })
  return [
    {
      method: 'POST',
      path: '/api/query',
      effect: 'read',
      handle: (body, signal) => ({
        type: 'application/x-ndjson',
        bytes: engine.answer(body, signal),
        version: engine.version,
      }),
    },
    document('description'),
    document('schema'),
    document('graph'),
    {
      method: 'GET',
      path: '/health',
      effect: 'read',
      always: true,
      async handle() {
        await answered(engine, maxHealthMillis)
        return jsonAnswer({ status: 'ok' })
      },
    },
  ]
}

/** @throws (rejects with) DataError `EngineLost`, HostError `EngineSilent` */
function answered(engine: Engine, millis: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const silent = new HostError({
      code: 'EngineSilent',
      message: `The engine has not answered within ${millis} ms.`,
      hint: 'Try again; if it still fails, restart the server.',
    })
    const timer = setTimeout(() => reject(silent), millis)
    engine
      .ping()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}
