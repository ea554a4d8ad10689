import type { IncomingMessage } from 'node:http'
import type { Refusal } from './refusal.ts'
import type { Route } from './routes.ts'
import { sameSecret } from './same-secret.ts'

/** What the guard holds requests to. */
export interface GuardOptions {
  /** The values of Host that mean this server. */
  readonly hosts: ReadonlySet<string>
  /** The origins of its own page. */
  readonly origins: ReadonlySet<string>
  /** What a write must carry in `X-Silkgraph-Token`. */
  readonly token: string
}

/** What a request may say once: of two that differ, another server would take the other one. */
const saidOnce: ReadonlySet<string> = new Set([
  'host',
  'origin',
  'authorization',
  'content-type',
  'content-length',
  'sec-fetch-site',
  'x-silkgraph-token',
])

/** Why a request is not read: it says twice what it may say once. */
export function refuseRepeated({ rawHeaders }: IncomingMessage): Refusal | undefined {
  const said = new Set<string>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at].toLowerCase()
    if (!saidOnce.has(name)) continue
    if (said.has(name))
      return {
        status: 400,
        code: 'RepeatedHeader',
        message: `The request has more than one header ${name}.`,
        hint: 'Send it once.',
        headers: { Connection: 'close' },
      }
    said.add(name)
  }
  return undefined
}

/** Why a request is not served at all, whatever it asks for: a page elsewhere may have made it by a name of its own. */
export function refuseHost({ headers }: IncomingMessage, { hosts }: GuardOptions): Refusal | undefined {
  if (headers.host !== undefined && hosts.has(headers.host.toLowerCase())) return undefined
  return {
    status: 403,
    code: 'ForeignHost',
    message: 'This server does not answer to that name.',
    hint: 'Use the address that silkgraph printed, or start it with --allow-host.',
  }
}

/**
 * Why a request to the API is refused: a page of another origin sent it, another port of this machine included. Where the
 * browser says nothing of its origin, a read passes and a write does not.
 */
export function refuseOrigin({ headers }: IncomingMessage, { origins }: GuardOptions): Refusal | undefined {
  const { origin } = headers
  if (origin !== undefined && !origins.has(origin.toLowerCase())) return foreign('ForeignOrigin')
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none' ? undefined : foreign('ForeignSite')
}

/** Why a request may not use a route: its content type, or, for a write, its origin and token. */
export function refuseUse(
  { headers }: IncomingMessage,
  route: Route,
  { origins, token }: GuardOptions,
): Refusal | undefined {
  if (route.method === 'POST' && !/^application\/json *(;|$)/i.test(headers['content-type'] ?? ''))
    return {
      status: 415,
      code: 'NotJson',
      message: 'The body must be sent as JSON.',
      hint: 'Send it with Content-Type: application/json.',
    }
  if (route.effect === 'read') return undefined
  if (headers.origin === undefined || !origins.has(headers.origin.toLowerCase()))
    return foreign('ForeignOrigin')
  const given = headers['x-silkgraph-token']
  if (typeof given === 'string' && sameSecret(given, token)) return undefined
  return {
    status: 403,
    code: 'NoToken',
    message: 'A write needs the token of this server.',
    hint: 'Send it in the header X-Silkgraph-Token.',
  }
}

function foreign(code: string): Refusal {
  return {
    status: 403,
    code,
    message: 'Only the page of this server may send this request.',
    hint: 'Open the address that silkgraph printed.',
  }
}
