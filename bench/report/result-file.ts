import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SizeName } from '../graph/sizes.ts'
import { answersSame, type Result } from './result.ts'

/** The results of one size: a file of JSON lines, which grows with each result, so that a run that ends early loses none. */
export class ResultFile {
  readonly #path: string

  constructor(folder: string, size: SizeName) {
    this.#path = join(folder, `${size}.jsonl`)
  }

  /** All results, the last of each shape and peer. A line that was cut off is left out. */
  read(): readonly Result[] {
    if (!existsSync(this.#path)) return []
    const results = readFileSync(this.#path, 'utf8').split('\n').flatMap(resultIn)
    return [...new Map(results.map((result) => [`${result.shape} ${result.peer}`, result])).values()]
  }

  has(wanted: Pick<Result, 'size' | 'shape' | 'peer' | 'version' | 'silkgraph'>): boolean {
    return this.read().some((result) => answersSame(result, wanted))
  }

  add(result: Result): void {
    mkdirSync(dirname(this.#path), { recursive: true })
    // The line before may have been cut off.
    appendFileSync(this.#path, `\n${JSON.stringify(result)}\n`)
  }

  /** Forgets all results. */
  clear(): void {
    rmSync(this.#path, { force: true })
  }
}

function resultIn(line: string): readonly Result[] {
  try {
    return [JSON.parse(line) as Result]
  } catch {
    return []
  }
}
