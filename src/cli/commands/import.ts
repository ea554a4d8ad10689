import { UsageError } from '../../errors.ts'
import { exportAs, lossText, readableTitles, type TextReading } from '../../formats/index.ts'
import { encodingNamed, offeredEncodings } from '../../formats/reading/encodings.ts'
import { readTextFile, whatIsAt } from '../../host/node.ts'
import { writeFiles } from '../../host/write-file.ts'
import { makesClaims, readGraphMappings } from '../../mapping/schema/read-graph-mappings.ts'
import { visibleLine } from '../../model/written-out.ts'
import { checkRead } from '../../opening/check-folder.ts'
import type { OpenedFiles } from '../../opening/open-files.ts'
import { wholeSubgraph } from '../../opening/whole-subgraph.ts'
import { defineCommand, type OptionValues } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { contentLines, reportLines } from '../content-lines.ts'
import { exitCodes } from '../exit-codes.ts'
import { formatNames, namedFiles, programNames, writerOf } from '../export-files.ts'
import { folderOption } from '../graph-options.ts'
import { importFolder, namesFolder } from '../import-folder.ts'
import { importTable, type TableImport } from '../import-table.ts'
import { openWholeFolder, wholeFolder } from '../open-graph.ts'
import { lossLines, type NamedFiles, openNamedFiles, stageTeller } from '../open-named-files.ts'
import { refuseUnused } from '../refuse-unused.ts'
import {
  noOpenOption,
  portOption,
  servedFolder,
  serveGraph,
  type ServePlace,
  servePlace,
} from '../serve-graph.ts'

/** `silkgraph import`: files of any format that can be read, as a file of any format that can be written. */
export const importCommand = defineCommand({
  name: 'import',
  summary: 'read files of other programs',
  description:
    'Reads files and writes their graph in another format, or as imported/NAME.ndjson of a graph folder, where --output names a ' +
    'folder: one that exists, or a name without an extension, which is made; NAME is that of the first file other than a mapping. With --dry-run it tells ' +
    'what they hold. What a format has and is not kept ' +
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
      description:
        'the file to write, whose ending names its format, or a graph folder; an existing file is replaced',
    },
    { flags: '--format <format>', description: `${formatNames} (default: by the extension of --output)` },
    { flags: '--for <program>', description: `CSV for a program, in place of --format: ${programNames}` },
    { flags: '--join <property>', description: 'nodes of different files with the same value of it are one' },
    { flags: '--raw', description: 'leave text in CSV alone that a spreadsheet would take for a formula' },
    { flags: '--licence <text>', description: 'the licence that the file names (default: none)' },
    { flags: '--map <file>', description: 'the mapping that says what the columns of a table are' },
    {
      flags: '--encoding <name>',
      description:
        'how tables of text are encoded, as windows-1252, latin1 or utf-16le (default: by their bytes, as a byte order mark always says)',
    },
    {
      flags: '--fill-rows',
      description:
        'read cells that rows of text lack at their end as empty, and count them (default: refuse such a row)',
    },
    { ...folderOption, description: 'the graph folder that gets the claims, where --map makes claims' },
    {
      flags: '--dry-run',
      description: 'print what the files hold, or what would change, without writing anything',
    },
    {
      flags: '--serve',
      description: 'then open the graph folder in the browser, until Ctrl-C, as silkgraph serve does',
    },
    { ...portOption, description: `with --serve, ${portOption.description}` },
    { ...noOpenOption, description: `with --serve, ${noOpenOption.description}` },
  ],
  examples: [
    'silkgraph import friends.gexf --dry-run',
    'silkgraph import friends.gexf -o friends.cypher',
    'silkgraph import people.csv knows.csv -o people.graphml',
    'silkgraph import people.csv knows.csv -o my-graph',
    'silkgraph import sales.csv --encoding windows-1252 --fill-rows -o sales.cypher',
    'silkgraph import companies.graphml offices.csv --join name -o both.cypher',
    'silkgraph import projects.csv --map projects.mapping.yaml -o projects.cypher',
    'silkgraph import projects.csv --map mapping.yaml --graph my-graph',
    'silkgraph import projects.csv --map mapping.yaml --graph my-graph --serve',
  ],
  async run(options, context, _, __, names) {
    const isDry = options['dryRun'] !== undefined
    const { map } = options
    const place = placeToServe(options, context)
    if (map !== undefined && forClaims(options, map))
      return mapTable(tableOf(options, map, names), place, context)
    refuseFolder(options)
    const given = { names, map, readAs: readAsOf(options) }
    if (namesFolder(options)) return intoFolder(options, given, place, context)
    if (place !== undefined)
      throw new UsageError({
        code: 'UnusedOption',
        message: '--serve opens a graph folder, and none is written here.',
        hint: `Name one with -o, as in -o my-graph${map === undefined ? `, or open the file itself: silkgraph --graph ${names.join(',')}` : ''}.`,
      })
    if (!isDry && !namesWriter(options)) refuseNoOutput(names)
    const tell = stageTeller(context)
    const writer = namesWriter(options) ? writerOf(options, folderName(options)) : undefined
    const opened = await openNamedFiles(given, options['join'], context)
    for (const line of contentLines(opened)) context.out(line)
    tellRead(opened, options, context)
    if (writer === undefined || isDry) return exitCodes.ok
    tell(`Writing ${writer.extension}`)
    const { files, losses } = await exportAs(writer, wholeSubgraph(opened.store.read()), {
      evidenceOf: undefined,
      licence: options['licence'] ?? '',
      raw: options['raw'] !== undefined,
    })
    const named = namedFiles(writer, files, options['output'])
    await writeFiles(named)
    tell('')
    for (const loss of losses) context.err(`${lossText(loss)}.`)
    for (const { file } of named) context.err(`Wrote ${visibleLine(file)}`)
    return exitCodes.ok
  },
})

/** How a graph folder is named that is called as a file would be. */
function folderName({ output = '' }: OptionValues): string {
  return `for a graph folder a name without an extension or with a slash at its end, as in -o ${visibleLine(output)}/`
}

/** How tables of text are read. @throws UsageError `UnknownEncoding` */
function readAsOf({ encoding: label, fillRows }: OptionValues): TextReading {
  const encoding = label === undefined ? undefined : encodingNamed(label)
  if (label !== undefined && encoding === undefined)
    throw new UsageError({
      code: 'UnknownEncoding',
      message: `Unknown encoding ${label}.`,
      hint: `Use one such as ${offeredEncodings.map(({ name }) => name).join(', ')}.`,
    })
  return { encoding, fillRows: fillRows !== undefined }
}

/** Whether a mapping makes claims, or is meant to. @throws DataError where it cannot be read */
function forClaims({ graph }: OptionValues, map: string): boolean {
  const { text } = readTextFile(map)
  return makesClaims(map, text) || (graph !== undefined && 'errors' in readGraphMappings(map, text))
}

/** @throws UsageError `UnusedOption`, and those of `importFolder` */
async function intoFolder(
  options: OptionValues,
  named: NamedFiles,
  place: ServePlace | undefined,
  context: CommandContext,
): Promise<number> {
  const { output: folder = '', join } = options
  refuseUnused(options, ['raw', 'licence'], 'is not for a graph folder, which keeps values as they are')
  const apply = options['dryRun'] === undefined
  const imported = await importFolder({ named, folder, join, apply }, context)
  for (const line of reportLines(imported)) context.out(line)
  context.out(imported.outcome)
  tellRead(imported, options, context)
  if (place !== undefined)
    await serveGraph(await servedFolder(openWholeFolder(folder), '', context), place, context)
  return exitCodes.ok
}

/** Makes the claims of a table, and serves the folder that has them now where a place is said: it is read and checked once. */
async function mapTable(
  table: TableImport,
  place: ServePlace | undefined,
  context: CommandContext,
): Promise<number> {
  const { files, dataset, report } = await importTable(table, context)
  if (place === undefined) return exitCodes.ok
  const checked = checkRead(files, { kind: 'dataset', dataset }, report)
  await serveGraph(await servedFolder(wholeFolder(table.folder, checked), '', context), place, context)
  return exitCodes.ok
}

/** Where the graph is opened afterwards; undefined where it is not. @throws UsageError `UnusedOption`, and those of `servePlace` */
function placeToServe(options: OptionValues, context: CommandContext): ServePlace | undefined {
  const serves = options['serve'] !== undefined
  const unused = serves
    ? options['dryRun'] !== undefined && '--serve opens what is written, and --dry-run writes nothing'
    : options['port'] !== undefined
      ? '--port is for --serve'
      : options['open'] === undefined && '--no-open is for --serve'
  if (unused === false) return serves ? servePlace(options, context) : undefined
  throw new UsageError({
    code: 'UnusedOption',
    message: `${unused}.`,
    hint: serves ? 'Leave out one of them.' : 'Add --serve, or leave it out.',
  })
}

/** What was read and is not kept, and what was asked for in vain. */
function tellRead(
  { reports, meeting }: Pick<OpenedFiles, 'reports' | 'meeting'>,
  { join }: OptionValues,
  context: CommandContext,
): void {
  for (const line of reports.flatMap(lossLines)) context.err(line)
  if (join === undefined || meeting !== undefined) return
  const what = reports.length === 1 ? 'one file was given' : 'tables that are given together are one graph'
  context.err(`--join ${join} joined nothing: it joins nodes of different files, and ${what}.`)
}

/** Whether the options say in which format, or to which file, something is written. */
function namesWriter(options: OptionValues): boolean {
  return ['output', 'format', 'for'].some((name) => options[name] !== undefined)
}

/** Files that are not there are told by whoever reads them. @throws UsageError `NoOutput` */
function refuseNoOutput(names: readonly string[]): void {
  if (names.some((name) => whatIsAt(name) === 'nothing')) return
  throw new UsageError({
    code: 'NoOutput',
    message: 'Nothing says what to write.',
    hint: 'Name a graph folder or a file with -o, as in -o my-graph or -o graph.cypher, or look at what the files hold with --dry-run.',
  })
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
  refuseUnused(
    options,
    ['output', 'format', 'for', 'join', 'raw', 'licence', 'encoding', 'fillRows'],
    'is not for --map, which writes into the graph folder',
  )
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
