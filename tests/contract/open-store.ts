import { inject } from 'vitest'
import { BoltBackend } from '../../src/backend/bolt/index.ts'

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
