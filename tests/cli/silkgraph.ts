import picocolors from 'picocolors'
import type { CommandContext } from '../../src/cli/context.ts'
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
  { out: told, ...context }: Partial<CommandContext> = {},
): Promise<Outcome> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine(words, {
    out(text) {
      out.push(text)
      told?.(text)
    },
    data: (text) => void out.push(text),
    err: (text) => void err.push(text),
    colours: picocolors.createColors(false),
    version: '1.2.3',
    bundledGraph: `${root}graph`,
    docs: `${root}docs`,
    dist: `${root}dist`,
    terminalWidth: undefined,
    signal: new AbortController().signal,
    environment: {},
    ...context,
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
