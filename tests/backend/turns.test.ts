import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Turns, type Worker } from '../../src/backend/turns.ts'

/** A turn is this long. */
const TURN = 10

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Works for so long, as its own clock tells. */
const work = (millis: number): void => {
  vi.advanceTimersByTime(millis)
}

/** Takes so many turns, each used up, and notes its name at the beginning of each. */
async function takeTurns(
  turns: Turns,
  name: string,
  count: number,
  noted: string[],
  millis = TURN,
): Promise<void> {
  const worker = turns.worker()
  for (let turn = 0; turn < count; turn++) {
    await worker.turn()
    noted.push(name)
    work(millis)
  }
  worker.rest()
}

describe('turns of a thread', () => {
  test('one worker has a turn at a time, for ten milliseconds', async () => {
    const turns = new Turns()
    const [one, other] = [turns.worker(), turns.worker()]
    expect(one.due()).toBe(true)
    await one.turn()
    expect(one.due()).toBe(false)
    let isOther = false
    const waiting = other.turn().then(() => (isOther = true))
    work(TURN - 1)
    expect(one.due()).toBe(false)
    work(1)
    expect(one.due()).toBe(true)
    await nextTasks()
    expect(isOther).toBe(false)
    expect(turns.workers).toBe(2)
    one.rest()
    await waiting
    expect(one.due()).toBe(true)
    expect(other.due()).toBe(false)
    other.rest()
    expect(turns.workers).toBe(0)
  })

  test('what is left of a turn is used by who comes next, without a task between', async () => {
    const turns = new Turns()
    const [one, other] = [turns.worker(), turns.worker()]
    await one.turn()
    work(4)
    one.rest()
    await other.turn()
    expect(turns.taken).toBe(1)
    work(5)
    expect(other.due()).toBe(false)
    work(1)
    expect(other.due()).toBe(true)
    other.rest()
    await one.turn()
    expect(turns.taken).toBe(2)
    one.rest()
  })

  test('messages and input are heard between any two turns', async () => {
    const turns = new Turns()
    const noted: string[] = []
    const heard = new MessageChannel()
    heard.port1.on('message', (said: string) => {
      noted.push(said)
      heard.port1.postMessage(said)
    })
    heard.port2.on('message', () => {
      noted.push('back')
      heard.port1.close()
    })
    heard.port2.postMessage('message')
    await takeTurns(turns, 'works', 20, noted)
    expect(noted.filter((name) => name !== 'works')).toEqual(['message', 'back'])
    expect(noted.lastIndexOf('back')).toBeLessThan(noted.lastIndexOf('works'))
  })

  test('workers that work as much as each other take turns in order', async () => {
    const turns = new Turns()
    const noted: string[] = []
    await Promise.all(['a', 'b', 'c'].map((name) => takeTurns(turns, name, 3, noted)))
    expect(noted).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c'])
  })

  test('who has worked least comes next, however many others wait', async () => {
    const turns = new Turns()
    const noted: string[] = []
    const long = Array.from({ length: 20 }, (_, at) => takeTurns(turns, `long ${at}`, 4, noted))
    while (turns.taken < 40) await nextTasks()
    const before = noted.length
    await takeTurns(turns, 'short', 1, noted, 1)
    expect(noted.indexOf('short') - before).toBeLessThanOrEqual(2)
    await Promise.all(long)
    expect(turns.workers).toBe(0)
  })

  test('every other turn goes in order, so that what is long goes on beside ever new short ones', async () => {
    const turns = new Turns()
    const noted: string[] = []
    let isOver = false
    const short = Array.from({ length: 5 }, async () => {
      while (!isOver) await takeTurns(turns, 'short', 1, noted)
    })
    const long = ['a', 'b', 'c'].map((name) => takeTurns(turns, name, 10, noted))
    await Promise.all(long)
    isOver = true
    await Promise.all(short)
    // Eight wait at the most, and every other turn is for whoever has waited longest.
    for (const name of ['a', 'b', 'c']) {
      const at = noted.flatMap((one, turn) => (one === name ? [turn] : []))
      expect(Math.max(...at.map((turn, index) => turn - (at[index - 1] ?? 0)))).toBeLessThanOrEqual(16 + 1)
    }
  })

  test('a worker that rests, or stops without a word once it has rested, holds nobody up', async () => {
    const turns = new Turns()
    const gone: Worker = turns.worker()
    await gone.turn()
    gone.rest()
    gone.rest()
    const noted: string[] = []
    await Promise.all(['a', 'b'].map((name) => takeTurns(turns, name, 2, noted)))
    expect(noted).toEqual(['a', 'b', 'a', 'b'])
    expect(turns.workers).toBe(0)
  })

  test('a worker that fails within its turn gives it back', async () => {
    const turns = new Turns()
    const failing = (async () => {
      const worker = turns.worker()
      try {
        await worker.turn()
        throw new RangeError('torn')
      } finally {
        worker.rest()
      }
    })()
    const noted: string[] = []
    const other = takeTurns(turns, 'other', 2, noted)
    await expect(failing).rejects.toThrow('torn')
    await other
    expect(noted).toEqual(['other', 'other'])
    expect(turns.workers).toBe(0)
  })
})

/** After the tasks that wait now. */
function nextTasks(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
