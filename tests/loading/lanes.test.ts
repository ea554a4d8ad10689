import { describe, expect, test } from 'vitest'
import { Lanes } from '../../src/loading/lanes.ts'

/** Work that says when it runs and ends when it is told to. */
function piece(log: string[], name: string): { work: () => Promise<void>; end: (error?: Error) => void } {
  let settle: (error?: Error) => void = () => {}
  const ended = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error))
  })
  return {
    work() {
      log.push(`${name} starts`)
      return ended
    },
    end: (error) => settle(error),
  }
}

describe('Lanes', () => {
  test('so many run side by side, the others in order', async () => {
    const log: string[] = []
    const [a, b, c] = ['a', 'b', 'c'].map((name) => piece(log, name))
    const lanes = new Lanes(2, 10)
    for (const { work } of [a, b, c]) await lanes.add(work)
    expect(log).toEqual(['a starts', 'b starts'])
    for (const { end } of [a, b, c]) end()
    await lanes.end()
    expect(log).toEqual(['a starts', 'b starts', 'c starts'])
  })

  test('no more run than there are lanes, and whoever adds waits where too many wait', async () => {
    const log: string[] = []
    const pieces = ['a', 'b', 'c'].map((name) => piece(log, name))
    const lanes = new Lanes(1, 1)
    await lanes.add(pieces[0].work)
    await lanes.add(pieces[1].work)
    let isAdded = false
    const adding = lanes.add(pieces[2].work).then(() => (isAdded = true))
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect([log, isAdded]).toEqual([['a starts'], false])
    pieces[0].end()
    await adding
    expect(log).toEqual(['a starts', 'b starts'])
    pieces[1].end()
    pieces[2].end()
    await lanes.end()
  })

  test('the first error is told once nothing runs any more, and what waits is not begun', async () => {
    const log: string[] = []
    const [a, b, c] = ['a', 'b', 'c'].map((name) => piece(log, name))
    const lanes = new Lanes(2, 10)
    for (const { work } of [a, b, c]) await lanes.add(work)
    let told: unknown
    const ending = lanes.end().catch((error: unknown) => (told = error))
    a.end(new Error('a failed'))
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(told).toBeUndefined()
    b.end()
    await ending
    expect(told).toEqual(new Error('a failed'))
    expect(log).toEqual(['a starts', 'b starts'])
    await expect(lanes.add(c.work)).rejects.toThrow('a failed')
  })
})
