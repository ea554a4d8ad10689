import { type Backend, EmbeddedBackend } from '../backend/index.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { openGraph } from './open-graph.ts'
import { storeOf } from './store.ts'

/**
 * Lets a piece of work ask the store that the options name, or the graph of `--graph`, and closes it afterwards.
 *
 * @throws RefusedFolder, DataError, UsageError, and what the work throws
 */
export async function withBackend<Result>(
  options: OptionValues,
  context: CommandContext,
  work: (backend: Backend) => Promise<Result>,
): Promise<Result> {
  const backend = await openBackend(options, context)
  try {
    return await work(backend)
  } finally {
    await backend.close()
  }
}

async function openBackend(options: OptionValues, context: CommandContext): Promise<Backend> {
  const store = await storeOf(options, context)
  if (store === undefined) return new EmbeddedBackend(openGraph(options, context))
  // The driver is loaded only where it is needed.
  const { BoltBackend } = await import('../backend/bolt/index.ts')
  return new BoltBackend(store)
}
