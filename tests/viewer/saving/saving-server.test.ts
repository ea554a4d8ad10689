import { afterEach, expect, test, vi } from 'vitest'
import { saveFile, type SavingPlace } from '../../../src/viewer/saving/saving-server.ts'

const place: SavingPlace = { folder: 'lights', token: 'of before', order: 1, views: {}, queries: {} }
const file = { kind: 'view', name: 'mine', text: 'title: Mine\n' } as const

afterEach(() => vi.unstubAllGlobals())

/** A server that has been started again, and saves in a folder by a token. */
function restarted(folder: string, given: string, taken = given): readonly string[] {
  const saved: string[] = []
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  vi.stubGlobal('fetch', async (url: string, { headers, body }: { headers: Headers; body?: string }) => {
    if (url === '/api/saving') return Response.json({ ...place, folder, token: given })
    const token = headers.get('X-Silkgraph-Token')
    if (token !== taken) {
      const error = { code: 'NoToken', message: 'A write needs the token of this server.', hint: 'Send it.' }
      return Response.json({ error }, { status: 403 })
    }
    saved.push(String(body))
    return Response.json({})
  })
  return saved
}

test('a server that has been started again saves with its new token', async () => {
  const saved = restarted('lights', 'of now')
  await saveFile(place, file, undefined)
  expect(saved.map((text) => JSON.parse(text) as unknown)).toEqual([{ ...file, before: null }])
})

test('nothing is written into another folder, or where no token is taken, and it says so', async () => {
  const saved = restarted('harbours', 'of now')
  await expect(saveFile(place, file, undefined)).rejects.toMatchObject({
    code: 'ServerRestarted',
    message: 'The server has been started again, and no longer saves in lights.',
  })
  restarted('lights', 'of now', 'of nobody')
  await expect(saveFile(place, file, undefined)).rejects.toMatchObject({
    code: 'ServerRestarted',
    message: 'The server has been started again, and does not accept what this page writes.',
    hint: 'Download the file, and load the page again.',
  })
  expect(saved).toEqual([])
})
