import { createHash, hash } from 'node:crypto'
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DataError } from '../errors.ts'

const MAX_BYTES = 64 * 1024 * 1024

/** A text file as it was read. */
export interface TextFile {
  /** The text, a byte order mark at its start included. */
  readonly text: string
  /** Hexadecimal SHA-256 of the bytes. */
  readonly sha256: string
}

/** The folders of a graph folder, and how the names of the files in them end; `.yml` is read to be refused by name. */
const foldersBelow = [
  ['claims', '.yaml'],
  ['claims', '.yml'],
  ['views', '.yaml'],
  ['views', '.yml'],
  ['queries', '.cypher'],
] as const

/**
 * The YAML texts of a graph folder, of its `claims/` and of its `views/`, and the canned queries in its `queries/`, by path
 * relative to it with `/` between names. Other folders and files are left alone.
 *
 * @throws DataError `NoFolder` where it is no folder that can be read, `NoGraph` where it holds no YAML, and those of
 *   `readTextFile`
 */
export function readGraphFolder(folder: string): ReadonlyMap<string, string> {
  const files = new Map([...readTexts(folder, '.yaml')].concat([...readTexts(folder, '.yml')]))
  if (files.size === 0) {
    throw new DataError({
      code: 'NoGraph',
      message: 'The folder holds no graph.',
      hint: 'Give the folder that holds ontology.yaml, as in --graph graph.',
      place: { file: folder },
    })
  }
  for (const [below, ending] of foldersBelow) {
    if (!(statSync(join(folder, below), { throwIfNoEntry: false })?.isDirectory() ?? false)) continue
    for (const [name, text] of readTexts(join(folder, below), ending)) files.set(`${below}/${name}`, text)
  }
  return files
}

/** Names in a graph folder and in the folders that it has, as `readGraphFolder` gives them; those of other folders end in `/`. */
export function namesInGraphFolder(folder: string): readonly string[] {
  const known = new Set<string>(foldersBelow.map(([below]) => below))
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return entry.name
    if (!known.has(entry.name)) return `${entry.name}/`
    return readdirSync(join(folder, entry.name)).map((name) => `${entry.name}/${name}`)
  })
}

/**
 * The texts of the files in a folder whose names end in `ending`, by name, in order of name. Not the folders below.
 *
 * @throws DataError `NoFolder`, and those of `readTextFile`
 */
export function readTexts(folder: string, ending: string): ReadonlyMap<string, string> {
  let names: readonly string[]
  try {
    names = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && entry.name.endsWith(ending))
      .map(({ name }) => name)
      .sort()
  } catch (error) {
    throw new DataError({
      code: 'NoFolder',
      message: `The folder cannot be read: ${reason(error)}.`,
      hint: 'Check the path.',
      place: { file: folder },
      cause: error,
    })
  }
  return new Map(names.map((name) => [name, readTextFile(join(folder, name)).text]))
}

/** Whether there is a file of this name, and no folder. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/**
 * A UTF-8 file of at most 64 MiB, or as many bytes as are said.
 *
 * @throws DataError `NoFile` where it cannot be read, `TooLarge`, `NotText` where it is not UTF-8 or holds a NUL
 */
export function readTextFile(file: string, maxBytes = MAX_BYTES): TextFile {
  const bytes = readBytes(file, maxBytes)
  const text = decode(bytes)
  if (text === undefined || text.includes('\0')) {
    throw new DataError({
      code: 'NotText',
      message: 'The file is no UTF-8 text.',
      hint: 'Save it as UTF-8 text.',
      place: { file },
    })
  }
  return { text, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Hexadecimal SHA-256 of a text's UTF-8 bytes. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
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

function readBytes(file: string, maxBytes: number): Uint8Array {
  try {
    const size = statSync(file).size
    if (size <= maxBytes) return readFileSync(file)
  } catch (error) {
    throw unreadable(file, error)
  }
  throw new DataError({
    code: 'TooLarge',
    message: `The file is larger than ${maxBytes / 1024 / 1024} MiB.`,
    hint: 'Split it.',
    place: { file },
  })
}

/** A file that cannot be read, and why: `NoFile`. */
export function unreadable(file: string, cause: unknown): DataError {
  return new DataError({
    code: 'NoFile',
    message: `The file cannot be read: ${reason(cause)}.`,
    hint: 'Check the path.',
    place: { file },
    cause,
  })
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const reasons: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'there is nothing of this name'],
  ['ENOTDIR', 'it is no folder'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'permission is denied'],
])

function reason(error: unknown): string {
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return reasons.get(code) ?? (typeof code === 'string' ? code : 'unknown reason')
}

/** The texts of a folder of canned queries by id, in order of id; empty where there is no such folder. */
export function readQueryFolder(folder: string): ReadonlyMap<string, string> {
  if (!(statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false)) return new Map()
  const names = readdirSync(folder).filter((name) => name.endsWith('.cypher'))
  return new Map(
    names.sort().map((name) => [name.replace(/\.cypher$/, ''), readTextFile(join(folder, name)).text]),
  )
}

/**
 * Writes a text as UTF-8, over a file that is there.
 *
 * @throws DataError `NotWritten`
 */
export function writeTextFile(file: string, text: string): void {
  writing(file, () => writeFileSync(file, text))
}

/**
 * A text file that is written piece by piece beside its place, and there whole or not at all: `commit` puts it over a file
 * that is there, `abandon` leaves nothing. Both are the last call.
 */
export class TextFileWriter {
  readonly #file: string
  readonly #part: string
  readonly #descriptor: number

  /** @throws DataError `NotWritten`, as every method */
  constructor(file: string) {
    this.#file = file
    this.#part = `${file}.${process.pid}.part`
    this.#descriptor = writing(file, () => {
      if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
        throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
      return openSync(this.#part, 'w')
    })
  }

  write(text: string): void {
    const bytes = new TextEncoder().encode(text)
    writing(this.#file, () => {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#descriptor, bytes, at)
    })
  }

  commit(): void {
    writing(this.#file, () => {
      closeSync(this.#descriptor)
      renameSync(this.#part, this.#file)
    })
  }

  abandon(): void {
    closeSync(this.#descriptor)
    rmSync(this.#part, { force: true })
  }
}

function writing<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw new DataError({
      code: 'NotWritten',
      message: `The file cannot be written: ${reason(error)}.`,
      hint: 'Check the path.',
      place: { file },
      cause: error,
    })
  }
}
