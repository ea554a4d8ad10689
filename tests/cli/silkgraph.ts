import picocolors from 'picocolors'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import { root } from '../helpers/shared.ts'

export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command line in this process, with the bundled graph of the repository. */
export async function silkgraph(
  words: readonly string[],
  terminalWidth?: number,
  signal = new AbortController().signal,
  environment: { readonly [name: string]: string } = {},
): Promise<Outcome> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine(words, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    colours: picocolors.createColors(false),
    bundledGraph: `${root}graph`,
    bundledQueries: `${root}queries`,
    dist: `${root}dist`,
    terminalWidth,
    signal,
    environment,
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
