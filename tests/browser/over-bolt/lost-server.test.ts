import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, inject, test } from 'vitest'
import { describeInBrowser } from '../set-up/browser.ts'
import { drawnKeys, openViewer, ready, serveGraph } from '../set-up/served.ts'
import { loadedServer } from '../set-up/subjects.ts'
import { serverUnderTest } from '../../contract/open-store.ts'

/** A way to the server of this run that can be cut, as where the server ends, and mended. */
interface Way {
  readonly address: string
  cut(): Promise<void>
  mend(): Promise<void>
}

async function wayTo(uri: string): Promise<Way> {
  const { hostname, port } = new URL(uri)
  const sockets = new Set<Socket>()
  const way = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => sockets.delete(one))
    }
  })
  const listen = (at: number): Promise<void> =>
    new Promise((resolve) => {
      way.listen(at, '127.0.0.1', resolve)
    })
  await listen(0)
  const own = (way.address() as AddressInfo).port
  return {
    address: `bolt://127.0.0.1:${own}`,
    cut: () =>
      new Promise((resolve) => {
        way.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
    mend: () => listen(own),
  }
}

describeInBrowser('a server of Bolt that ends while the page is open', ({ newPage }) => {
  test.skipIf(inject('store').kind !== 'bolt')('is said to be lost, and what is drawn stays', async () => {
    const way = await wayTo(serverUnderTest().uri)
    const served = await serveGraph(undefined, await loadedServer(way.address))
    try {
      const page = await newPage({ expected: /the server responded with a status of 50\d/ })
      await openViewer(page, served.url)
      const drawn = await drawnKeys(page, 'node')
      expect(drawn.length).toBeGreaterThan(20)
      await way.cut()
      await page.getByRole('button', { name: 'Everything', exact: true }).click()
      await page.locator('.picture > .failure', { hasText: 'Bolt server' }).waitFor()
      expect(await drawnKeys(page, 'node')).toEqual(drawn)
      await way.mend()
      await page.getByRole('button', { name: 'Numbers', exact: true }).click()
      await page.locator('.picture > .failure').waitFor({ state: 'detached' })
      await ready(page)
      expect(await drawnKeys(page, 'node')).not.toEqual(drawn)
    } finally {
      await served.stop()
      await way.cut()
    }
  })
})
