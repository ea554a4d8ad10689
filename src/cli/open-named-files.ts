import { basename } from 'node:path'
import {
  type FileReport,
  formatOf,
  type GraphFile,
  lossText,
  MOST_FILE_BYTES,
  type TextReading,
} from '../formats/index.ts'
import { guessChoice } from '../mapping/choose/guess.ts'
import { mappingText } from '../mapping/choose/mapping-text.ts'
import { sampleTables } from '../mapping/choose/sample.ts'
import { mappingsOf } from '../mapping/choose/to-mapping.ts'
import { DataError } from '../errors.ts'
import { whatIsAt } from '../host/node.ts'
import { ByteAllowance, readRegularFile } from '../host/regular-file.ts'
import { signalsLetIn } from '../host/signals-let-in.ts'
import { filesApart, mappedReadersOf } from '../opening/mapped-files.ts'
import { openFiles, type OpenedFiles, type OpenFilesOptions } from '../opening/open-files.ts'
import type { CommandContext } from './context.ts'
import { refuseUnused } from './refuse-unused.ts'

/** What is done sooner than this is not told while it is done. */
const QUIET_MILLIS = 1_000
const PROGRESS_MILLIS = 200

/** Files by their paths. */
export interface NamedFiles {
  readonly names: readonly string[]
  /** A mapping of tables among them, whatever it is called; those among `names` are known by their ending. */
  readonly map?: string | undefined
  /** How tables of text among them are read. */
  readonly readAs?: TextReading | undefined
}

/**
 * The graph of files by their paths; a terminal is shown how far it is.
 *
 * @throws (rejects with) DataError: `NoFile`, `TooLarge` and those of `openFiles`
 */
export function openNamedFiles(
  named: NamedFiles,
  join: string | undefined,
  context: CommandContext,
): Promise<OpenedFiles> {
  return readNamedFiles(named, context, (files, options) => openFiles(files, { join, ...options }))
}

/**
 * Lets a piece of work read files by their paths; a terminal is shown how far it is.
 *
 * @throws (rejects with) DataError `NoFile`, `TooLarge`, UsageError `UnusedOption`, and what the work throws
 */
export async function readNamedFiles<Result>(
  { names, map, readAs }: NamedFiles,
  context: CommandContext,
  work: (
    files: readonly GraphFile[],
    options: Pick<OpenFilesOptions, 'mappings' | 'step'>,
  ) => Promise<Result>,
): Promise<Result> {
  const files = names.map((name) => ({ ...readGraphFile(name), readAs }))
  refuseTextReading(files, readAs)
  const mappings = map === undefined ? [] : [readGraphFile(map)]
  const what = names.map((name) => basename(name)).join(', ')
  let told = performance.now() + QUIET_MILLIS - PROGRESS_MILLIS
  try {
    return await work(files, {
      mappings,
      async step(bytes, total) {
        await signalsLetIn()
        if (performance.now() - told < PROGRESS_MILLIS) return
        told = performance.now()
        context.status?.(`Reading ${what}: ${Math.floor((bytes / Math.max(total, 1)) * 100)} %`)
      },
    })
  } catch (error) {
    const needsMapping = error instanceof DataError && error.code === 'NeedsMapping'
    throw needsMapping ? await withGuess(error, files, mappings) : error
  } finally {
    context.status?.('')
  }
}

/** Refuses to say how tables of text are read where none of the files is one. */
function refuseTextReading(files: readonly GraphFile[], { encoding, fillRows }: TextReading = {}): void {
  const options = { encoding, fillRows: fillRows === true ? true : undefined }
  if (files.some(mayBeTextTable)) return
  refuseUnused(options, ['encoding', 'fillRows'], 'is for tables of text, and none of the files is one')
}

/** What is no file of any format is refused by whoever reads it. */
function mayBeTextTable(file: GraphFile): boolean {
  try {
    return formatOf(file).id === 'csv'
  } catch (error) {
    if (error instanceof DataError) return true
    throw error
  }
}

/**
 * Tells a terminal what is being done, from a second after the call on; '' takes it away. A stage that keeps the thread is told as it
 * begins.
 */
export function stageTeller({ status }: CommandContext): (stage: string) => void {
  const quietUntil = performance.now() + QUIET_MILLIS
  return (stage) => {
    if (stage === '' || performance.now() >= quietUntil) status?.(stage)
  }
}

/** What of a file is not in the graph, a line a kind, and how it was read where that is worth knowing. */
export function lossLines({
  file,
  losses,
  news = [],
}: Pick<FileReport, 'file' | 'losses' | 'news'>): readonly string[] {
  return [...losses.map(lossText), ...news].map((text) => `${file}: ${text}.`)
}

/** The error that a table says nothing of itself, with a mapping that is guessed of it, and of others that no mapping is of. */
async function withGuess(
  { code, message, place }: DataError,
  given: readonly GraphFile[],
  more: readonly GraphFile[],
): Promise<DataError> {
  const apart = filesApart(given, more)
  const mapped = await mappedReadersOf(apart, signalsLetIn)
  const samples = await sampleTables(
    apart.files.filter((file) => !mapped.has(file)),
    signalsLetIn,
  )
  const guessed = mappingsOf(samples, guessChoice(samples)).flatMap((mapping) => mapping ?? [])
  const map = freeName(place?.file ?? apart.files[0].name, apart.mappings)
  const hint = `Save the guess below as ${map}, correct it, and give it as one of the files, or with import --map ${map}.`
  return new DataError({ code, message, hint: `${hint}\n\n${mappingText(guessed).trimEnd()}`, place })
}

/** What a mapping of a table may be saved as: a name that is neither that of a mapping that was given nor of a file that is there. */
function freeName(table: string, mappings: readonly GraphFile[]): string {
  const taken = new Set(mappings.map(({ name }) => basename(name)))
  const title = basename(table).replace(/\.[^.]*$/, '')
  for (let count = 1; ; count++) {
    const name = `${title}${count === 1 ? '' : `-${count}`}.mapping.yaml`
    if (!taken.has(name) && whatIsAt(name) === 'nothing') return name
  }
}

function readGraphFile(name: string): GraphFile {
  return { name, bytes: readRegularFile(name, new ByteAllowance(MOST_FILE_BYTES)) }
}
