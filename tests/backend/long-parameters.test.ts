import { afterEach, describe, expect, test } from 'vitest'
import { EmbeddedBackend } from '../../src/backend/index.ts'
import { turns } from '../../src/backend/turns.ts'
import { writeAnswer } from '../../src/backend/wire/write-answer.ts'
import { parameterPieces, parameterValues } from '../../src/database/index.ts'
import { decodeMap, decodeMapInPieces, encodeMap } from '../../src/model/encoding.ts'
import { carriers, recordsOf } from '../contract/carriers.ts'
import { embeddedEngine } from '../contract/engines.ts'
import { graph } from '../helpers/graph.ts'

const SIZE = 100_000
/** A turn is over after so many values at the least, and nothing is read without one. */
const PIECE = 1_000

/** A long list that tells how much of it was read. */
function watchedList(): { readonly list: readonly number[]; read(): number } {
  let count = 0
  const list = new Proxy(
    Array.from({ length: SIZE }, (_, at) => at),
    {
      get(target, name): unknown {
        if (typeof name === 'string' && /^\d+$/.test(name)) count++
        return Reflect.get(target, name)
      },
    },
  )
  return { list, read: () => count }
}

afterEach(async () => {
  await expectQuiet()
})

describe('long parameters are read in turns, and no further than to where the query is cancelled', () => {
  test('by a query', async () => {
    const { list, read } = watchedList()
    const asked = new AbortController()
    const result = new EmbeddedBackend(graph()).run(
      'RETURN size($list) AS s',
      { list },
      { signal: asked.signal },
    )
    asked.abort()
    await expect(result).rejects.toMatchObject({ code: 'Cancelled' })
    expect(read()).toBe(PIECE)
  })

  test('by a query of a transaction, which fails with it', async () => {
    const { list, read } = watchedList()
    const asked = new AbortController()
    const transaction = await new EmbeddedBackend(graph()).begin()
    await (await transaction.run('CREATE (:A)')).collect()
    const result = transaction.run('RETURN size($list) AS s', { list }, { signal: asked.signal })
    await new Promise((after) => setTimeout(after, 0))
    asked.abort()
    await expect(result).rejects.toMatchObject({ code: 'Cancelled' })
    expect(read()).toBeLessThan(SIZE)
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'TransactionFailed' })
  })

  test('by a request', async () => {
    const { list, read } = watchedList()
    const asked = new AbortController()
    const request = { text: 'RETURN size($list) AS s', parameters: { list } }
    const answer = writeAnswer(new EmbeddedBackend(graph()), request, asked.signal)
    const frame = answer.next()
    asked.abort()
    expect(new TextDecoder().decode((await frame).value ?? undefined)).toContain('"code":"Cancelled"')
    expect(read()).toBe(PIECE)
  })

  test('and are read to their end where it is not', async () => {
    const backend = new EmbeddedBackend(graph())
    const { list } = watchedList()
    const map = Object.fromEntries(list.map((at) => [`k${at}`, [at]]))
    const text = 'RETURN size($list) AS s, size(keys($map)) AS k, $map.k99999 AS last'
    expect(await recordsOf(backend, text, { list, map })).toEqual([[SIZE, SIZE, [SIZE - 1]]])
    await backend.transaction(async (transaction) => {
      const result = await transaction.run(text, { list, map })
      expect((await result.collect()).records).toEqual([[SIZE, SIZE, [SIZE - 1]]])
    })
  })
})

test('what is wrong with the parameters of a query of a transaction ends the transaction', async () => {
  const backend = new EmbeddedBackend(graph())
  const transaction = await backend.begin()
  const list = [...Array.from({ length: 2 * PIECE }, (_, at) => at), undefined]
  await expect(transaction.run('RETURN $list AS l', { list })).rejects.toMatchObject({
    code: 'InvalidParameter',
    message: '$list[2000] is undefined.',
  })
  await expect(transaction.run('RETURN 1 AS one')).rejects.toMatchObject({ code: 'TransactionFailed' })
})

test('pieces make what is made in one go', () => {
  const input = {
    a: [1, [2n ** 62n, { b: 'x', 'c d': [null, true, -0, 1.5] }]],
    deep: { list: Array.from({ length: 3 * PIECE }, (_, at) => ({ at, float: at / 2 })) },
  }
  const whole = parameterValues(input)
  const encoded = encodeMap(whole)
  const read = inPieces(parameterPieces(input))
  const decoded = inPieces(decodeMapInPieces(encoded))
  expect([read.made, decoded.made]).toEqual([whole, decodeMap(encoded)])
  // Each object is a value, and so is each of what it holds.
  expect([read.pieces, decoded.pieces]).toEqual([9, 9])
  expect(parameterValues(read.made)).toBe(read.made)
})

describe.each(Object.keys(carriers))('a query sent to an engine %s', (name) => {
  const query = (length: number): string => `RETURN 1 AS one ${' '.repeat(length)}`.slice(0, length)

  test('may have 32,768 characters where others are served', async () => {
    const { backend, stop } = await carriers[name](embeddedEngine(graph()))
    expect(await recordsOf(backend, query(32_768))).toEqual([[1]])
    const longer = recordsOf(backend, query(32_769))
    if (name === 'in this thread') expect(await longer).toEqual([[1]])
    else
      await expect(longer).rejects.toMatchObject({
        name: 'UsageError',
        code: 'TextTooLong',
        message: 'The query has 32,769 characters; it may have at most 32,768.',
        hint: 'Pass data as parameters, or split the query into several.',
      })
    await stop()
  })
})

function inPieces<Made>(steps: Generator<void, Made, void>): {
  readonly pieces: number
  readonly made: Made
} {
  for (let pieces = 0; ; pieces++) {
    const step = steps.next()
    if (step.done === true) return { pieces, made: step.value }
  }
}

async function expectQuiet(): Promise<void> {
  await expect.poll(() => turns.workers).toBe(0)
}
