import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs'
import { sep } from 'node:path'
import { DataError } from '../errors.ts'
import { reasonOf, systemCode } from './reason.ts'

const CHUNK_BYTES = 1024 * 1024
const MIB = 1024 * 1024

/** How many bytes may still be read, of one file or of all files of a folder together. */
export class ByteAllowance {
  readonly #most: number
  readonly #what: string
  #left: number

  /** @param what what is too large beyond it, such as `The folder` */
  constructor(most: number, what = 'The file') {
    this.#most = most
    this.#what = what
    this.#left = most
  }

  /** Bytes that may still be read. */
  get left(): number {
    return this.#left
  }

  /** @throws DataError `TooLarge` */
  take(bytes: number, file: string): void {
    this.expect(bytes, file)
    this.#left -= bytes
  }

  /** Asks whether so many could be taken. @throws DataError `TooLarge` */
  expect(bytes: number, file: string): void {
    if (bytes <= this.#left) return
    throw new DataError({
      code: 'TooLarge',
      message: `${this.#what} is larger than ${this.#most / MIB} MiB.`,
      hint: this.#what === 'The file' ? 'Split it.' : 'Keep only the files of one graph in it.',
      place: { file },
    })
  }
}

/**
 * Opens a regular file, or a link to one, for reading; the caller closes the descriptor. Nothing else is ever waited for or
 * read: not a pipe without a writer, not a device without an end.
 *
 * @param within the folder that a link must not lead out of
 * @throws DataError `NoFile` where it cannot be opened, `NotRegular`, `OutsideFolder`
 */
function openRegularFile(file: string, within?: string): number {
  const path = within === undefined ? file : pathWithin(file, within)
  let descriptor: number
  try {
    // Without O_NONBLOCK a pipe that nothing writes to would hold the process here. Windows has no such flag.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    // A socket cannot be opened at all.
    throw systemCode(error) === 'ENXIO' ? notRegular(file, 'a socket') : unreadable(file, error)
  }
  // What was opened is asked, not the name: the two may differ by now.
  const kind = kindOf(fstatSync(descriptor))
  if (kind === undefined) return descriptor
  closeSync(descriptor)
  throw kind === 'a folder'
    ? unreadable(file, Object.assign(new Error(kind), { code: 'EISDIR' }))
    : notRegular(file, kind)
}

/**
 * The bytes of a regular file, counted while they are read.
 *
 * @throws DataError as `openRegularFile`, and `TooLarge`: before it is read where the file says so, else once the allowance is used up
 */
export function readRegularFile(file: string, allowance: ByteAllowance, within?: string): Uint8Array {
  const descriptor = openRegularFile(file, within)
  try {
    // A file that says that it is too large is not read first. It may grow, and some say that they are empty.
    const { size } = fstatSync(descriptor)
    allowance.expect(size, file)
    let bytes = new Uint8Array(size + 1)
    let length = 0
    for (;;) {
      if (length === bytes.length) {
        // One byte more than may be read tells a file that ends there from one that goes on.
        const longer = new Uint8Array(length + Math.min(Math.max(length, CHUNK_BYTES), allowance.left + 1))
        longer.set(bytes)
        bytes = longer
      }
      const read = readSync(descriptor, bytes, length, bytes.length - length, null)
      if (read === 0) return bytes.subarray(0, length)
      allowance.take(read, file)
      length += read
    }
  } catch (error) {
    throw error instanceof DataError ? error : unreadable(file, error)
  } finally {
    closeSync(descriptor)
  }
}

/** A file that cannot be read, and why: `NoFile`. */
function unreadable(file: string, cause: unknown): DataError {
  return new DataError({
    code: 'NoFile',
    message: `The file cannot be read: ${reasonOf(cause, file)}.`,
    hint: 'Check the path.',
    place: { file },
    cause,
  })
}

/** What the system says of a path, links followed; undefined where it says nothing: whoever opens it is told why. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/** What stands at a path where it is not a regular file; undefined where it is one. */
export function kindOf(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined
  if (stats.isDirectory()) return 'a folder'
  if (stats.isFIFO()) return 'a pipe'
  if (stats.isSocket()) return 'a socket'
  return 'a device'
}

function notRegular(file: string, kind: string): DataError {
  return new DataError({
    code: 'NotRegular',
    message: `This is ${kind}; only files are read.`,
    hint: 'Write its content to a file, and give that file.',
    place: { file },
  })
}

/** Where a file of a folder really is. @throws DataError `NoFile`; `OutsideFolder` where a link leads out of it */
export function pathWithin(file: string, folder: string): string {
  let path: string
  let root: string
  try {
    path = realpathSync(file)
    root = realpathSync(folder)
  } catch (error) {
    throw unreadable(file, error)
  }
  if (path.startsWith(root.endsWith(sep) ? root : root + sep)) return path
  throw new DataError({
    code: 'OutsideFolder',
    message: 'This is a link that leads out of the folder.',
    hint: 'Put the file itself there: nothing outside the folder is read.',
    place: { file },
  })
}
