import type { TransactionalBackend } from '../backend/index.ts'
import { ConnectionError, CypherError, DataError, ServerError, UsageError } from '../errors.ts'
import { countText } from '../model/count-text.ts'
import { compactChunks } from './compact.ts'
import { loadNodes, removeNodes } from './load-nodes.ts'
import { loadRelationships } from './load-relationships.ts'
import { type LoadChanges, Loading, type LoadProgress } from './loading.ts'
import { LoadServer } from './server.ts'
import type { GraphSource } from './source.ts'

export interface LoadOptions {
  /** False: say what would change, and write nothing. */
  readonly apply: boolean
  /** Asked before a graph is loaded for the first time into a database that holds something else already. */
  readonly mayJoin: (nodes: number) => Promise<boolean>
  readonly progress?: ((progress: LoadProgress) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Brings the graph at a server to what the source says. What is there already is read and compared, and only the
 * difference is written; what an earlier load of the graph with this name brought and the source does not hold any more is
 * removed. A load that was interrupted is completed by the next.
 *
 * Cost: linear in the source and in what was loaded before. Besides the source, some tens of bytes a node (and, where
 * there is something to compare with, a relationship) in typed arrays; the heap does not grow with the graph.
 *
 * @throws (rejects with) DataError where the source cannot be loaded, or `IdTaken`; UsageError `NotConfirmed`;
 *   ConnectionError, ServerError, QueryLimitError
 */
export async function load(
  backend: TransactionalBackend,
  source: GraphSource,
  { apply, mayJoin, progress, signal }: LoadOptions,
): Promise<LoadChanges> {
  const server = new LoadServer(backend, source.name, signal)
  const size = await source.measure()
  if (apply) await confirm(server, mayJoin)
  const loading = new Loading(server, source, size, apply, progress)
  try {
    const nodes = await loadNodes(loading)
    await loadRelationships(loading, nodes)
    await removeNodes(loading, nodes)
    if (apply && loading.hasChanged) await compactChunks(loading)
    if (apply) await checkCount(loading)
  } catch (error) {
    throw toldApart(error, loading)
  }
  return loading.changes
}

async function confirm(server: LoadServer, mayJoin: LoadOptions['mayJoin']): Promise<void> {
  if ((await server.chunks('nodes')).length > 0) return
  const others = await server.nodeCount()
  if (others === 0 || (await mayJoin(others))) return
  throw new UsageError({
    code: 'NotConfirmed',
    message: `The database holds ${countText(others, 'node that was', 'nodes that were')} not loaded from this graph.`,
    hint: 'Add --yes to load the graph as well; what is there will not be changed.',
  })
}

/** Asks the server how much is there of what is remembered, and compares it with the source. */
async function checkCount({ server, size, changes }: Loading): Promise<void> {
  const nodes = await server.count('nodes')
  const relationships = await server.count('relationships')
  if (nodes === size.nodes + changes.held && relationships === size.relationships) return
  throw new ServerError({
    code: 'CountMismatch',
    message:
      `The source has ${countText(size.nodes, 'node')} and ${countText(size.relationships, 'relationship')}, but the server has ` +
      `${nodes} and ${relationships} of them.`,
    hint: 'Someone else may be writing at the same time, or the source may have changed. Run the same command again.',
  })
}

function toldApart(error: unknown, { written }: Loading): unknown {
  if (error instanceof CypherError && error.kind === 'ConstraintVerificationFailed')
    return new DataError({
      code: 'IdTaken',
      message: `The database already uses an id of this graph for something else: ${error.message}`,
      hint: 'Rename or delete it there, or load into another database. What has been loaded so far is kept.',
      cause: error,
    })
  if (error instanceof ConnectionError && written > 0)
    return new ConnectionError({
      code: error.code,
      message: `${error.message} ${written.toLocaleString('en-US')} nodes and relationships had been written.`,
      hint: 'Run the same command again when it is back: it goes on from there.',
      serverCode: error.serverCode,
      cause: error.cause,
    })
  return error
}
