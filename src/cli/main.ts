import { isatty } from 'node:tty'
import { getHeapStatistics } from 'node:v8'
import { limitMemory } from '../database/index.ts'
import { readTextFile } from '../host/node.ts'
import { reasonOf, systemCode } from '../host/reason.ts'
import { endAsOf } from '../host/tidy.ts'
import { asker, secretAsker } from './ask-on-terminal.ts'
import { createPaint } from './colours.ts'
import { exitCodes } from './exit-codes.ts'
import { bundledFolder } from './package-folder.ts'
import { runCommandLine } from './run-command-line.ts'
import { visible, visibleLine } from '../model/written-out.ts'

/** How long an orderly end may take after Ctrl-C or SIGTERM. */
const ENDING_MILLIS = 700

/** How long what is left of a command may keep the process after its work is done. */
const LET_GO_MILLIS = 500

/** Of a terminal that does not say. */
const UNKNOWN_WIDTH = 80

const { stdout, stderr } = process
const interrupted = new AbortController()

/** Runs the command line of this process, and leaves its exit code. */
export async function main(): Promise<void> {
  tellFailures()
  // The other half is for the graph, and for what is not counted.
  limitMemory(getHeapStatistics().heap_size_limit / 2)
  const paint = createPaint(wantsColours())
  const shown = (text: string): string => paint.filtered(text, visible)
  const rewriteLine = (text: string): void =>
    void stderr.write(`\r\u001b[K${paint.filtered(text, visibleLine)}`)
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    out: (text) => void stdout.write(`${shown(text)}\n`),
    data: (text) => void stdout.write(`${stdout.isTTY ? shown(text) : text}\n`),
    err: (text) => void stderr.write(`${shown(text)}\n`),
    colours: paint.colours,
    version: packageVersion(),
    bundledGraph: bundledFolder('graph', import.meta.url),
    docs: bundledFolder('docs', import.meta.url),
    dist: bundledFolder('dist', import.meta.url),
    // A container may give a terminal of 0 columns: its width is not known then.
    terminalWidth: stdout.isTTY ? stdout.columns || UNKNOWN_WIDTH : undefined,
    signal: interrupted.signal,
    endOrderly,
    environment: process.env,
    askSecret: secretAsker(process.stdin, stderr),
    ask: asker(process.stdin, stderr),
    progress: stderr.isTTY ? rewriteLine : undefined,
    status: stderr.isTTY ? rewriteLine : undefined,
  })
  letGo()
}

/** Whatever goes wrong is told in one line, and ends with 1. */
function tellFailures(): void {
  // Where standard error cannot be written, there is nowhere left to say so.
  stderr.on('error', () => {})
  stdout.on('error', (error: Error) => {
    // A reader such as `head` may leave early: what the command found by then is told by its exit code, and nothing else.
    if (systemCode(error) === 'EPIPE') return void setImmediate(() => process.exit())
    stderr.write(`Standard output cannot be written: ${reasonOf(error)}.\n`)
    process.exit(exitCodes.failed)
  })
  process.on('uncaughtException', (error) => {
    const place = error.stack?.split('\n').find((line) => /^ +at /.test(line)) ?? ''
    const told = `This is a bug in Silkgraph; please report it with the command line: ${String(error)}${place}`
    stderr.write(`${visibleLine(told)}\n`)
    process.exit(exitCodes.failed)
  })
}

/** Until this is called, Ctrl-C and SIGTERM end the process at once, whatever it is busy with: see host/tidy.ts. */
function endOrderly(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    // Once: the next one ends at once, and so does this one where the end takes too long.
    process.once(signal, () => {
      interrupted.abort()
      setTimeout(() => endAsOf(signal), ENDING_MILLIS).unref()
    })
}

function packageVersion(): string {
  const { text } = readTextFile(bundledFolder('package.json', import.meta.url))
  return (JSON.parse(text) as { readonly version: string }).version
}

/** Ends the process though something keeps it, such as a server that accepted a connection and says nothing. */
function letGo(): void {
  setTimeout(() => (stdout.writableLength > 0 ? letGo() : process.exit()), LET_GO_MILLIS).unref()
}

/** On a terminal only, and not where `NO_COLOR` is set (no-color.org). */
function wantsColours(): boolean {
  return isatty(stdout.fd) && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb'
}
