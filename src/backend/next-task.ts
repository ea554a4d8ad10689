/** Node's name for the next task; a browser has none. */
const { setImmediate } = globalThis as { readonly setImmediate?: (run: () => void) => unknown }

/**
 * Runs a function as a task of its own, after the messages, timers and input that have come meanwhile. A timer of 0 would
 * not do: where two are due one after another, no message is read between them.
 */
export const inNextTask: (run: () => void) => void = setImmediate ?? messageToSelf()

/** A message to oneself waits in line behind those that others have sent. */
function messageToSelf(): (run: () => void) => void {
  const { port1, port2 } = new MessageChannel()
  const waiting: (() => void)[] = []
  port1.addEventListener('message', () => waiting.shift()?.())
  port1.start()
  return (run) => {
    waiting.push(run)
    port2.postMessage(null)
  }
}
