import { expect, test } from 'vitest'
import { pulled, type Work } from '../../src/loading/pulled.ts'

/** Hands out pieces of so many numbers, and notes how far it is. */
function numbers(pieces: readonly number[], log: string[], failure?: Error): Work<number> {
  return async (give, step) => {
    try {
      let next = 0
      for (const [at, length] of pieces.entries()) {
        await step()
        log.push(`piece ${at}`)
        for (let count = 0; count < length; count++) give(next++)
      }
      if (failure !== undefined) throw failure
    } finally {
      log.push('end')
    }
  }
}

test('work stands still until what it has handed out is taken', async () => {
  const log: string[] = []
  const items = pulled(numbers([2, 0, 1, 2], log))
  expect(log).toEqual([])
  const taken: unknown[] = []
  for await (const item of items) taken.push([item, log.at(-1)])
  expect(taken).toEqual([
    [0, 'piece 0'],
    [1, 'piece 0'],
    [2, 'piece 2'],
    [3, 'end'],
    [4, 'end'],
  ])
  expect(log).toEqual(['piece 0', 'piece 1', 'piece 2', 'piece 3', 'end'])
})

test('what the work throws comes after the items before it', async () => {
  const taken: number[] = []
  const all = async (): Promise<void> => {
    for await (const item of pulled(numbers([2, 1], [], new Error('broken')))) taken.push(item)
  }
  await expect(all()).rejects.toThrow('broken')
  expect(taken).toEqual([0, 1, 2])
})

test('work ends at its next step where no more are taken', async () => {
  const log: string[] = []
  for await (const item of pulled(numbers([2, 2, 2], log))) if (item === 1) break
  expect(log).toEqual(['piece 0', 'end'])
})

test('work that hands out nothing ends', async () => {
  const log: string[] = []
  for await (const item of pulled(numbers([0, 0], log))) log.push(String(item))
  expect(log).toEqual(['piece 0', 'piece 1', 'end'])
})
