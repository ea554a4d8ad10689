import { EmbeddedBackend, type Description } from '../../backend/index.ts'
import type { Channel } from '../../backend/worker/channel.ts'
import { serveChannel } from '../../backend/worker/serve-channel.ts'
import type { Database } from '../../database/index.ts'
import { DataError, SilkgraphError } from '../../errors.ts'
import type { GraphFile } from '../../formats/index.ts'
import { describeFiles } from '../../opening/describe-files.ts'
import { decodeGraph, encodeGraph } from '../../opening/encoded-graph.ts'
import { FullDatabase } from '../../opening/full-database.ts'
import { openFiles } from '../../opening/open-files.ts'
import type { TableSample } from '../../mapping/choose/sample.ts'
import { isMappingFile } from '../../mapping/graph/mapping-files.ts'
import type { EngineStart, ReadingNews } from './messages.ts'

/**
 * The engine in a worker of the page, which is handed the whole graph, or the reader's own files: nothing of them, and nothing that
 * it is asked, leaves the page.
 */

const scope = globalThis as unknown as Pick<Worker, 'postMessage'> & {
  onmessage: ((event: MessageEvent<unknown>) => void) | null
}

const channel: Channel = {
  post: (message) => scope.postMessage(message),
  listen(handle) {
    scope.onmessage = ({ data }) => handle(data)
  },
  lost: () => {},
}

/** How often it is told how far the reading is. */
const NEWS_MILLIS = 100

scope.onmessage = ({ data }) => void start(data as EngineStart)

async function start(given: EngineStart): Promise<void> {
  if (given.kind === 'files') return readFiles(given)
  const { graph, description } = given
  const words = JSON.parse(description) as Description
  serve(new FullDatabase(decodeGraph(graph), undefined, words), words, graph)
}

async function readFiles({
  files: chosen,
  readAs,
  join,
  beside,
  words,
  title,
  asks,
}: EngineStart & { readonly kind: 'files' }): Promise<void> {
  const tell = (news: ReadingNews): void => scope.postMessage(news)
  let told = 0
  try {
    const files: GraphFile[] = []
    for (const { name, content } of chosen) files.push({ name, bytes: await bytesOf(name, content), readAs })
    const tables = await tablesToAsk(files, asks)
    if (tables.length > 0) return tell({ kind: 'asks', tables })
    const { store, reports, meeting } = await openFiles(files, {
      join,
      beside: beside === undefined ? undefined : decodeGraph(beside).read(),
      async step(bytes, total) {
        if (performance.now() - told < NEWS_MILLIS) return
        told = performance.now()
        tell({ kind: 'reading', bytes, total })
      },
    })
    const database = new FullDatabase(store)
    const description = await describeFiles(database, { words, isTogether: beside !== undefined }, title)
    const { labels, relationshipTypes } = database.schema()
    const { nodeCount, relationshipCount } = store.read()
    serve(new FullDatabase(store, undefined, description), description)
    tell({
      kind: 'opened',
      description,
      files: reports.map((report) => ({ ...report, format: report.format.title })),
      meeting,
      nodes: nodeCount,
      relationships: relationshipCount,
      labels: labels.length,
      types: relationshipTypes.length,
    })
  } catch (error) {
    tell({ kind: 'failed', ...failureOf(error) })
  }
}

/** The tables that the reader is asked about, with those that say themselves what they are; none where nothing has to be asked. */
async function tablesToAsk(
  files: readonly GraphFile[],
  asks: (EngineStart & { readonly kind: 'files' })['asks'],
): Promise<readonly TableSample[]> {
  // A mapping among the files has answered.
  if (asks === 'none' || files.some(isMappingFile)) return []
  const { sampleTables } = await import('../../mapping/choose/sample.ts')
  const tables = await sampleTables(files, async () => {})
  if (asks === 'all') return tables.map((table) => ({ ...table, isKnown: false }))
  return tables.some(({ isKnown }) => !isKnown) ? tables : []
}

/** @throws (rejects with) DataError `NoFile` where it is a folder, or has changed since it was chosen */
async function bytesOf(name: string, content: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await content.arrayBuffer())
  } catch (error) {
    throw new DataError({
      code: 'NoFile',
      message: 'The file cannot be read: it is a folder, or it has changed since it was chosen.',
      hint: 'Choose the file again.',
      place: { file: name },
      cause: error,
    })
  }
}

/** @param graph as JSON text, where it is known */
function serve(database: Database, description: Description, graph?: string): void {
  const backend = new EmbeddedBackend(database, description)
  const encoder = new TextEncoder()
  serveChannel(backend, channel, async (name) => {
    if (name === 'graph') return encoder.encode(graph ?? encodeGraph(database.read()))
    return encoder.encode(JSON.stringify(name === 'description' ? description : await backend.schema()))
  })
}

function failureOf(error: unknown): Omit<ReadingNews & { readonly kind: 'failed' }, 'kind'> {
  const known = error instanceof SilkgraphError ? error : undefined
  return {
    code: known?.code ?? 'Defect',
    message: error instanceof Error ? error.message : String(error),
    hint: known?.hint,
    place: known instanceof DataError ? known.place : undefined,
  }
}
