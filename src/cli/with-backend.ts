import { type Backend, EmbeddedBackend } from '../backend/index.ts'
import type { Ontology } from '../dataset/schemas/ontology.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { openGraph } from './open-graph.ts'
import { storeOf } from './store.ts'

/**
 * Lets a piece of work ask the store that the options name, or the graph of `--graph`, and closes it afterwards.
 *
 * @param work is also given the ontology of the folder that was opened; undefined of a store and of files
 * @throws RefusedFolder, DataError, UsageError, and what the work throws
 */
export async function withBackend<Result>(
  options: OptionValues,
  context: CommandContext,
  work: (backend: Backend, ontology: Ontology | undefined) => Promise<Result>,
): Promise<Result> {
  const { backend, ontology } = await openBackend(options, context)
  try {
    return await work(backend, ontology)
  } finally {
    await backend.close()
  }
}

async function openBackend(
  options: OptionValues,
  context: CommandContext,
): Promise<{ readonly backend: Backend; readonly ontology: Ontology | undefined }> {
  const store = await storeOf(options, context)
  if (store === undefined) {
    const { database, ontology } = await openGraph(options, context)
    return { backend: new EmbeddedBackend(database), ontology }
  }
  // The driver is loaded only where it is needed.
  const { BoltBackend } = await import('../backend/bolt/index.ts')
  return { backend: new BoltBackend(store), ontology: undefined }
}
