import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FuzzCase } from './fuzzer.ts'

/** A failing case as it is saved: what failed, and its texts. */
export interface Failure {
  readonly fuzzer: string
  readonly tried: FuzzCase
  readonly problem: string
}

const AS_JSON = ' (JSON)'

/** Whether a file holds the text as it is: no line of it begins another part, and no half of a pair is in it. */
function isPlain(text: string): boolean {
  return !/^--- /m.test(text) && !/\p{Surrogate}/u.test(text)
}

/** The text of a failure; the problem is there to be read, the rest to be replayed. */
export function failureText({ fuzzer, tried, problem }: Failure): string {
  const parts = Object.entries(tried).map(([name, text]) =>
    isPlain(text) ? `--- ${name}\n${text}\n` : `--- ${name}${AS_JSON}\n${JSON.stringify(text)}\n`,
  )
  return `fuzzer: ${fuzzer}\n\n${problem.replaceAll(/^/gm, '# ')}\n\n${parts.join('')}`
}

/** Reads what `failureText` wrote. @throws TypeError where it is no such text */
export function readFailure(text: string): { readonly fuzzer: string; readonly tried: FuzzCase } {
  const fuzzer = /^fuzzer: (\S+)$/m.exec(text)?.[1]
  if (fuzzer === undefined) throw new TypeError('The file does not begin with `fuzzer: name`.')
  const [, ...parts] = text.split(/^--- /m)
  const tried = parts.map((part) => {
    const end = part.indexOf('\n')
    const [name, text] = [part.slice(0, end), part.slice(end + 1).replace(/\n$/, '')]
    return name.endsWith(AS_JSON) ? ([name.slice(0, -AS_JSON.length), stringOf(text)] as const) : [name, text]
  })
  return { fuzzer, tried: Object.fromEntries(tried) }
}

function stringOf(text: string): string {
  const value: unknown = JSON.parse(text)
  return typeof value === 'string' ? value : text
}

/** Reads a saved failure. */
export function loadFailure(file: string): { readonly fuzzer: string; readonly tried: FuzzCase } {
  return readFailure(readFileSync(file, 'utf8'))
}

/** Saves a failure under a name that its texts give, and returns the file. */
export function saveFailure(folder: string, failure: Failure): string {
  const hash = createHash('sha256').update(JSON.stringify(failure.tried)).digest('hex').slice(0, 8)
  const file = join(folder, `${failure.fuzzer}-${hash}.txt`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, failureText(failure))
  return file
}
