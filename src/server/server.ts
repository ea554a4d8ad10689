import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { HostError } from '../errors.ts'
import { readAssets } from './assets.ts'
import type { Engine } from './engine.ts'
import { handleRequest, type Site } from './handle-request.ts'
import { setSecurityHeaders } from './headers.ts'
import { engineRoutes, type Route } from './routes.ts'

const HOST = '127.0.0.1'

export interface ServerOptions {
  readonly engine: Engine
  /** The folder of the built page. */
  readonly assets: string
  /** 0 takes any free one. */
  readonly port: number
  /** Routes beside those of the engine. */
  readonly routes?: readonly Route[]
}

export interface RunningServer {
  /** `http://127.0.0.1:4870/` */
  readonly url: string
  readonly port: number
  /** What a write must carry; made anew with each start. */
  readonly token: string
  /** Ends every connection. */
  close(): Promise<void>
}

/**
 * Serves the page and the API on this machine alone.
 *
 * @throws (rejects with) HostError `PortTaken`, `PortRefused`
 */
export async function startServer({
  engine,
  assets,
  port,
  routes = [],
}: ServerOptions): Promise<RunningServer> {
  const site = {
    assets: readAssets(assets),
    routes: [...engineRoutes(engine), ...routes],
    hosts: new Set<string>(),
    token: randomBytes(32).toString('base64url'),
  } satisfies Site
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    setSecurityHeaders(response)
    void handleRequest(request, response, site)
  }
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
    handle,
  )
  server.on('upgrade', (_, socket) => {
    socket.on('error', () => socket.destroy())
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
  const taken = await listen(server, port)
  for (const name of [HOST, 'localhost']) site.hosts.add(`${name}:${taken}`)
  return {
    url: `http://${HOST}:${taken}/`,
    port: taken,
    token: site.token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The port that it listens on. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        new HostError({
          code: taken ? 'PortTaken' : 'PortRefused',
          message: taken
            ? `Port ${port} is taken.`
            : `Port ${port} cannot be listened on: ${error.code ?? error.message}.`,
          hint: 'Give another one with --port, or --port 0 for any that is free.',
        }),
      )
    })
    server.listen(port, HOST, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
