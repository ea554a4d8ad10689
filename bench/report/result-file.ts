import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SizeName } from '../graph/sizes.ts'
import { answersSame, type Identity, type Result } from './result.ts'

/** The results of one size: a file of JSON lines, which grows with each result, so that a run that ends early loses none. */
export class ResultFile {
  readonly #path: string

  constructor(folder: string, size: SizeName) {
    this.#path = join(folder, `${size}.jsonl`)
  }

  /** The results of the build that was measured last, the last of each shape and peer. A line that was cut off is left out. */
  read(): readonly Result[] {
    if (!existsSync(this.#path)) return []
    const results = readFileSync(this.#path, 'utf8').split('\n').flatMap(resultIn)
    const build = results.at(-1)?.silkgraph
    const ofBuild = results.filter(({ silkgraph }) => silkgraph === build)
    return [...new Map(ofBuild.map((result) => [`${result.shape} ${result.peer}`, result])).values()]
  }

  has(wanted: Identity): boolean {
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
