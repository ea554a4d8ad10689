import type { DocumentName } from '../backend/worker/channel.ts'
import type { Engine } from './engine.ts'

/** One address of the API. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** The exact path. */
  readonly path: string
  /** A write needs its own origin and the token. */
  readonly effect: 'read' | 'write'
  /** @param body the parsed JSON of a POST */
  handle(body: unknown, signal: AbortSignal): Answer | Promise<Answer>
}

/** What a route sends: whole, or as it comes. */
export interface Answer {
  readonly type: string
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
}

const JSON_TYPE = 'application/json; charset=utf-8'

/** What the viewer asks of an engine. */
export function engineRoutes(engine: Engine): readonly Route[] {
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
      handle: (body, signal) => ({ type: 'application/x-ndjson', bytes: engine.answer(body, signal) }),
    },
    document('description'),
    document('schema'),
    document('graph'),
    {
      method: 'GET',
      path: '/health',
      effect: 'read',
      handle: () => ({ type: JSON_TYPE, bytes: new TextEncoder().encode('{"status":"ok"}') }),
    },
  ]
}
