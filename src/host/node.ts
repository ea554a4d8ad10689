import { createHash, hash } from 'node:crypto'
import { type Dirent, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DataError, type Place } from '../errors.ts'
import { reasonOf } from './reason.ts'
import { ByteAllowance, readRegularFile, statsOf } from './regular-file.ts'

const MIB = 1024 * 1024
const MAX_BYTES = 64 * MIB

/** All files of a graph folder, or of a folder of queries, together. */
const MAX_FOLDER_BYTES = 16 * MIB

/** The claims of one table, or what was imported at once, which a program writes and reads by line. */
export const MOST_TABLE_BYTES = 256 * MIB

/** A text file as it was read. */
export interface TextFile {
  /** The text, a byte order mark at its start included. */
  readonly text: string
  /** Hexadecimal SHA-256 of the bytes. */
  readonly sha256: string
}

/**
 * The YAML texts of a graph folder, of its `claims/` and of its `views/`, the claims of tables (`claims/*.ndjson`), what was imported
 * (`imported/*.ndjson`), and its canned queries (`readQueries`), by path relative to it with `/` between names. Other folders and
 * files are left alone.
 *
 * @throws DataError `NoFolder` where it is not a folder that can be read, `NoGraph` where it holds no YAML, `OutsideFolder`
 *   where a file is a link to one elsewhere, `TooLarge` where all files together are, and those of `readTextFile`
 */
export function readGraphFolder(folder: string): ReadonlyMap<string, string> {
  const allowance = new ByteAllowance(MAX_FOLDER_BYTES, 'The graph folder')
  const files = new Map<string, string>()
  for (const [below, ...endings] of readFolders) {
    if (below !== '' && !isFolder(join(folder, below))) continue
    for (const name of namesIn(join(folder, below), endings)) {
      const most = name.endsWith('.ndjson') ? new ByteAllowance(MOST_TABLE_BYTES) : allowance
      files.set(
        below === '' ? name : `${below}/${name}`,
        textOf(join(folder, below, name), most, folder).text,
      )
    }
    if (below === '' && files.size === 0) throw noGraph(folder)
  }
  for (const [id, text] of readQueries(folder, allowance)) files.set(`queries/${id}.cypher`, text)
  return files
}

/** The folders of a graph folder, itself among them, and how the names of their files end. */
const readFolders = [
  ['', '.yaml', '.yml'],
  ['claims', '.yaml', '.yml', '.ndjson'],
  ['views', '.yaml', '.yml'],
  ['imported', '.ndjson'],
] as const

/** Names in a graph folder and in the folders that it has, as `readGraphFolder` gives them; those of other folders end in `/`. */
export function namesInGraphFolder(folder: string): readonly string[] {
  const known = new Set<string>([...readFolders.map(([below]) => below), 'queries'])
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return entry.name
    if (!known.has(entry.name)) return `${entry.name}/`
    return readdirSync(join(folder, entry.name)).map((name) => `${entry.name}/${name}`)
  })
}

function noGraph(folder: string): DataError {
  return new DataError({
    code: 'NoGraph',
    message: 'The folder does not contain a graph.',
    hint: 'Give the folder that contains ontology.yaml, as in --graph graph.',
    place: { file: folder },
  })
}

/** The names of what stands in a folder and is not a folder, by their endings, in order. @throws DataError `NoFolder` */
function namesIn(folder: string, endings: readonly string[]): readonly string[] {
  let entries: readonly Dirent[]
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    throw new DataError({
      code: 'NoFolder',
      message: `The folder cannot be read: ${reasonOf(error, folder)}.`,
      hint: 'Check the path.',
      place: { file: folder },
      cause: error,
    })
  }
  return entries
    .filter((entry) => !entry.isDirectory() && endings.some((ending) => entry.name.endsWith(ending)))
    .map(({ name }) => name)
    .sort()
}

function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() ?? false
}

/** What stands at a path: links are followed. Whatever is not a folder is read as a file, which may refuse it. */
export function whatIsAt(path: string): 'a folder' | 'a file' | 'nothing' {
  const stats = statsOf(path)
  return stats === undefined ? 'nothing' : stats.isDirectory() ? 'a folder' : 'a file'
}

/**
 * A UTF-8 file of at most 64 MiB, or as many bytes as are said.
 *
 * @throws DataError `NoFile` where it cannot be read, `NotRegular` where it is a pipe, a device or a socket, `TooLarge`,
 *   `NotText` where it is not UTF-8 or holds a NUL
 */
export function readTextFile(file: string, maxBytes = MAX_BYTES): TextFile {
  return textOf(file, new ByteAllowance(maxBytes))
}

function textOf(file: string, allowance: ByteAllowance, within?: string): TextFile {
  const bytes = readRegularFile(file, allowance, within)
  const text = decode(bytes)
  if (text === undefined)
    throw new DataError({
      code: 'NotText',
      message: 'The file is not UTF-8 text.',
      hint: 'Save it as UTF-8 text.',
      place: { file },
    })
  const zero = text.indexOf('\0')
  if (zero >= 0)
    throw new DataError({
      code: 'NotText',
      message: 'The file contains the character \\u0000, which is not allowed in a text.',
      hint: 'Remove it. If the file is in UTF-16, save it as UTF-8.',
      place: placeAt(file, text, zero),
    })
  return { text, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Where a character of a file stands: no list of its lines is made, which may be millions. */
function placeAt(file: string, text: string, offset: number): Place {
  let line = 1
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
    line++
    start = end + 1
  }
  const pairs = text.slice(start, offset).match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0
  return { file, line, column: offset - start - pairs + 1 }
}

/** Hexadecimal SHA-256 of bytes, or of a text's UTF-8 bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Two halves, of 48 bits each, of the SHA-1 of a text's UTF-8 bytes: to tell texts apart, not to keep secrets. */
export function fingerprint(text: string): readonly [high: number, low: number] {
  // A text of one character a byte is made in a third of the time of a buffer.
  const bytes = hash('sha1', text, 'binary')
  return [bits48(bytes, 0), bits48(bytes, 6)]
}

function bits48(bytes: string, from: number): number {
  const bits24 = (at: number): number =>
    (bytes.charCodeAt(at) << 16) | (bytes.charCodeAt(at + 1) << 8) | bytes.charCodeAt(at + 2)
  return bits24(from) * 2 ** 24 + bits24(from + 3)
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * The texts of the canned queries of a graph folder by id, in order of id: those in its `queries/`, or, where it has none and
 * is called `graph`, in the `queries/` beside it.
 *
 * @throws DataError as `readGraphFolder`
 */
export function readQueries(
  folder: string,
  allowance = new ByteAllowance(MAX_FOLDER_BYTES, 'The folder of queries'),
): ReadonlyMap<string, string> {
  const queries = queriesFolder(folder)
  if (!isFolder(queries)) return new Map()
  return new Map(
    namesIn(queries, ['.cypher']).map((name) => [
      name.replace(/\.cypher$/, ''),
      textOf(join(queries, name), allowance, queries === join(folder, 'queries') ? folder : queries).text,
    ]),
  )
}

/** Where the canned queries of a graph folder are, or would be. */
export function queriesFolder(folder: string): string {
  const own = join(folder, 'queries')
  const beside = join(dirname(resolve(folder)), 'queries')
  return !isFolder(own) && basename(resolve(folder)) === 'graph' && isFolder(beside) ? beside : own
}
