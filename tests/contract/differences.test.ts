import { describe, expect, inject, test } from 'vitest'
import type { Backend, RunOptions } from '../../src/backend/index.ts'
import { SilkgraphError } from '../../src/errors.ts'
import { openBundledGraph } from './bundled-graph.ts'
import { recordsOf } from './carriers.ts'
import { type Difference, differences, type Ending } from './differences.ts'
import { isStoreThere, openEngine } from './engines.ts'

/** @param exactly tell which records they are */
async function endingOf(
  backend: Backend,
  text: string,
  options: RunOptions,
  exactly: boolean,
): Promise<Ending> {
  try {
    const records = await recordsOf(backend, text, {}, options)
    return exactly ? { records } : 'records'
  } catch (error) {
    if (error instanceof SilkgraphError) return { code: error.code }
    throw error
  }
}

describe.skipIf(!isStoreThere)('what may differ', () => {
  const side: keyof Pick<Difference, 'embedded' | 'server'> =
    inject('store').kind === 'bolt' ? 'server' : 'embedded'

  test.each(differences)('$name', async (difference) => {
    const backend = difference.loaded === true ? await openBundledGraph() : (await openEngine()).backend
    const wanted = difference[side]
    const exactly = typeof wanted === 'object' && 'records' in wanted
    expect(await endingOf(backend, difference.text, difference.options, exactly)).toEqual(wanted)
    expect(difference.embedded).not.toEqual(difference.server)
    await backend.close()
  })
})
