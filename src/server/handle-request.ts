import type { IncomingMessage, ServerResponse } from 'node:http'
import { SilkgraphError } from '../errors.ts'
import { type Access, refuseAccess } from './access.ts'
import type { Asset } from './assets.ts'
import { type GuardOptions, refuseHost, refuseOrigin, refuseRepeated, refuseUse } from './guard.ts'
import type { Places } from './places.ts'
import { readJson } from './read-json.ts'
import { busy, type Refusal, sendRefusal } from './refusal.ts'
import type { Answer, Route } from './routes.ts'
import { VERSION_HEADER } from '../backend/wire/version-header.ts'

/** Everything that a request may reach. */
export interface Site extends GuardOptions {
  readonly assets: ReadonlyMap<string, Asset>
  readonly routes: readonly Route[]
  /** Undefined where no token is asked for. */
  readonly access: Access | undefined
  /** How many requests to the engine may be under way. */
  readonly places: Places
  /** How many bytes of bodies may be held that are not read to their end. */
  readonly bodies: Places
  /** Told in one line what went wrong here. */
  readonly log: (line: string) => void
}

/** Answers one request; never rejects. Its security headers are set already. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  site: Site,
): Promise<void> {
  try {
    const host = refuseRepeated(request) ?? refuseHost(request, site)
    if (host !== undefined) return sendRefusal(response, host)
    // The path as it was sent: a path that needs decoding is not one of ours.
    const path = (request.url ?? '').replace(/[?#].*$/s, '')
    const access = site.access && refuseAccess(request, site.access)
    if (site.access !== undefined && access !== undefined)
      return sendWithoutToken(request, response, path, site.access, access)
    const routes = site.routes.filter((route) => route.path === path)
    if (path.startsWith('/api/') || routes.some(({ effect }) => effect === 'write')) {
      const origin = refuseOrigin(request, site)
      if (origin !== undefined) return sendRefusal(response, origin)
    }
    if (routes.length > 0) return await serveRoute(request, response, routes, site)
    const asset = site.assets.get(path)
    if (asset === undefined) return sendRefusal(response, notFound)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendRefusal(response, wrongMethod('GET, HEAD'))
    sendAsset(request, response, asset)
  } catch (error) {
    // Whoever has left is told nothing.
    if (request.socket.destroyed) return
    const refusal = unavailable(error)
    if (refusal === undefined)
      site.log(`A request failed: ${error instanceof Error ? error.message : String(error)}.`)
    sendRefusal(response, refusal ?? defect)
  }
}

/** The refusal; at the address of the page with a form that asks for the token, and under its path the files of the page. */
function sendWithoutToken(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { unlocked, signIn }: Access,
  refusal: Refusal,
): void {
  const reads = request.method === 'GET' || request.method === 'HEAD'
  const asset = unlocked.get(path)
  if (reads && asset !== undefined) return sendAsset(request, response, asset)
  if (!reads || path !== '/') return sendRefusal(response, refusal)
  response.setHeader('Content-Security-Policy', signIn.policy)
  sendAsset(request, response, signIn.asset, refusal)
}

async function serveRoute(
  request: IncomingMessage,
  response: ServerResponse,
  routes: readonly Route[],
  site: Site,
): Promise<void> {
  const route = routes.find(({ method }) => method === request.method)
  if (route === undefined)
    return sendRefusal(response, wrongMethod(routes.map(({ method }) => method).join(', ')))
  const use = refuseUse(request, route, site)
  if (use !== undefined) return sendRefusal(response, use)
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  let body: unknown
  if (route.method === 'POST') {
    // Before it takes a place: whoever sends a body slowly keeps nobody out.
    const read = await readJson(request, site.bodies)
    if (read.kind === 'refused') return sendRefusal(response, read.refusal)
    body = read.value
  }
  if (route.always === true) return await sendAnswer(response, await route.handle(body, gone.signal))
  if (!site.places.take()) return sendRefusal(response, busy)
  try {
    await sendAnswer(response, await route.handle(body, gone.signal))
  } finally {
    site.places.give()
  }
}

async function sendAnswer(response: ServerResponse, answer: Answer | Refusal): Promise<void> {
  if ('status' in answer) return sendRefusal(response, answer)
  const { type, bytes, version } = answer
  const headers = { 'Content-Type': type, ...(version === undefined ? {} : { [VERSION_HEADER]: version }) }
  if (bytes instanceof Uint8Array) {
    response.writeHead(200, headers)
    response.end(bytes)
    return await sent(response)
  }
  for await (const chunk of bytes) {
    if (!response.headersSent) response.writeHead(200, headers)
    if (!response.write(chunk)) await drained(response)
    if (response.destroyed) return
  }
  response.end()
  await sent(response)
}

/** Resolves when the last byte is on its way, or the reader is gone. */
function sent(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.writableFinished || response.destroyed) return resolve()
    response.once('finish', resolve)
    response.once('close', resolve)
  })
}

/** Resolves when the reader has room again, or is gone. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.once('drain', done)
    response.once('close', done)
    if (response.destroyed) done()
  })
}

function sendAsset(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  asset: Asset,
  refusal?: Refusal,
): void {
  const accepted = headers['accept-encoding'] ?? ''
  const packed = asset.packed((name) => new RegExp(`\\b${name}\\b`).test(accepted))
  response.writeHead(refusal?.status ?? 200, {
    ...refusal?.headers,
    'Content-Type': asset.type,
    'Cache-Control': asset.cacheControl,
    Vary: 'Accept-Encoding',
    ...(packed === undefined ? {} : { 'Content-Encoding': packed.name }),
  })
  response.end(method === 'HEAD' ? undefined : (packed ?? asset).bytes)
}

const notFound: Refusal = {
  status: 404,
  code: 'NotFound',
  message: 'There is nothing at this address.',
  hint: 'The viewer is at /.',
}

const defect: Refusal = {
  status: 500,
  code: 'Defect',
  message: 'The server failed to handle this request.',
  hint: 'Try again; if it still fails, restart the server.',
}

/** An engine that does not answer, told by its error. */
function unavailable(error: unknown): Refusal | undefined {
  if (!(error instanceof SilkgraphError)) return undefined
  const { code, message, hint = '' } = error
  if (code !== 'EngineLost' && code !== 'EngineSilent') return undefined
  return { status: 503, code, message, hint, headers: { 'Retry-After': '1' } }
}

function wrongMethod(allowed: string): Refusal {
  return {
    status: 405,
    code: 'WrongMethod',
    message: 'This address does not accept that method.',
    hint: `It accepts ${allowed}.`,
    headers: { Allow: allowed },
  }
}
