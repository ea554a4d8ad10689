import { basename, extname, join } from 'node:path'
import { UsageError } from '../errors.ts'
import { type ExportFile, type ExportFormat, exportFormats } from '../export/index.ts'
import { whatIsAt } from '../host/node.ts'
import { isNoFile } from '../host/write-file.ts'
import type { OptionValues } from './command.ts'

const plain = exportFormats.filter(({ program }) => program === undefined)

/** What --format takes, and what --for takes, for people. */
export const formatNames = plain.map(({ id }) => id).join(', ')
export const programNames = exportFormats.flatMap(({ program }) => program ?? []).join(', ')

/**
 * The format for the program that `--for` names, or the one that `--format` does, else that of the extension of `--output`.
 *
 * @throws UsageError `UnknownProgram`, `UnknownFormat`
 */
export function exportFormatOf({ format, for: program, output }: OptionValues): ExportFormat {
  if (program !== undefined) return formatFor(program, format)
  if (format !== undefined) {
    const named = plain.find(({ id }) => id === format)
    if (named !== undefined) return named
    throw unknownFormat(`There is no format ${format}.`, `Use ${formatNames}.`)
  }
  const extension = output === undefined || isNoFile(output) ? '' : extname(output)
  const meant = plain.find((one) => `.${one.extension}` === extension.toLowerCase())
  if (meant !== undefined) return meant
  const endings = plain.map((one) => `.${one.extension}`).join(', ')
  throw unknownFormat(
    extension === '' ? 'The format is not given.' : `No format has files that end in ${extension}.`,
    `Give --format ${formatNames}, or --for ${programNames}, or an --output that ends in ${endings}.`,
  )
}

function formatFor(program: string, format: string | undefined): ExportFormat {
  const found = exportFormats.find(
    (one) => one.program === program && (format === undefined || format === one.extension),
  )
  if (found !== undefined) return found
  throw new UsageError({
    code: 'UnknownProgram',
    message: `There is no ${format ?? 'CSV'} for ${program}.`,
    hint: `--for is one of ${programNames}, with --format csv or without --format.`,
  })
}

function unknownFormat(message: string, hint: string): UsageError {
  return new UsageError({ code: 'UnknownFormat', message, hint })
}

/**
 * The files of an export by the paths at which they are written: a name without an extension gets that of the format, but not
 * what is not a file, such as /dev/stdout.
 *
 * @throws UsageError `NeedsOutput` where they are several and there is no name to make theirs from
 */
export function namedFiles(
  format: ExportFormat,
  files: readonly ExportFile[],
  output: string | undefined,
): readonly { readonly file: string; readonly text: string }[] {
  const direct = output === undefined || isNoFile(output)
  if (!direct && whatIsAt(output) === 'a folder')
    throw new UsageError({
      code: 'NeedsOutput',
      message: `${output} is a folder.`,
      hint: `Name a file in it, as in --output ${join(output, `graph.${format.extension}`)}.`,
    })
  if (direct && files.length > 1)
    throw new UsageError({
      code: 'NeedsOutput',
      message: `${format.id} is ${files.length} files.`,
      hint: `Give --output NAME.${format.extension}.`,
    })
  return files.map(({ suffix, text }) => ({
    file: output === undefined ? '-' : direct ? output : withSuffix(output, suffix, format.extension),
    text,
  }))
}

function withSuffix(output: string, suffix: string, extension: string): string {
  const own = extname(basename(output))
  const start = own === '' ? output : output.slice(0, -own.length)
  return `${start}${suffix}${own === '' ? `.${extension}` : own}`
}
