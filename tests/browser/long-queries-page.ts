import { ChannelClient } from '../../src/backend/worker/channel-client.ts'
import type { Channel } from '../../src/backend/worker/channel.ts'
import { WorkerBackend } from '../../src/backend/worker/worker-backend.ts'

/** What the engine in the worker says of itself. */
interface State {
  readonly workers: number
  readonly taken: number
  readonly memory: number
}

/** What came of it, in the words of the test. */
export interface BesideLong {
  /** The answer to the short query, and how many turns it took until it was there. */
  readonly short: unknown
  readonly turns: number
  /** How many queries were under way, before and after their readers left. */
  readonly before: number
  readonly after: State
  /** How the long ones ended, and how long that took. */
  readonly ends: readonly string[]
  readonly millis: number
}

/** Runs long queries in a worker made of this script, a short one beside them, and then leaves the long ones. */
async function besideLong(script: string, texts: readonly string[]): Promise<BesideLong> {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
  const channel: Channel = {
    post: (message) => worker.postMessage(message),
    listen(handle) {
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => handle(data))
    },
    lost(handle) {
      worker.addEventListener('error', ({ message }) => handle(message))
    },
  }
  const backend = new WorkerBackend(new ChannelClient(channel), () => worker.terminate())
  const state = async (): Promise<State> => (await backend.schema()) as unknown as State
  const until = async (holds: (now: State) => boolean): Promise<State> => {
    for (;;) {
      const now = await state()
      if (holds(now)) return now
    }
  }
  const limits = { maxMillis: 120_000, maxRecords: 1e9 }
  const leaving = texts.map(() => new AbortController())
  const ends = texts.map(async (text, at) => {
    try {
      const result = await backend.run(text, {}, { limits, signal: leaving[at].signal })
      await result.collect()
      return 'done'
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : String(error)
    }
  })
  const { taken } = await until(({ workers }) => workers >= texts.length)
  const { workers: before, taken: began } = await until((now) => now.taken >= taken + 2 * texts.length)
  const { records: short } = await (await backend.run('MATCH (n:K) RETURN count(n)')).collect()
  const turns = (await state()).taken - began
  const started = performance.now()
  for (const controller of leaving) controller.abort()
  const all = await Promise.all(ends)
  const millis = performance.now() - started
  const after = await until(({ workers, memory }) => workers === 0 && memory === 0)
  await backend.close()
  return { short, turns, before, after, ends: all, millis }
}

Object.assign(globalThis, { besideLong })
