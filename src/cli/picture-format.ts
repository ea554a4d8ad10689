import { extname } from 'node:path'
import { UsageError } from '../errors.ts'
import { type Writer, writers } from '../formats/index.ts'
import { isNoFile } from '../host/write-file.ts'
import { nearestName } from '../model/nearest-name.ts'
import type { OptionValues } from './command.ts'
import { refuseOutput } from './export-files.ts'
import { alternatives } from './format.ts'

/** What a picture is written as. */
export type PictureFormat =
  | { readonly kind: 'svg' | 'png' }
  /** A graph, with places, sizes and colours where the format holds them. */
  | { readonly kind: 'graph'; readonly writer: Writer }

const plain = writers.filter(({ program }) => program === undefined)

/** What --format takes, for people. */
export const pictureFormats = alternatives(['svg', 'png', ...plain.map(({ id }) => id)])

/**
 * The format that `--format` names, else that of the ending of `--output`.
 *
 * @throws UsageError `NeedsOutput`, `UnknownFormat`, and those of `refuseOutput`
 */
export function pictureFormatOf({ format: id, output }: OptionValues): PictureFormat {
  if (output === undefined)
    throw new UsageError({
      code: 'NeedsOutput',
      message: 'No file was named to write the picture to.',
      hint: 'Name one, as in -o overview.svg or -o overview.png.',
    })
  if (id !== undefined) {
    const named = formatNamed(id)
    if (named === undefined) throw unknownFormat(`Unknown format ${id}.`, id)
    const extension = named.kind === 'graph' ? named.writer.extension : named.kind
    refuseOutput(output, { extension, by: `--format ${id}`, instead: `, or leave out --format ${id}` })
    return named
  }
  refuseOutput(output, undefined)
  const extension = isNoFile(output) ? '' : extname(output).toLowerCase()
  const meant = formatEnding(extension.slice(1))
  if (meant !== undefined) return meant
  throw unknownFormat(
    extension === ''
      ? `${output} does not say the format by its ending.`
      : `No format has files that end in ${extension}.`,
    extension.slice(1),
  )
}

function formatNamed(id: string): PictureFormat | undefined {
  if (id === 'svg' || id === 'png') return { kind: id }
  const writer = plain.find((one) => one.id === id)
  return writer && { kind: 'graph', writer }
}

function formatEnding(extension: string): PictureFormat | undefined {
  if (extension === 'svg' || extension === 'png') return { kind: extension }
  const writer = plain.find((one) => one.extension === extension)
  return writer && { kind: 'graph', writer }
}

function unknownFormat(message: string, written: string): UsageError {
  const nearest = nearestName(written, ['svg', 'png', ...plain.map(({ id }) => id)])
  return new UsageError({
    code: 'UnknownFormat',
    message,
    hint: `${nearest === undefined ? '' : `Did you mean ${nearest}? `}Give --format ${pictureFormats}, or name a file that ends in .svg or .png.`,
  })
}
