import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const CHUNK_BYTES = 64 * 1024
const RUN_LENGTH = 16 * 1024 * 1024

/**
 * More lines than memory holds, to be read back in order, equal ones once: sorted runs in temporary files that are merged. The
 * files have no name from the moment they are made, so that a process that is killed leaves none behind.
 * A line holds no line feed. Memory: one run, and a chunk of each run while they are read.
 */
export class SortedLines {
  readonly #runLength: number
  #lines: string[] = []
  #length = 0
  /** Descriptors. */
  readonly #runs: number[] = []

  /** @param runLength characters that are held before they go to a file */
  constructor(runLength = RUN_LENGTH) {
    this.#runLength = runLength
  }

  add(line: string): void {
    this.#lines.push(line)
    this.#length += line.length
    if (this.#length >= this.#runLength) this.#spill()
  }

  /** The lines by UTF-16 units; nothing is added afterwards. */
  *sorted(): Generator<string> {
    this.#lines.sort(byUnits)
    let last: string | undefined
    for (const line of merge([...this.#runs.map(linesOf), this.#lines.values()])) {
      if (line !== last) yield line
      last = line
    }
  }

  /** Gives the files back. */
  close(): void {
    for (const run of this.#runs.splice(0)) closeSync(run)
  }

  #spill(): void {
    const folder = mkdtempSync(join(tmpdir(), 'silkgraph-pull-'))
    const run = openSync(join(folder, 'lines'), 'wx+', 0o600)
    this.#runs.push(run)
    rmSync(folder, { recursive: true, force: true })
    writeFileSync(run, `${this.#lines.sort(byUnits).join('\n')}\n`)
    this.#lines = []
    this.#length = 0
  }
}

function* merge(sources: readonly Iterator<string>[]): Generator<string> {
  const heads = sources.flatMap((source) => advanced(source))
  while (heads.length > 0) {
    let least = 0
    for (let at = 1; at < heads.length; at++) if (heads[at].line < heads[least].line) least = at
    const { line, source } = heads[least]
    yield line
    heads.splice(least, 1, ...advanced(source))
  }
}

function advanced(source: Iterator<string>): readonly { readonly line: string; source: Iterator<string> }[] {
  const next = source.next()
  return next.done === true ? [] : [{ line: next.value, source }]
}

function* linesOf(descriptor: number): Generator<string> {
  const decoder = new TextDecoder()
  const bytes = new Uint8Array(CHUNK_BYTES)
  let rest = ''
  for (let at = 0; ;) {
    const length = readSync(descriptor, bytes, 0, bytes.length, at)
    if (length === 0) return
    at += length
    const lines = (rest + decoder.decode(bytes.subarray(0, length), { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
