import { Deadline } from '../../../src/cypher/runtime/deadline.ts'
import { ExecutionContext } from '../../../src/cypher/executor/context.ts'
import { MemoryPool } from '../../../src/cypher/runtime/memory.ts'
import type { FunctionContext, Host } from '../../../src/cypher/runtime/function-context.ts'
import type { Making } from '../../../src/cypher/in-pieces/making.ts'
import { Database, DEFAULT_LIMITS } from '../../../src/database/index.ts'

const host: Host = { now: Date.now, monotonic: () => performance.now(), random: Math.random }

/** The context of a query that asks nothing of its graph, with the memory that it holds. */
export function contextOf(maxMemory = DEFAULT_LIMITS.maxMemory): {
  readonly context: FunctionContext
  readonly memory: MemoryPool
} {
  const memory = new MemoryPool(maxMemory)
  const graph = { reader: new Database().read(), transaction: undefined }
  const limits = { ...DEFAULT_LIMITS, maxMemory, deadline: new Deadline(host, 60_000) }
  const context = new ExecutionContext(graph, host, { parameters: {}, literals: [] }, limits, memory)
  return { context, memory }
}

/** Runs it to its end, each slice of so much work. Returns the result and how many slices it took. */
export function inSlices<Made>(
  making: Making<Made>,
  context: FunctionContext,
  work = 1000,
): { readonly made: Made; readonly slices: number } {
  for (let slices = 1; ; slices++) {
    context.slice.work = work
    const step = making.next()
    if (step.done === true) return { made: step.value, slices }
  }
}
