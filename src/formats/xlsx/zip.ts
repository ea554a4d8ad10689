import { Inflate } from 'fflate'
import { DataError } from '../../errors.ts'
import type { GraphFile } from '../graph-file.ts'
import type { Step } from '../sink.ts'

/** Bytes that are unpacked between two steps come from as many: deflate makes at most 1,032 of each. */
const PIECE = 4096

/** A sheet of a workbook, which is read as it unpacks, may unpack to as many bytes. */
const MOST_UNPACKED = 2 ** 31

/** Beyond `FREE` bytes, a part may unpack to as many times its size: tables of text pack to a hundredth at most. */
const MOST_RATIO = 200
const FREE = 32 * 1024 * 1024

interface Entry {
  readonly start: number
  readonly size: number
  readonly isStored: boolean
}

/** The parts of a zip archive by name. What its headers say of sizes is not trusted: parts are counted while they are unpacked. */
export class Zip {
  readonly #file: GraphFile
  readonly #entries: ReadonlyMap<string, Entry>

  /** @throws DataError `InvalidZip`, `EncryptedFile` */
  constructor(file: GraphFile) {
    this.#file = file
    try {
      this.#entries = entriesOf(file)
    } catch (error) {
      if (error instanceof RangeError) throw invalidZip(file.name, error)
      throw error
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /**
   * The text of a part, some at a time; nothing where there is no such part.
   *
   * @param most bytes to which it may unpack
   * @throws (rejects with) DataError `InvalidZip`, or `ZipBomb` where it unpacks to more than a table could be
   */
  async *text(name: string, step: Step, most = MOST_UNPACKED): AsyncGenerator<string, void, undefined> {
    const entry = this.#entries.get(name)
    if (entry === undefined) return
    const decoder = new TextDecoder()
    for await (const bytes of this.#unpacked(entry, step, most)) yield decoder.decode(bytes, { stream: true })
    yield decoder.decode()
  }

  async *#unpacked(
    { start, size, isStored }: Entry,
    step: Step,
    most: number,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const packed = this.#file.bytes.subarray(start, start + size)
    if (isStored) {
      if (size > most) throw zipBomb(this.#file.name, size)
      yield packed
      return
    }
    let unpacked: Uint8Array[] = []
    let count = 0
    let isEnded = false
    const inflate = new Inflate((bytes, isLast) => {
      unpacked.push(bytes)
      count += bytes.length
      isEnded ||= isLast
    })
    for (let at = 0; at < packed.length && !isEnded; at += PIECE) {
      await step(at === 0 ? 0 : Math.floor((this.#file.bytes.length * at) / packed.length))
      try {
        inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
      } catch (error) {
        throw invalidZip(this.#file.name, error)
      }
      if (count > most || (count > FREE && count > size * MOST_RATIO)) throw zipBomb(this.#file.name, count)
      yield* unpacked
      unpacked = []
    }
  }
}

const CENTRAL = 0x02014b50
const END = 0x06054b50
/** Of the record at the end, and of the comment that may follow it. */
const END_SIZE = 22
const MOST_COMMENT = 65_535

/** By the directory at the end of the archive. Source: PKWARE, APPNOTE.TXT, 4.3. */
function entriesOf({ name: file, bytes }: GraphFile): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - END_SIZE
  const least = Math.max(0, end - MOST_COMMENT)
  while (end >= least && view.getUint32(end, true) !== END) end--
  if (end < least) throw invalidZip(file)
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL) throw invalidZip(file)
    const method = view.getUint16(at + 10, true)
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if ((view.getUint16(at + 8, true) & 1) === 1) throw encryptedFile(file)
    if (method !== 0 && method !== 8) throw invalidZip(file)
    const local = view.getUint32(at + 42, true)
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const size = view.getUint32(at + 20, true)
    if (start + size > bytes.length) throw invalidZip(file)
    entries.set(name, { start, size, isStored: method === 0 })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

export function encryptedFile(file: string): DataError {
  return new DataError({
    code: 'EncryptedFile',
    message: 'The workbook is encrypted.',
    hint: 'Open it in Excel, take the password off, and save it again.',
    place: { file },
  })
}

function invalidZip(file: string, cause?: unknown): DataError {
  return new DataError({
    code: 'InvalidZip',
    message: 'The workbook cannot be unpacked: the file is cut short or broken.',
    hint: 'Get the file again, or open it in Excel and save it again.',
    place: { file },
    cause,
  })
}

function zipBomb(file: string, count: number): DataError {
  return new DataError({
    code: 'ZipBomb',
    message: `A part of the workbook unpacks to ${count.toLocaleString('en')} bytes or more, which is more than is read.`,
    hint: 'If the file is to be trusted, save its sheets as CSV and open these.',
    place: { file },
  })
}
