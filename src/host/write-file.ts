import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DataError } from '../errors.ts'
import { othersParts, partPath, removeLeftovers } from './parts.ts'
import { isDangling, reasonOf, systemCode } from './reason.ts'
import { kindOf, statsOf } from './regular-file.ts'
import { signalsLetIn } from './signals-let-in.ts'
import { beforeTheEnd } from './tidy.ts'

const CHUNK = 1024 * 1024

/** A file to be written: text, as UTF-8, or bytes. */
export interface WrittenFile {
  readonly file: string
  readonly content: string | Uint8Array
}

/**
 * Writes files, over those that are there: none of them is in its place before all are on the disk.
 *
 * @throws (rejects with) DataError `NotWritten`
 */
export async function writeFiles(files: readonly WrittenFile[]): Promise<void> {
  const writers: FileWriter[] = []
  try {
    for (const { file, content } of files) {
      const writer = new FileWriter(file)
      writers.push(writer)
      for (const piece of piecesOf(content)) {
        writer.write(piece)
        await signalsLetIn()
      }
      writer.flush()
    }
    for (const writer of writers) writer.commit()
  } finally {
    for (const writer of writers) writer.abandon()
  }
}

function* piecesOf(content: string | Uint8Array): Generator<string | Uint8Array> {
  for (let at = 0; at < content.length;) {
    const end = typeof content === 'string' ? wholeCharacters(content, at + CHUNK) : at + CHUNK
    yield content.slice(at, end)
    at = end
  }
}

/**
 * A text file that is written piece by piece beside its place, and is there whole or not at all: a kill or a full disk at any
 * moment leaves the file that was there. `commit` puts it in its place on the disk, links followed and permissions kept;
 * `abandon` leaves nothing, and does nothing after `commit`. What is not a file, such as a pipe or standard output, has nothing
 * beside it and is written to directly. What a killed process has left beside the file goes with the next one that writes it.
 */
export class FileWriter {
  readonly #file: string
  readonly #target: Target
  readonly #descriptor: number
  readonly #done: () => void
  #open = true

  /** @throws DataError `NotWritten`, as every method but `abandon` */
  constructor(file: string) {
    this.#file = file
    this.#target = writing(file, () => targetOf(file))
    // Before the part is there: a signal between the two would leave it.
    this.#done = this.#target.kind === 'file' ? beforeTheEnd(() => this.#drop()) : () => {}
    try {
      this.#descriptor = writing(file, () => openTarget(this.#target))
    } catch (error) {
      this.#done()
      throw error
    }
  }

  /** Lets nothing else in: who writes much awaits `signalsLetIn` in between. */
  write(piece: string | Uint8Array): void {
    const bytes = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece
    writing(this.#file, () => {
      for (let at = 0; at < bytes.length;) at += writeSome(this.#descriptor, bytes, at)
    })
  }

  /** What was written is on the disk. */
  flush(): void {
    if (this.#target.kind === 'file') writing(this.#file, () => fsyncSync(this.#descriptor))
  }

  commit(): void {
    this.flush()
    this.#place(({ part, path }) => renameSync(part, path))
  }

  /**
   * As `commit`, where nothing is in its place yet.
   *
   * @returns whether it is there now: false where something else has come there, which is left as it is
   */
  commitNew(): boolean {
    const target = this.#target
    const second = target.kind === 'file' ? writing(this.#file, () => this.#name(target)) : 'unknown'
    if (second === 'taken') return false
    if (second === 'unknown') this.commit()
    else this.#place(({ part }) => rmSync(part))
    return true
  }

  /** The parts of the same file that other processes are writing, by path. */
  others(): readonly string[] {
    const target = this.#target
    if (target.kind !== 'file') return []
    return writing(this.#file, () => othersParts(target.path)).map((name) => join(dirname(target.path), name))
  }

  abandon(): void {
    this.#drop()
    this.#done()
  }

  #name({ part, path }: FileTarget): 'made' | 'taken' | 'unknown' {
    this.flush()
    return linkTo(part, path)
  }

  #place(moved: (target: FileTarget) => void): void {
    const target = this.#target
    writing(this.#file, () => {
      if (target.kind !== 'descriptor') closeSync(this.#descriptor)
      if (target.kind === 'file') {
        moved(target)
        syncFolder(dirname(target.path))
      }
    })
    this.#open = false
    this.#done()
  }

  #drop(): void {
    if (!this.#open) return
    this.#open = false
    const target = this.#target
    try {
      if (target.kind !== 'descriptor') closeSync(this.#descriptor)
    } catch {
      // It is closed, or the disk says once more what has been told already.
    }
    if (target.kind === 'file') rmSync(target.part, { force: true })
  }
}

/** Written at `part`, and `path` in the end; `before` is there now. */
interface FileTarget {
  readonly kind: 'file'
  readonly path: string
  readonly part: string
  readonly before: Stats | undefined
}

type Target =
  | FileTarget
  /** Such as a pipe: written to directly. */
  | { readonly kind: 'other'; readonly path: string }
  /** Open already, such as standard output. */
  | { readonly kind: 'descriptor'; readonly descriptor: number }

/** What `-` and the names of open descriptors stand for, which cannot always be opened by their names. */
const standardNames: ReadonlyMap<string, number> = new Map([
  ['-', 1],
  ['/dev/stdout', 1],
  ['/dev/stderr', 2],
])

/** Whether what stands at a path is written to as it is, such as a pipe or standard output: its name means nothing then. */
export function isNoFile(file: string): boolean {
  const stats = standardNames.has(file) ? undefined : statsOf(file)
  const kind = stats === undefined ? undefined : kindOf(stats)
  return standardNames.has(file) || (kind !== undefined && kind !== 'a folder')
}

function targetOf(file: string): Target {
  const descriptor = standardNames.get(file)
  if (descriptor !== undefined) return { kind: 'descriptor', descriptor }
  const before = statSync(file, { throwIfNoEntry: false })
  const kind = before === undefined ? undefined : kindOf(before)
  if (kind === 'a folder') throw Object.assign(new Error(kind), { code: 'EISDIR' })
  if (kind !== undefined) return { kind: 'other', path: file }
  // What a link leads to is replaced, not the link; one that leads nowhere is.
  const path = before === undefined ? join(realpathSync(dirname(file)), basename(file)) : realpathSync(file)
  return { kind: 'file', path, part: partPath(path), before }
}

function openTarget(target: Target): number {
  if (target.kind === 'descriptor') return target.descriptor
  // Without O_NONBLOCK a pipe that nothing reads from would hold the process here.
  if (target.kind === 'other')
    return openSync(target.path, constants.O_WRONLY | constants.O_APPEND | (constants.O_NONBLOCK ?? 0))
  const { path, part, before } = target
  removeLeftovers(path)
  // A file that may not be written to is not replaced either.
  if (before !== undefined) closeSync(openSync(path, constants.O_WRONLY))
  const descriptor = openSync(part, 'wx')
  try {
    if (before !== undefined) keepRights(descriptor, before)
  } catch (error) {
    closeSync(descriptor)
    rmSync(part, { force: true })
    throw error
  }
  return descriptor
}

/** As far as this user may give them and the disk knows them. */
function keepRights(descriptor: number, { mode, uid, gid }: Stats): void {
  const own = fstatSync(descriptor)
  const steps = [
    () => {
      if (own.uid !== uid || own.gid !== gid) fchownSync(descriptor, uid, gid)
    },
    () => fchmodSync(descriptor, mode & 0o7777),
  ]
  for (const step of steps)
    try {
      step()
    } catch (error) {
      if (systemCode(error) !== 'EPERM' && systemCode(error) !== 'ENOTSUP') throw error
    }
}

/** A slow reader of a pipe is waited for. */
function writeSome(descriptor: number, bytes: Uint8Array, at: number): number {
  try {
    return writeSync(descriptor, bytes, at)
  } catch (error) {
    if (systemCode(error) !== 'EAGAIN') throw error
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    return 0
  }
}

/** Gives a file a second name. @returns `unknown` where the disk has no second names */
function linkTo(part: string, path: string): 'made' | 'taken' | 'unknown' {
  try {
    linkSync(part, path)
    return 'made'
  } catch (error) {
    const code = systemCode(error)
    if (code === 'EEXIST') return 'taken'
    if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code ?? '')) return 'unknown'
    throw error
  }
}

/** So that the new name is on the disk too. Where folders cannot be opened, as on Windows, the system sees to it. */
function syncFolder(folder: string): void {
  let descriptor: number
  try {
    descriptor = openSync(folder, constants.O_RDONLY)
  } catch {
    return
  }
  try {
    fsyncSync(descriptor)
  } catch (error) {
    if (systemCode(error) === 'EIO') throw error
  } finally {
    closeSync(descriptor)
  }
}

/** Where to cut a text at or before a place so that no surrogate pair is split. */
function wholeCharacters(text: string, at: number): number {
  if (at >= text.length) return text.length
  const code = text.charCodeAt(at - 1)
  return code >= 0xd800 && code <= 0xdbff ? at - 1 : at
}

function writing<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof DataError) throw error
    const folder = dirname(file)
    const isMissing = systemCode(error) === 'ENOENT'
    const lacksFolder = isMissing && statsOf(folder) === undefined
    const leadsNowhere = lacksFolder && isDangling(folder)
    const missing = leadsNowhere ? `${folder} is a link that leads nowhere` : `there is no folder ${folder}`
    const reason = isMissing ? `no file can be made in ${folder}` : reasonOf(error)
    throw new DataError({
      code: 'NotWritten',
      message: `The file cannot be written: ${lacksFolder ? missing : reason}.`,
      hint: lacksFolder
        ? `Create ${leadsNowhere ? 'what it leads to' : 'it'} first.`
        : 'Check the path; an existing file was left as it was.',
      place: { file },
      cause: error,
    })
  }
}
