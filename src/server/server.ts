import type { Socket } from 'node:net'
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { HostError } from '../errors.ts'
import { lockAssets, refuseAccess } from './access.ts'
import { readAssets } from './assets.ts'
import type { Engine } from './engine.ts'
import { handleRequest, type Site } from './handle-request.ts'
import { setSecurityHeaders } from './headers.ts'
import { Places } from './places.ts'
import { type Reach, thisMachine } from './reach.ts'
import { engineRoutes, type Route } from './routes.ts'
import { type SavingFolder, savingRoutes } from './saving.ts'
import { readSignInPage } from './sign-in-page.ts'

export interface ServerOptions {
  readonly engine: Engine
  /** The folder of the built page. */
  readonly assets: string
  /** 0 takes any free one. */
  readonly port: number
  /** Absent for this machine alone. */
  readonly reach?: Reach
  /** Where the page saves views and queries; absent where it does not. */
  readonly saving?: SavingFolder | undefined
  /** Routes besides those of the engine and of saving. */
  readonly routes?: readonly Route[]
  readonly limits?: Partial<ServerLimits>
  /** Told in one line what went wrong here. */
  readonly log?: (line: string) => void
}

export interface ServerLimits {
  /** Requests to the engine that are under way at a time; who comes then is told to ask again. */
  readonly maxUnderWay: number
  /** At most so long a reader may take nothing of what it is sent before its connection is closed and its query cancelled. */
  readonly maxStallMillis: number
  /** How long the engine may take to say that it is there. */
  readonly maxHealthMillis: number
}

const SERVER_LIMITS: ServerLimits = {
  maxUnderWay: 64,
  maxStallMillis: 30_000,
  maxHealthMillis: 2_000,
}

export interface RunningServer {
  /** `http://127.0.0.1:4870/`: where this machine reaches it. */
  readonly url: string
  readonly port: number
  /** What a write must carry; made anew with each start. */
  readonly token: string
  /** Ends every connection. */
  close(): Promise<void>
}

/** Of all bodies together that are on their way: sixteen of the largest. */
const MOST_BODY_BYTES = 64 * 1024 * 1024

/**
 * Serves the page and the API, on this machine alone or as far as `reach` says.
 *
 * @throws (rejects with) HostError `PortTaken`, `PortRefused`, `AddressRefused`
 */
export async function startServer({
  engine,
  assets,
  port,
  reach = thisMachine,
  saving,
  routes = [],
  limits,
  log = () => {},
}: ServerOptions): Promise<RunningServer> {
  const { token } = reach
  const { maxUnderWay, maxStallMillis, maxHealthMillis } = { ...SERVER_LIMITS, ...limits }
  const files = readAssets(assets)
  const locked = token === undefined ? undefined : lockAssets(files, token)
  const writeToken = randomBytes(32).toString('base64url')
  const site = {
    assets: locked?.assets ?? files,
    routes: [...engineRoutes(engine, maxHealthMillis), ...savingRoutes(saving, writeToken), ...routes],
    hosts: new Set<string>(),
    origins: new Set<string>(),
    token: writeToken,
    access:
      token === undefined || locked === undefined
        ? undefined
        : { token, signIn: readSignInPage(assets), unlocked: locked.unlocked },
    places: new Places(maxUnderWay),
    bodies: new Places(MOST_BODY_BYTES),
    log,
  } satisfies Site
  /** Those whose request is being answered. */
  const asking = new WeakSet<Socket>()
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    setSecurityHeaders(response)
    asking.add(request.socket)
    response.once('close', () => asking.delete(request.socket))
    void handleRequest(request, response, site)
  }
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
    handle,
  )
  // Called where a connection carried nothing for that long, or for twice as long where a write was taken in part, and where
  // one that is kept was not used again. It may wait for the engine: then there is nothing to be taken.
  server.setTimeout(maxStallMillis / 2, (socket: Socket) => {
    if (socket.writableLength > 0 || !asking.has(socket)) socket.destroy()
  })
  server.on('upgrade', (request, socket) => {
    socket.on('error', () => socket.destroy())
    const status =
      site.access !== undefined && refuseAccess(request, site.access) !== undefined
        ? '401 Unauthorized\r\nWWW-Authenticate: Bearer realm="Silkgraph"'
        : '400 Bad Request'
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })
  const taken = await listen(server, port, reach.host)
  const own = everyAddress.has(reach.host) ? '127.0.0.1' : bracketed(reach.host)
  for (const name of new Set([own, '127.0.0.1', 'localhost', '[::1]'])) {
    site.hosts.add(`${name}:${taken}`)
    site.origins.add(`http://${name}:${taken}`)
  }
  for (const name of reach.names)
    for (const host of hasPort(name) ? [name] : [name, `${name}:${taken}`]) {
      site.hosts.add(host)
      // A proxy before it may speak TLS.
      for (const scheme of ['http', 'https']) site.origins.add(`${scheme}://${host}`)
    }
  return {
    url: `http://${own}:${taken}/`,
    port: taken,
    token: site.token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const everyAddress: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

/** An address as it stands in Host. */
function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host.toLowerCase()
}

function hasPort(name: string): boolean {
  return /:\d+$/.test(name.replace(/^\[.*\]/, ''))
}

/** The port that it listens on. */
function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
        return reject(
          new HostError({
            code: 'AddressRefused',
            message: `This machine does not have the address ${host}.`,
            hint: 'Give an address of this machine with --host, or --host 0.0.0.0 for all of them.',
          }),
        )
      const taken = error.code === 'EADDRINUSE'
      reject(
        new HostError({
          code: taken ? 'PortTaken' : 'PortRefused',
          message: taken
            ? `Port ${port} is taken.`
            : `The server cannot listen on port ${port}: ${error.code ?? error.message}.`,
          hint: 'Give another port with --port, or --port 0 for any free one.',
        }),
      )
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
