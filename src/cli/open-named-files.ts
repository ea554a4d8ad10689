import { basename } from 'node:path'
import { type FileReport, type GraphFile, lossText, MOST_FILE_BYTES } from '../formats/index.ts'
import { guessChoice } from '../mapping/choose/guess.ts'
import { mappingText } from '../mapping/choose/mapping-text.ts'
import { sampleTables } from '../mapping/choose/sample.ts'
import { mappingsOf } from '../mapping/choose/to-mapping.ts'
import { isMappingFile } from '../mapping/graph/mapping-files.ts'
import { DataError } from '../errors.ts'
import { ByteAllowance, readRegularFile } from '../host/regular-file.ts'
import { signalsLetIn } from '../host/write-file.ts'
import { openFiles, type OpenedFiles } from '../opening/open-files.ts'
import type { CommandContext } from './context.ts'

/** What is done sooner than this is not told while it is done. */
const QUIET_MILLIS = 1_000
const PROGRESS_MILLIS = 200

/**
 * The graph of files by their paths; a terminal is shown how far it is.
 *
 * @throws (rejects with) DataError: `NoFile`, `TooLarge` and those of `openFiles`
 */
export function openNamedFiles(
  names: readonly string[],
  join: string | undefined,
  context: CommandContext,
): Promise<OpenedFiles> {
  return readNamedFiles(names, context, (files, step) => openFiles(files, { join, step }))
}

/**
 * Lets a piece of work read files by their paths; a terminal is shown how far it is.
 *
 * @throws (rejects with) DataError `NoFile`, `TooLarge`, and what the work throws
 */
export async function readNamedFiles<Result>(
  names: readonly string[],
  context: CommandContext,
  work: (files: readonly GraphFile[], step: (bytes: number) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const files = names.map(readGraphFile)
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const what = names.map((name) => basename(name)).join(', ')
  let told = performance.now() + QUIET_MILLIS - PROGRESS_MILLIS
  try {
    return await work(files, async (bytes) => {
      await signalsLetIn()
      if (performance.now() - told < PROGRESS_MILLIS) return
      told = performance.now()
      context.status?.(`Reading ${what}: ${Math.floor((bytes / Math.max(total, 1)) * 100)} %`)
    })
  } catch (error) {
    throw error instanceof DataError && error.code === 'NeedsMapping' ? await withGuess(error, files) : error
  } finally {
    context.status?.('')
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

/** What of a file is not in the graph, a line a kind. */
export function lossLines({ file, losses }: FileReport): readonly string[] {
  return losses.map((loss) => `${file}: ${lossText(loss)}.`)
}

/** The error that a table says nothing of itself, with the mapping that is guessed of it. */
async function withGuess(error: DataError, files: readonly GraphFile[]): Promise<DataError> {
  const tables = files.filter((file) => !isMappingFile(file))
  const samples = await sampleTables(tables, signalsLetIn)
  const mappings = mappingsOf(samples, guessChoice(samples)).flatMap((mapping) => mapping ?? [])
  const map = `${basename(tables[0].name).replace(/\.[^.]*$/, '')}.mapping.yaml`
  const hint = `Save the guess below as ${map}, correct it, and give it as one of the files, or with import --map ${map}.`
  const { code, message, place } = error
  return new DataError({ code, message, hint: `${hint}\n\n${mappingText(mappings).trimEnd()}`, place })
}

function readGraphFile(name: string): GraphFile {
  return { name, bytes: readRegularFile(name, new ByteAllowance(MOST_FILE_BYTES)) }
}
