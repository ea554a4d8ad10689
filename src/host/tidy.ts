import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM'] as const

/** What is to be tidied up before the process ends. */
const pending = new Set<() => void>()

/**
 * Has something done before the process ends, however it ends: by Ctrl-C or SIGTERM too, though not by SIGKILL. Only while
 * something is pending are these signals heard here at all; at any other time the system ends the process at once, whatever
 * the thread is busy with. So whoever holds this lets other work in every few milliseconds.
 *
 * @param tidy does its work at once and throws nothing
 * @returns a function that takes it back
 */
export function beforeTheEnd(tidy: () => void): () => void {
  if (pending.size === 0) {
    for (const signal of signals) process.on(signal, endBy)
    process.on('exit', tidyUp)
  }
  pending.add(tidy)
  return () => {
    if (pending.delete(tidy) && pending.size === 0) stopListening()
  }
}

function tidyUp(): void {
  for (const tidy of pending) tidy()
  pending.clear()
  stopListening()
}

function stopListening(): void {
  for (const signal of signals) process.off(signal, endBy)
  process.off('exit', tidyUp)
}

function endBy(signal: NodeJS.Signals): void {
  tidyUp()
  endAsOf(signal)
}

/** Ends the process by a signal that nothing listens to any more: the caller sees that it did. */
export function endAsOf(signal: NodeJS.Signals): void {
  process.kill(process.pid, signal)
  // The first process of a container is let alone by its own signals.
  process.exit(128 + constants.signals[signal])
}
