import { basename } from 'node:path'
import { UsageError } from '../../errors.ts'
import { folderSource } from '../../loading/folder-source.ts'
import { load } from '../../loading/load.ts'
import type { LoadChanges } from '../../loading/loading.ts'
import type { GraphSource } from '../../loading/source.ts'
import { tableSource } from '../../loading/table-source.ts'
import { countText } from '../../model/count-text.ts'
import { elementsById } from '../../opening/elements-by-id.ts'
import { loadGraph } from '../../opening/load-graph.ts'
import { defineCommand, type OptionValues, type RepeatedValues } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { graphOption } from '../graph-options.ts'
import { filesOf, folderOf, openGraphFolder } from '../open-graph.ts'
import { lossLines, openNamedFiles } from '../open-named-files.ts'
import { serverOption, storeOf } from '../store.ts'

/** `silkgraph load`: the graph of a folder, or of files, into a server that speaks Bolt. */
export const loadCommand = defineCommand({
  name: 'load',
  summary: 'load the graph into Neo4j',
  description:
    'Makes the graph on a Bolt server the same as the graph folder, or as files of any format that `import` reads. Only the difference is ' +
    'written: a second run changes nothing, and an interrupted run is completed by the next one. What an earlier load of ' +
    'the same graph wrote and the source no longer contains is removed; nothing else is. --nodes and --relationships read tables ' +
    'as --graph does, but a piece at a time, and add nothing to what they say. docs/bolt.md in the package describes the columns ' +
    'of CSV; what `silkgraph export --format csv` writes can be loaded.',
  options: [
    { ...graphOption, description: `${graphOption.description}, where no tables are given` },
    serverOption,
    { flags: '--nodes <file>', description: 'a table of nodes, as in CSV; may be repeated', repeated: true },
    {
      flags: '--relationships <file>',
      description: 'a table of relationships, as in CSV; may be repeated',
      repeated: true,
    },
    { flags: '--raw', description: 'keep an apostrophe before a formula in CSV as part of the text' },
    {
      flags: '--name <name>',
      description:
        'the name of the graph on the server (default: the title of the folder, the names of the files, or csv)',
    },
    { flags: '--yes', description: 'do not ask before loading into a database with other data' },
    { flags: '--dry-run', description: 'print what would change, without changing anything' },
  ],
  examples: [
    'silkgraph load --store bolt://localhost:7687',
    'silkgraph load --store bolt://localhost:7687 --graph my-graph --dry-run',
    'silkgraph load --store bolt://localhost:7687 --graph friends.graphml --yes',
    'silkgraph load --store bolt://localhost:7687 --nodes people.csv --relationships knows.csv --name people --yes',
  ],
  async run(options, context, _, repeated) {
    const source = await sourceOf(options, context, repeated)
    const store = await storeOf(options, context)
    if (store === undefined)
      throw new UsageError({
        code: 'NoStore',
        message: 'No server to load into was given.',
        hint: 'Give --store bolt://localhost:7687, or set SILKGRAPH_STORE.',
      })
    const apply = options['dryRun'] === undefined
    // The driver is loaded only where it is needed.
    const { BoltBackend } = await import('../../backend/bolt/index.ts')
    const backend = new BoltBackend(store)
    try {
      const changes = await load(backend, source, {
        apply,
        mayJoin: (nodes) => mayJoin(nodes, options, context),
        progress: ({ kind, done, total }) =>
          context.status?.(
            done === total ? '' : `${kind} ${percent(done, total)} of ${countText(total, 'line')}`,
          ),
        signal: context.signal,
      })
      context.out(`${source.name} at ${store.address}${apply ? '' : ', if it were loaded'}`)
      for (const line of changeLines(changes)) context.out(line)
      return exitCodes.ok
    } finally {
      context.status?.('')
      await backend.close()
    }
  },
})

async function sourceOf(
  options: OptionValues,
  context: CommandContext,
  repeated: RepeatedValues,
): Promise<GraphSource> {
  const { nodes = [], relationships = [] } = repeated
  const files = filesOf(options['graph'])
  if (files !== undefined && nodes.length === 0 && relationships.length === 0) {
    const { store, reports } = await openNamedFiles({ names: files }, undefined, context)
    for (const line of reports.flatMap(lossLines)) context.err(line)
    const title = files.map((file) => basename(file)).join(', ')
    return folderSource(options['name'] ?? title, elementsById(store.read()))
  }
  if (nodes.length === 0 && relationships.length === 0) {
    const { dataset, graph } = openGraphFolder(folderOf(options, context))
    const name = options['name'] ?? dataset.ontology.title
    // What was imported may have no id that a server can find it by, which is told with its line.
    return folderSource(name, dataset.imported.length === 0 ? graph : elementsById(loadGraph(graph).read()))
  }
  if (nodes.length === 0)
    throw new UsageError({
      code: 'InvalidSource',
      message: 'Tables of relationships need tables of the nodes that they connect.',
      hint: 'As in --nodes people.csv --relationships knows.csv.',
    })
  if (options['graph'] !== undefined)
    throw new UsageError({
      code: 'InvalidSource',
      message: 'Both --graph and tables of nodes were given.',
      hint: 'Leave out --graph, or --nodes and --relationships.',
    })
  return tableSource(options['name'] ?? 'csv', {
    nodes,
    relationships,
    raw: options['raw'] !== undefined,
    lost(file, losses, news) {
      for (const line of lossLines({ file, losses, news })) context.err(line)
    },
  })
}

/** A terminal is asked; without one the answer is no. */
async function mayJoin(nodes: number, options: OptionValues, { ask }: CommandContext): Promise<boolean> {
  if (options['yes'] !== undefined) return true
  const answer = await ask?.(
    `The database holds ${countText(nodes, 'node that was', 'nodes that were')} not loaded from this graph. Load the graph as well? [y/N] `,
  )
  return /^y(es)?$/i.test(answer?.trim() ?? '')
}

function changeLines({ nodes, relationships, held, refused }: LoadChanges): readonly string[] {
  const line = (name: string, total: number, parts: readonly (readonly [number, string])[]): string => {
    const changed = parts.filter(([number]) => number > 0)
    const told = changed.map(([number, what]) => `${number.toLocaleString('en-US')} ${what}`).join(', ')
    return `${countText(total, name)}: ${told === '' ? 'no changes' : told}`
  }
  return [
    line('node', nodes.created + nodes.updated + nodes.unchanged, [
      [nodes.created, 'created'],
      [nodes.updated, 'updated'],
      [nodes.removed, 'removed'],
      [held, 'to be removed, but kept for relationships of others'],
    ]),
    line('relationship', relationships.created + relationships.unchanged, [
      [relationships.created, 'created'],
      [relationships.removed, 'removed'],
    ]),
    ...refused.map(({ command, reason }) => `not made by the server: ${command} (${reason})`),
  ]
}

function percent(done: number, total: number): string {
  return `${Math.floor((done / total) * 100)} %`
}
