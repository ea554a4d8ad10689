import { inject } from 'vitest'
import { BoltBackend } from '../../src/backend/bolt/index.ts'
import type { Backend } from '../../src/backend/index.ts'
import { loadLabel } from '../../src/model/load-label.ts'
import { quoteName } from '../../src/model/quote-name.ts'

/** The server of this run of the tests; tests that call it are skipped where there is none. */
export function serverUnderTest(): {
  readonly uri: string
  readonly user: string
  readonly password: string
} {
  const store = inject('store')
  if (store.kind !== 'bolt') throw new Error('This run of the tests has no server.')
  return store
}

/** A backend at the server of this run. */
export function boltBackend(): BoltBackend {
  const { uri, user, password } = serverUnderTest()
  return new BoltBackend({ address: uri, user, password })
}

/** Deletes what is at a server, constraints, indexes but those that it begins with, and what loads remember too. */
export async function emptyDatabase(backend: Backend): Promise<void> {
  const ask = async (text: string) => (await (await backend.run(text)).collect()).records
  await ask('MATCH (n) DETACH DELETE n')
  await ask(`MATCH (m:${loadLabel}) DELETE m`)
  for (const [name] of await ask('SHOW CONSTRAINTS YIELD name'))
    await ask(`DROP CONSTRAINT ${quoteName(String(name))}`)
  for (const [name] of await ask("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"))
    await ask(`DROP INDEX ${quoteName(String(name))}`)
}
