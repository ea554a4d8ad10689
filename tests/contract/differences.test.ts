import { describe, expect, inject, test } from 'vitest'
import type { Backend, RunOptions } from '../../src/backend/index.ts'
import { SilkgraphError } from '../../src/errors.ts'
import { recordsOf } from './carriers.ts'
import { type Difference, differences, type Ending } from './differences.ts'
import { isStoreThere, openEngine } from './engines.ts'

async function endingOf(backend: Backend, text: string, options: RunOptions): Promise<Ending> {
  try {
    await recordsOf(backend, text, {}, options)
    return 'records'
  } catch (error) {
    if (error instanceof SilkgraphError) return { code: error.code }
    throw error
  }
}

describe.skipIf(!isStoreThere)('what may differ', () => {
  const side: keyof Pick<Difference, 'embedded' | 'server'> =
    inject('store').kind === 'bolt' ? 'server' : 'embedded'

  test.each(differences)('$name', async (difference) => {
    const { backend } = await openEngine()
    expect(await endingOf(backend, difference.text, difference.options)).toEqual(difference[side])
    expect(difference.embedded).not.toEqual(difference.server)
    await backend.close()
  })
})
