import type { Backend } from '../../backend/index.ts'
import { HostError, UsageError } from '../../errors.ts'
import { signalsLetIn } from '../../host/signals-let-in.ts'
import { FileWriter } from '../../host/write-file.ts'
import { countText } from '../../model/count-text.ts'
import { askOptions, limitsOf } from '../ask-options.ts'
import { refuseOutput } from '../export-files.ts'
import { defineCommand } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { graphOption } from '../graph-options.ts'
import { MOST_FILE_BYTES } from '../../formats/index.ts'
import { gather, gatherEnds, gatherEvidence, type GatherOptions } from '../pull/gather.ts'
import { GatheredGraph } from '../pull/gathered-graph.ts'
import { serverOption, storeOf } from '../store.ts'
import { parameterWords } from '../parameters.ts'
import { askedPart, partOptions } from '../part-options.ts'
import { visibleLine } from '../../model/written-out.ts'

/** Between two lines of progress. */
const PROGRESS_MILLIS = 200

/** `silkgraph pull`: the graph of a server, or a part of it, as a Cypher script that every command opens. */
export const pullCommand = defineCommand({
  name: 'pull',
  summary: "save a server's graph, or a part of it, to work offline",
  description:
    'Writes everything that a server holds, or the nodes and relationships of a query with the claims, passages and ' +
    'documents that they stand on, as a Cypher script. Every command that queries can open it with --graph FILE. The same graph gives the ' +
    'same bytes, in whatever order it was loaded. The file is written whole or not at all; an existing one is replaced.',
  options: [
    { flags: '-o, --output <file>', description: 'the file to write', required: true },
    serverOption,
    ...partOptions,
    ...askOptions.filter(({ flags }) => flags.startsWith('--param')),
    { flags: '--no-evidence', description: 'leave out the evidence of what a query returns' },
    ...askOptions.filter(({ flags }) => flags.startsWith('--max-')).map(withoutDefault),
    { ...graphOption, description: 'where the canned queries are (default: those that ship with Silkgraph)' },
  ],
  examples: [
    'silkgraph pull --store bolt://localhost:7687 -o everything.cypher',
    'silkgraph pull --store bolt://localhost:7687 --canned company --param company=org:huawei -o huawei.cypher',
    "silkgraph query --graph huawei.cypher 'MATCH (n) RETURN count(n)'",
  ],
  async run(options, context, _, repeated) {
    refuseOutput(options['output'], { extension: 'cypher', by: 'pull' })
    const part = await askedPart(options, context, parameterWords(repeated['param'] ?? []))
    const given = limitsOf(options)
    const store = await storeOf(options, context)
    if (store === undefined)
      throw new UsageError({
        code: 'NoStore',
        message: 'No server to pull from was given.',
        hint: 'Give --store bolt://localhost:7687, or set SILKGRAPH_STORE.',
      })
    // The driver is loaded only where it is needed.
    const { BoltBackend } = await import('../../backend/bolt/index.ts')
    const backend = new BoltBackend(store)
    const gathered = new GatheredGraph()
    const file = new FileWriter(options['output'] ?? '')
    try {
      const withEvidence = options['evidence'] !== undefined
      const gatherOptions = {
        limits: { maxRecords: given.maxRecords ?? Infinity, maxMillis: given.maxMillis ?? Infinity },
        signal: context.signal,
        progress: progressOf(gathered, context),
      }
      if (part === undefined) await gatherEverything(backend, gathered, gatherOptions)
      else {
        await gather(backend, part.text, part.parameters, gathered, gatherOptions)
        if (withEvidence) await gatherEvidence(backend, gathered, gatherOptions)
        await gatherEnds(backend, gathered, gatherOptions)
      }
      if (gathered.nodeCount === 0 && part !== undefined)
        throw new UsageError({
          code: 'NothingToExport',
          message: 'The query returns no nodes or relationships.',
          hint: 'Return them whole, as in RETURN n or RETURN path.',
        })
      context.progress?.('Writing')
      const written = await writeScript(gathered, file)
      if (part === undefined) await compareCounts(backend, written, gatherOptions)
      file.commit()
      context.progress?.('')
      context.err(`Wrote ${visibleLine(options['output'] ?? '')}`)
      context.err(`${countText(written.nodes, 'node')}, ${countText(written.relationships, 'relationship')}`)
      if (written.bytes > MOST_FILE_BYTES)
        context.err(`It is larger than the ${MOST_FILE_BYTES / 1024 / 1024} MiB that --graph can open.`)
      return exitCodes.ok
    } finally {
      context.progress?.('')
      file.abandon()
      gathered.close()
      await backend.close()
    }
  },
})

interface Written {
  readonly nodes: number
  readonly relationships: number
  readonly bytes: number
}

function withoutDefault({ flags, description }: { readonly flags: string; readonly description: string }) {
  return { flags, description: description.replace(/\(default: .*\)/, '(default: no limit)') }
}

async function gatherEverything(
  backend: Backend,
  gathered: GatheredGraph,
  options: GatherOptions,
): Promise<void> {
  await gather(backend, 'MATCH (n) RETURN n', {}, gathered, options)
  await gather(backend, 'MATCH ()-[r]->() RETURN r', {}, gathered, options)
  await gatherEnds(backend, gathered, options)
}

async function writeScript(gathered: GatheredGraph, file: FileWriter): Promise<Written> {
  let bytes = 0
  const write = (text: string): void => {
    bytes += Buffer.byteLength(text)
    file.write(text)
  }
  write('// Written by silkgraph pull: open it with --graph, or run it on an empty database.\n')
  const statements = gathered.script()
  let next = statements.next()
  for (; next.done !== true; next = statements.next()) {
    write(next.value)
    await signalsLetIn()
  }
  return { nodes: gathered.nodeCount, relationships: next.value, bytes }
}

/** @throws HostError `GraphChanged` where the server holds another number of nodes or relationships than were written */
async function compareCounts(
  backend: Backend,
  { nodes, relationships }: Written,
  { limits, signal }: GatherOptions,
): Promise<void> {
  const countOf = async (text: string): Promise<unknown> =>
    (await (await backend.run(text, {}, { readOnly: true, limits, signal })).collect()).records[0]?.[0]
  const there = [
    await countOf('MATCH (n) RETURN count(n)'),
    await countOf('MATCH ()-[r]->() RETURN count(r)'),
  ]
  if (there[0] === nodes && there[1] === relationships) return
  throw new HostError({
    code: 'GraphChanged',
    message:
      `The graph changed while it was being read: ${nodes} nodes and ${relationships} relationships were read, and the server ` +
      `holds ${String(there[0])} and ${String(there[1])}.`,
    hint: 'Pull again while nothing writes to it.',
  })
}

function progressOf(gathered: GatheredGraph, { progress }: CommandContext): () => void {
  let last = performance.now()
  return () => {
    if (performance.now() - last < PROGRESS_MILLIS) return
    last = performance.now()
    progress?.(
      `${countText(gathered.nodeCount, 'node')}, ${countText(gathered.relationshipCount, 'relationship')}`,
    )
  }
}
