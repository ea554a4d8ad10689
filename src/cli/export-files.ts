import { basename, extname, join, sep } from 'node:path'
import { UsageError } from '../errors.ts'
import { type ExportFile, type Writer, writers } from '../formats/index.ts'
import { whatIsAt } from '../host/node.ts'
import { isNoFile, type WrittenFile } from '../host/write-file.ts'
import type { OptionValues } from './command.ts'
import { alternatives } from './format.ts'

const plain = writers.filter(({ program }) => program === undefined)

/** What --format takes, and what --for takes, for people. */
export const formatNames = alternatives(plain.map(({ id }) => id))
export const programNames = alternatives(writers.flatMap(({ program }) => program ?? []))

/**
 * The format for the program that `--for` names, or the one that `--format` does, else that of the extension of `--output`.
 *
 * @param instead what else an `--output` may be, after "or"; '' for nothing
 * @throws UsageError `UnknownProgram`, `UnknownFormat`, and those of `refuseOutput`
 */
export function writerOf({ format: id, for: program, output }: OptionValues, instead = ''): Writer {
  const format = namedFormat(program, id)
  const flag = program === undefined ? `--format ${id}` : `--for ${program}`
  if (format !== undefined) {
    refuseOutput(output, { extension: format.extension, by: flag, instead: `, or leave out ${flag}` })
    return format
  }
  refuseOutput(output, undefined)
  const extension = endingOf(output)
  const meant = plain.find((one) => `.${one.extension}` === extension.toLowerCase())
  if (meant !== undefined) return meant
  const endings = alternatives([...new Set(plain.map((one) => `.${one.extension}`))])
  throw unknownFormat(
    extension === '' ? 'No format was given.' : `No format has files that end in ${extension}.`,
    `Give --format ${formatNames}, or --for ${programNames}, or an --output that ends in ${endings}${instead === '' ? '' : `, or ${instead}`}.`,
  )
}

function namedFormat(program: string | undefined, id: string | undefined): Writer | undefined {
  if (program !== undefined) return formatFor(program, id)
  const named = plain.find((one) => one.id === id)
  if (named !== undefined || id === undefined) return named
  throw unknownFormat(`Unknown format ${id}.`, `Use ${formatNames}.`)
}

function formatFor(program: string, id: string | undefined): Writer {
  const found = writers.find((one) => one.program === program)
  if (found === undefined)
    throw new UsageError({
      code: 'UnknownProgram',
      message: `Unknown program ${program}.`,
      hint: `--for takes ${programNames}; for other programs use --format ${formatNames}.`,
    })
  if (id === undefined || id === found.extension) return found
  throw new UsageError({
    code: 'UnknownProgram',
    message: `--for ${program} writes ${found.extension}, not ${id}.`,
    hint: `Leave out --for ${program}, or --format ${id}.`,
  })
}

/** The ending of a file's name with its dot; '' where there is none, and where it is not a file. */
function endingOf(output: string | undefined): string {
  return output === undefined || isNoFile(output) ? '' : extname(output)
}

/**
 * Refuses what cannot name the file that is written: nothing, a folder, and what ends as files of another format do.
 *
 * @param written what the files end in, what asked for that, and what can be done besides giving another name
 * @throws UsageError `NeedsOutput`, `WrongEnding`
 */
export function refuseOutput(
  output: string | undefined,
  written: { readonly extension: string; readonly by: string; readonly instead?: string } | undefined,
): void {
  if (output === undefined) return
  const { extension = 'gexf', by, instead = '' } = written ?? {}
  if (output === '')
    throw new UsageError({
      code: 'NeedsOutput',
      message: '--output is empty.',
      hint: `Name the file to write, as in --output graph.${extension}.`,
    })
  const isFolder = whatIsAt(output) === 'a folder'
  if (!isFolder && (output.endsWith('/') || output.endsWith(sep)))
    throw new UsageError({
      code: 'NeedsOutput',
      message: `${output} names a folder that does not exist.`,
      hint: `Create it and name a file in it, as in --output ${join(output, `graph.${extension}`)}.`,
    })
  if (isFolder)
    throw new UsageError({
      code: 'NeedsOutput',
      message: `${output} is a folder.`,
      hint: `Name a file in it, as in --output ${join(output, `graph.${extension}`)}.`,
    })
  const ending = endingOf(output)
  const own = `.${extension}`
  if (by === undefined || ending.toLowerCase() === own) return
  if (plain.every((one) => `.${one.extension}` !== ending.toLowerCase())) return
  throw new UsageError({
    code: 'WrongEnding',
    message: `${output} ends in ${ending}, but ${by} writes files that end in ${own}.`,
    hint: `Name it ${output.slice(0, -ending.length)}${own}${instead}.`,
  })
}

function unknownFormat(message: string, hint: string): UsageError {
  return new UsageError({ code: 'UnknownFormat', message, hint })
}

/**
 * The files of an export by the paths at which they are written: a name without an extension gets that of the format, but not
 * what is not a file, such as /dev/stdout.
 *
 * @throws UsageError `NeedsOutput` where they are several and there is no name from which to make theirs
 */
export function namedFiles(
  format: Writer,
  files: readonly ExportFile[],
  output: string | undefined,
): readonly WrittenFile[] {
  const direct = output === undefined || isNoFile(output)
  if (direct && files.length > 1)
    throw new UsageError({
      code: 'NeedsOutput',
      message: `${format.extension} is written as ${files.length} files, not one.`,
      hint: `Give a name for them, as in --output graph.${format.extension}.`,
    })
  if (output === undefined && files.some(({ content }) => typeof content !== 'string'))
    throw new UsageError({
      code: 'NeedsOutput',
      message: `Files that end in .${format.extension} are not text, so they are not printed.`,
      hint: `Give a name, as in --output graph.${format.extension}.`,
    })
  return files.map(({ suffix, content }) => ({
    file: output === undefined ? '-' : direct ? output : withSuffix(output, suffix, format.extension),
    content,
  }))
}

function withSuffix(output: string, suffix: string, extension: string): string {
  const own = extname(basename(output))
  const start = own === '' ? output : output.slice(0, -own.length)
  return `${start}${suffix}${own === '' ? `.${extension}` : own}`
}
