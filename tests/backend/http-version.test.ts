import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HttpBackend } from '../../src/backend/http/http-backend.ts'
import { VERSION_HEADER } from '../../src/backend/wire/version-header.ts'

let server: Server
let isBusy = false
beforeAll(async () => {
  server = createServer((_, response) => {
    if (isBusy) response.writeHead(503).end('{}')
    else response.writeHead(200, { [VERSION_HEADER]: 'first' }).end()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
})
afterAll(() => server.close())

test('a refusal says nothing of the version of the graph', async () => {
  const { port } = server.address() as AddressInfo
  const backend = new HttpBackend(`http://127.0.0.1:${port}`)
  const ask = (): Promise<unknown> => backend.run('RETURN 1').catch((error: unknown) => error)
  expect(backend.version).toBeUndefined()
  await ask()
  expect(backend.version).toBe('first')
  isBusy = true
  expect(await ask()).toMatchObject({ code: 'ServerRefused' })
  expect(backend.version).toBe('first')
})
