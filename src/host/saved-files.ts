import { type BigIntStats, lstatSync, mkdirSync, readdirSync, realpathSync, type Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DataError } from '../errors.ts'
import { readTextFile, sha256, type TextFile } from './node.ts'
import { FileWriter } from './write-file.ts'

/** How long another process that writes the same file is waited for, in milliseconds. */
const LONGEST_WAIT = 2_000

/**
 * The files of one folder that are saved by name, each whole or not at all. Nothing outside the folder is written, read or made, and
 * no link is followed.
 */
export class SavedFiles {
  /** It may be missing, and is made for the first file. */
  readonly folder: string
  readonly #ending: string
  /** The folder that holds it, as it was at the start. */
  readonly #around: BigIntStats

  /**
   * @param folder without links in what leads to it; the folder that holds it is there
   * @param ending as `.yaml`
   */
  constructor(folder: string, ending: string) {
    this.folder = folder
    this.#ending = ending
    this.#around = lstatSync(dirname(folder), { bigint: true })
  }

  /**
   * The hexadecimal SHA-256 of each file that is not a link, by name without its ending; one that is no text, or too large, is left
   * out.
   *
   * @throws DataError `LinkRefused` where the folder is a link or something else, or the one around is another than at the start
   */
  hashes(): ReadonlyMap<string, string> {
    if (this.#folderStats() === undefined) return new Map()
    const names = readdirSync(this.folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(this.#ending) && !entry.name.startsWith('.'))
      .map(({ name }) => name.slice(0, -this.#ending.length))
      .sort()
    return new Map(
      names.flatMap((name) => {
        const hash = this.#hashOf(name)
        return typeof hash !== 'string' ? [] : [[name, hash] as const]
      }),
    )
  }

  /**
   * A file; undefined where there is none.
   *
   * @param name without its ending, and without a `/`
   * @throws DataError `LinkRefused` where it, or the folder, is a link or something else, or the folder around is another than at the start; `NoFile`, `NotText`, `TooLarge`
   */
  read(name: string): TextFile | undefined {
    if (this.#folderStats() === undefined) return undefined
    const path = this.#pathOf(name)
    const stats = lstatSync(path, { throwIfNoEntry: false })
    if (stats === undefined) return undefined
    if (!stats.isFile()) throw refusedLink(path, 'file')
    try {
      return readTextFile(path)
    } catch (error) {
      if (!(error instanceof DataError)) throw error
      const { code, message, hint, place } = error
      throw new DataError({ code, message: `${this.#shown(name)}: ${message}`, hint, place, cause: error })
    }
  }

  /**
   * Writes a file in place of the one that the writer has seen. Of several processes that do so at once one writes and the others find
   * what it wrote: who has begun a part beside the file, and sees no part of another process that is running, looks at the file
   * once more and puts its own in its place.
   *
   * @param before the SHA-256 of what was there; undefined where nothing was
   * @returns the SHA-256 of what is there now
   * @throws DataError `ChangedMeanwhile` where something else is there; `NotWritten`, also where another process writes the file for
   *   longer than 2 seconds; and those of `read`
   */
  write(name: string, text: string, before: string | undefined): string {
    const end = performance.now() + LONGEST_WAIT
    for (;;) {
      this.#expect(name, before)
      if (this.#folderStats() === undefined) this.#makeFolder()
      const others = this.#tryToWrite(name, text, before)
      if (others.length === 0) return sha256(text)
      if (performance.now() > end) throw isBusy(this.#pathOf(name), others)
      // Of other lengths, so that two that make way for each other do not meet again.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1 + 15 * Math.random())
    }
  }

  /** @returns the parts of other processes to which it made way; none where the file is written */
  #tryToWrite(name: string, text: string, before: string | undefined): readonly string[] {
    const writer = new FileWriter(this.#pathOf(name))
    try {
      const others = writer.others()
      if (others.length > 0) return others
      writer.write(text)
      writer.flush()
      this.#expect(name, before)
      if (before !== undefined) writer.commit()
      else if (!writer.commitNew()) throw this.#changed(name, 'exists already')
      return []
    } finally {
      writer.abandon()
    }
  }

  #expect(name: string, before: string | undefined): void {
    const now = this.#hashOf(name)
    if (now === before) return
    throw this.#changed(
      name,
      before === undefined
        ? 'exists already'
        : now === undefined
          ? 'has been removed meanwhile'
          : 'has been changed meanwhile',
    )
  }

  /** Undefined where there is no such file, null where it cannot be read. @throws DataError `LinkRefused` */
  #hashOf(name: string): string | null | undefined {
    try {
      return this.read(name)?.sha256
    } catch (error) {
      if (error instanceof DataError && error.code !== 'LinkRefused') return null
      throw error
    }
  }

  #changed(name: string, what: string): DataError {
    return new DataError({
      code: 'ChangedMeanwhile',
      message: `${this.#shown(name)} ${what}.`,
      hint: 'It was left as it is. Look at what is there now, then save again.',
      place: { file: this.#pathOf(name) },
    })
  }

  #folderStats(): Stats | undefined {
    this.#expectAround()
    const stats = lstatSync(this.folder, { throwIfNoEntry: false })
    if (stats !== undefined && !stats.isDirectory()) throw refusedLink(this.folder, 'folder')
    return stats
  }

  /** @throws DataError `LinkRefused` where the folder around is another than at the start, or a link leads to it */
  #expectAround(): void {
    const around = dirname(this.folder)
    const { dev, ino } = this.#around
    const now = lstatSync(around, { bigint: true, throwIfNoEntry: false })
    if (now?.dev === dev && now.ino === ino && realpathSync(around) === around) return
    throw new DataError({
      code: 'LinkRefused',
      message: `${basename(around)} is not the folder that was opened any more.`,
      hint: 'Put it back, or start silkgraph serve again.',
      place: { file: around },
    })
  }

  #makeFolder(): void {
    try {
      mkdirSync(this.folder)
    } catch (error) {
      // Another process was faster.
      if (this.#folderStats() !== undefined) return
      throw new DataError({
        code: 'NotWritten',
        message: `The folder ${basename(this.folder)}/ cannot be made.`,
        hint: 'Check that the graph folder may be written to.',
        place: { file: this.folder },
        cause: error,
      })
    }
  }

  #shown(name: string): string {
    return `${basename(this.folder)}/${name}${this.#ending}`
  }

  #pathOf(name: string): string {
    return join(this.folder, name + this.#ending)
  }
}

function isBusy(path: string, parts: readonly string[]): DataError {
  return new DataError({
    code: 'NotWritten',
    message: `Another process is writing ${basename(path)}.`,
    hint: `Save again. If nothing else saves there, remove ${basename(parts[0])} next to it.`,
    place: { file: path },
  })
}

function refusedLink(path: string, what: 'file' | 'folder'): DataError {
  return new DataError({
    code: 'LinkRefused',
    message: `${basename(path)} is a link, or not a ${what}.`,
    hint: `Put the ${what} itself there: nothing is saved through links.`,
    place: { file: path },
  })
}
