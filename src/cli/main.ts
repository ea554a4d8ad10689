#!/usr/bin/env node
import { isatty } from 'node:tty'
import picocolors from 'picocolors'
import { asker, secretAsker } from './ask-on-terminal.ts'
import { bundledFolder } from './context.ts'
import { runCommandLine } from './run-command-line.ts'

// A reader such as `head` may close the pipe early: that is its right, and no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort())
process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  colours: picocolors.createColors(wantsColours()),
  bundledGraph: bundledFolder('graph', import.meta.url),
  dist: bundledFolder('dist', import.meta.url),
  terminalWidth: process.stdout.isTTY ? process.stdout.columns : undefined,
  signal: interrupted.signal,
  environment: process.env,
  progress: process.stderr.isTTY ? (text) => void process.stderr.write(`\r${text}\u001b[K`) : undefined,
  askSecret: secretAsker(process.stdin, process.stderr),
  ask: asker(process.stdin, process.stderr),
  status: process.stderr.isTTY ? (text) => void process.stderr.write(`\r\u001b[K${text}`) : undefined,
})

/** On a terminal only, and not where `NO_COLOR` is set (no-color.org). */
function wantsColours(): boolean {
  // `isTTY` is undefined in a pipe, and undefined is no answer to picocolors: it asks the environment then.
  return isatty(process.stdout.fd) && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb'
}
