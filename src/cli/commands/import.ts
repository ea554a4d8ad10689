import { UsageError } from '../../errors.ts'
import { exportAs, lossText, readableTitles } from '../../formats/index.ts'
import { readTextFile } from '../../host/node.ts'
import { writeFiles } from '../../host/write-file.ts'
import { makesClaims, readGraphMappings } from '../../mapping/schema/read-graph-mappings.ts'
import { visibleLine } from '../../model/written-out.ts'
import { wholeSubgraph } from '../../opening/whole-subgraph.ts'
import { defineCommand, type OptionValues } from '../command.ts'
import { contentLines } from '../content-lines.ts'
import { exitCodes } from '../exit-codes.ts'
import { formatNames, namedFiles, programNames, writerOf } from '../export-files.ts'
import { folderOption } from '../graph-options.ts'
import { importTable, type TableImport } from '../import-table.ts'
import { lossLines, openNamedFiles } from '../open-named-files.ts'

/** `silkgraph import`: files of any format that can be read, as a file of any format that can be written. */
export const importCommand = defineCommand({
  name: 'import',
  summary: 'read files of other programs',
  description:
    'Reads files and writes their graph in another format, or tells with --dry-run what they hold. What a format has and is not kept ' +
    'is told, by kind, count and first line. Each element keeps where it came from: importedFrom, and importedLine or importedRow. ' +
    'Tables that are given together are one graph; any other file stands by itself, unless --join names a property by ' +
    'which nodes of different files are the same. A mapping says what the columns of a table are, by --map or as one of the files; of a ' +
    'table that does not say it itself, the error shows one to start with. ' +
    'Where the mapping has claims, the table becomes claims of a graph folder that cite its cells: ' +
    'claims/NAME.ndjson, where NAME is the id of the table in the mapping; a second run of the same table changes nothing, and one of ' +
    'a newer table tells what changed; docs/authoring.md in the package describes mappings. ' +
    `These can be read: ${readableTitles()}.`,
  argument: { words: '<file...>', description: 'the files to read' },
  options: [
    {
      flags: '-o, --output <file>',
      description: 'the file to write, whose ending names its format; an existing one is replaced',
    },
    { flags: '--format <format>', description: `${formatNames} (default: by the extension of --output)` },
    { flags: '--for <program>', description: `CSV for a program, in place of --format: ${programNames}` },
    { flags: '--join <property>', description: 'nodes of different files with the same value of it are one' },
    { flags: '--raw', description: 'leave text in CSV alone that a spreadsheet would take for a formula' },
    { flags: '--licence <text>', description: 'the licence that the file names (default: none)' },
    { flags: '--map <file>', description: 'the mapping that says what the columns of a table are' },
    { ...folderOption, description: 'the graph folder that gets the claims, where --map makes claims' },
    {
      flags: '--dry-run',
      description: 'print what the files hold, or what would change, without writing anything',
    },
  ],
  examples: [
    'silkgraph import friends.gexf --dry-run',
    'silkgraph import friends.gexf -o friends.cypher',
    'silkgraph import people.csv knows.csv -o people.graphml',
    'silkgraph import companies.graphml offices.csv --join name -o both.cypher',
    'silkgraph import projects.csv --map projects.mapping.yaml -o projects.cypher',
    'silkgraph import projects.csv --map mapping.yaml --graph my-graph',
  ],
  async run(options, context, _, __, names) {
    const isDry = options['dryRun'] !== undefined
    const { map } = options
    if (map !== undefined && forClaims(options, map))
      return importTable(tableOf(options, map, names), context)
    refuseFolder(options)
    const writer = isDry ? undefined : writerOf(options)
    const opened = await openNamedFiles(map === undefined ? names : [...names, map], options['join'], context)
    for (const line of contentLines(opened)) context.out(line)
    for (const line of opened.reports.flatMap(lossLines)) context.err(line)
    if (writer === undefined) return exitCodes.ok
    const { files, losses } = await exportAs(writer, wholeSubgraph(opened.store.read()), {
      evidenceOf: undefined,
      licence: options['licence'] ?? '',
      raw: options['raw'] !== undefined,
    })
    const named = namedFiles(writer, files, options['output'])
    await writeFiles(named)
    for (const loss of losses) context.err(`${lossText(loss)}.`)
    for (const { file } of named) context.err(`Wrote ${visibleLine(file)}`)
    return exitCodes.ok
  },
})

/** Whether a mapping makes claims, or is meant to. @throws DataError where it cannot be read */
function forClaims({ graph }: OptionValues, map: string): boolean {
  const { text } = readTextFile(map)
  return makesClaims(map, text) || (graph !== undefined && 'errors' in readGraphMappings(map, text))
}

/** @throws UsageError `NoFolder`, `ExcessWords`, `UnusedOption` */
function tableOf(options: OptionValues, map: string, names: readonly string[]): TableImport {
  const { graph: folder } = options
  if (folder === undefined)
    throw new UsageError({
      code: 'NoFolder',
      message: 'No graph folder was given.',
      hint: 'As in --map mapping.yaml --graph my-graph.',
    })
  const [file, ...more] = names
  if (more.length > 0)
    throw new UsageError({
      code: 'ExcessWords',
      message: `--map reads one table, but was given ${names.length} files: ${names.join(', ')}.`,
      hint: 'Import them one after another.',
    })
  const unused = ['output', 'format', 'for', 'join', 'raw', 'licence'].find(
    (name) => options[name] !== undefined,
  )
  if (unused !== undefined)
    throw new UsageError({
      code: 'UnusedOption',
      message: `--${unused} is not for --map, which writes into the graph folder.`,
      hint: `Leave out --${unused}.`,
    })
  return { file, map, folder, apply: options['dryRun'] === undefined }
}

/** @throws UsageError `UnusedOption` */
function refuseFolder({ graph }: OptionValues): void {
  if (graph === undefined) return
  throw new UsageError({
    code: 'UnusedOption',
    message: '--graph is for a mapping that makes claims in a graph folder.',
    hint: 'Name the file to write with -o, as in -o graph.cypher, or give --map with a mapping that has claims.',
  })
}
