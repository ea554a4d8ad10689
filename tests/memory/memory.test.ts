import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS, limitMemory } from '../../src/database/index.ts'
import { processMemory } from '../../src/database/memory.ts'
import { bundle } from '../helpers/bundle.ts'
import { longWork, longWorkGraph } from '../helpers/long-work.ts'
import { isWhole } from '../helpers/share.ts'
import { kinds } from './kinds.ts'

const MIB = 1024 * 1024

let folder = ''
let file = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'silkgraph-memory-'))
  file = join(folder, 'child.mjs')
  writeFileSync(file, (await bundle('tests/memory/child.ts')).code)
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

async function told(flags: readonly string[], args: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, file, ...args])
  return JSON.parse(stdout)
}

describe('what is counted is about what the heap holds', () => {
  test(
    'by a factor of one and a half at the most, for every kind of value',
    { timeout: isWhole ? 480_000 : 120_000 },
    async () => {
      const ratios = (await told(['--expose-gc'], ['compare', isWhole ? '200' : '16'])) as {
        readonly [name: string]: number
      }
      process.stdout.write(`bytes held for each counted: ${JSON.stringify(ratios)}\n`)
      expect(Object.keys(ratios)).toEqual(Object.keys(kinds))
      expect(Object.entries(ratios).filter(([, ratio]) => !(ratio > 1 / 1.5 && ratio < 1.5))).toEqual([])
    },
  )

  test('and is given back for a query that was never ended', async () => {
    const { before, after } = (await told(['--expose-gc'], ['abandon'])) as { before: number; after: number }
    expect(before).toBeGreaterThan(4 * MIB)
    expect(after).toBe(0)
  })
})

describe('no query ends the process, on a heap of 1,000 MB and with the default limits', () => {
  const together = [
    'sort of wide records',
    'collected map projections',
    'collected nodes',
    'groups by long lists',
  ]
  const groups = isWhole
    ? [...longWork.filter(({ writes }) => !writes).map(({ name }) => [name]), ['CREATE']]
    : []
  test.each([...groups, together])('%s', { timeout: 120_000 }, async (...names: readonly string[]) => {
    process.stdout.write(`${JSON.stringify(names)}\n`)
    const { ends, used } = (await told(
      ['--max-old-space-size=1000'],
      ['survive', names.join(';'), isWhole ? '10000' : '60000'],
    )) as {
      readonly ends: { readonly [name: string]: string }
      readonly used: number
    }
    expect(Object.keys(ends).toSorted()).toEqual(names.toSorted())
    for (const end of Object.values(ends))
      expect(['done', 'MemoryLimit', 'TimeLimit', 'RecordLimit']).toContain(end)
    expect(used).toBe(0)
    if (names === together) expect(Object.values(ends)).toContain('MemoryLimit')
  })
})

describe('the memory of all queries together', () => {
  const database = longWorkGraph(100)
  const holding = 'UNWIND range(1, 200000) AS x WITH collect(x * 0.5) AS l RETURN size(l)'
  const lasting = { maxMillis: 120_000 }

  afterEach(() => {
    limitMemory(DEFAULT_LIMITS.maxMemory)
  })

  test('is refused to whoever comes last, while the others end well', () => {
    // Each alone has room, and both together have not.
    const most = usedBy(holding)
    limitMemory(1.5 * most)
    const [first, second] = [database.start(holding, {}, lasting), database.start(holding, {}, lasting)]
    while (processMemory.used < 0.9 * most) first.step()
    expect(() => second.collect()).toThrow(
      expect.objectContaining({ code: 'MemoryLimit', message: expect.stringContaining('together') }),
    )
    expect(first.collect().records).toEqual([[200_000]])
    expect(database.query(holding, {}, lasting).records).toEqual([[200_000]])
    expect(processMemory.used).toBe(0)
  })

  test.each([
    ['its end', (running: ReturnType<typeof database.start>) => void running.collect()],
    ['a cancel', (running: ReturnType<typeof database.start>) => running.cancel()],
    [
      'an error',
      (running: ReturnType<typeof database.start>) => {
        limitMemory(1)
        expect(() => running.collect()).toThrow(expect.objectContaining({ code: 'MemoryLimit' }))
      },
    ],
  ])('is given back after %s', (_, end) => {
    const running = database.start(holding, {}, lasting)
    while (processMemory.used < MIB) running.step()
    end(running)
    expect(processMemory.used).toBe(0)
  })

  /** The most that it holds at any time. */
  function usedBy(text: string): number {
    const running = database.start(text, {}, lasting)
    let most = 0
    while (running.step().kind !== 'done') most = Math.max(most, processMemory.used)
    return most
  }
})
