import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Access, fetchWithAccess } from '../../src/backend/http/access.ts'
import { HttpBackend } from '../../src/backend/http/http-backend.ts'
import { type Fixture, startFixture } from '../server/fixture.ts'

const token = randomBytes(32).toString('base64url')
let server: Fixture
let base: string
beforeAll(async () => {
  server = await startFixture({ host: '127.0.0.2', names: [], token })
  base = `${server.url}api`
})
afterAll(() => server.stop())

/** Gives these tokens one after the other, and says which were refused. */
function tokens(...given: readonly (string | undefined)[]): Access & { readonly refused: unknown[] } {
  let at = 0
  const refused: unknown[] = []
  return {
    refused,
    token: () => given[at],
    async renew(wrong) {
      refused.push(wrong)
      return ++at < given.length
    },
  }
}

test('a backend without the token says what is missing', async () => {
  const backend = new HttpBackend(base)
  for (const asked of [backend.schema(), backend.describe(), backend.run('RETURN 1')])
    await expect(asked).rejects.toMatchObject({ name: 'DataError', code: 'TokenMissing' })
})

test('a backend sends the token with all that it asks', async () => {
  const access = tokens(token)
  const backend = new HttpBackend(base, access)
  expect(await backend.schema()).toEqual({ name: 'schema' })
  expect(await backend.describe()).toEqual({ name: 'description' })
  // The server of the tests answers with no record: the query was let in.
  await expect(backend.run('RETURN 1')).rejects.toMatchObject({ code: 'AnswerCutShort' })
  expect(access.refused).toEqual([])
})

test('a refused token is renewed until one is right, and the same is asked again', async () => {
  const access = tokens(undefined, 'wrong', token)
  expect(await new HttpBackend(base, access).schema()).toEqual({ name: 'schema' })
  expect(access.refused).toEqual([undefined, 'wrong'])
  const posted = await fetchWithAccess(
    `${base}/query`,
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"x"}' },
    tokens('wrong', token),
  )
  expect(await posted.text()).toBe('{"asked":{"text":"x"}}\n')
})

test('where no other token is to be had the refusal is told, without the token', async () => {
  const error: unknown = await new HttpBackend(base, tokens('wrong'))
    .schema()
    .catch((reason: unknown) => reason)
  expect(error).toMatchObject({ name: 'DataError', code: 'TokenWrong' })
  expect(JSON.stringify(error) + String(error)).not.toContain(token)
})
