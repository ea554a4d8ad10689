import { basename } from 'node:path'
import { type FileReport, type GraphFile, lossText, MOST_FILE_BYTES } from '../formats/index.ts'
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

function readGraphFile(name: string): GraphFile {
  return { name, bytes: readRegularFile(name, new ByteAllowance(MOST_FILE_BYTES)) }
}
