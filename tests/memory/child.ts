import type { Database } from '../../src/database/database.ts'
import { processMemory } from '../../src/database/memory.ts'
import { SilkgraphError } from '../../src/errors.ts'
import { longWork, longWorkGraph } from '../helpers/long-work.ts'
import { kinds } from './kinds.ts'

/*
 * Runs in a process of its own, whose heap is limited or may be collected at will, and prints JSON. Bundled first: Node 20
 * does not read TypeScript.
 */

declare const gc: (() => void) | undefined

const MIB = 1024 * 1024

function held(): number {
  // The buffers that a collection finds free are given back by the next at the latest.
  gc?.()
  gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** How many bytes the heap holds for each that is counted, once so many MiB are counted. */
function bytesPerCounted(database: Database, text: string, mebibytes: number): number {
  const before = held()
  const running = database.start(text, {}, { maxMillis: 120_000 })
  while (processMemory.used < mebibytes * MIB) if (running.step().kind === 'done') return Number.NaN
  const ratio = (held() - before) / processMemory.used
  running.cancel()
  return ratio
}

function compare(mebibytes: number): unknown {
  const database = longWorkGraph()
  // What is made once, such as plans and compiled code, is no query's.
  for (const text of Object.values(kinds)) bytesPerCounted(database, text, 0.1)
  return Object.fromEntries(
    Object.entries(kinds).map(([name, text]) => [name, bytesPerCounted(database, text, mebibytes)]),
  )
}

/** How queries end that run side by side, a step each at a time, with the limits on memory as they are by default. */
function survive(names: readonly string[], maxMillis: number): unknown {
  const database = longWorkGraph()
  const running = new Map(
    names.map((name) => [
      name,
      database.start(longWork.find((work) => work.name === name)?.text ?? name, {}, { maxMillis }),
    ]),
  )
  const ends: { [name: string]: string } = {}
  // Records are let go, as by a reader that writes them down.
  while (running.size > 0)
    for (const [name, query] of running) {
      try {
        if (query.step().kind !== 'done') continue
        ends[name] = 'done'
      } catch (error) {
        ends[name] = error instanceof SilkgraphError ? error.code : String(error)
      }
      running.delete(name)
    }
  return { ends, used: processMemory.used }
}

/** Whether what an abandoned query holds is given back once it is collected. */
async function abandon(): Promise<unknown> {
  const database = longWorkGraph(100)
  const begin = (): void => {
    const running = database.start(kinds['texts'])
    while (processMemory.used < 4 * MIB) running.step()
  }
  begin()
  const before = processMemory.used
  for (let round = 0; round < 50 && processMemory.used > 0; round++) {
    gc?.()
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
  return { before, after: processMemory.used }
}

const [what, given = '', more = ''] = process.argv.slice(2)
const found =
  what === 'compare'
    ? compare(Number(given))
    : what === 'survive'
      ? survive(given.split(';'), Number(more))
      : await abandon()
process.stdout.write(JSON.stringify(found))
