import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/**
 * Asks on a terminal for a text that is not shown while it is typed.
 *
 * @returns undefined where there is no terminal to ask on
 */
export function secretAsker(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): ((question: string) => Promise<string>) | undefined {
  if (!input.isTTY || !output.isTTY) return undefined
  return (question) =>
    new Promise((resolve) => {
      const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
      const lines = createInterface({ input, output: nowhere, terminal: true })
      // Only now: before, the terminal itself shows what is typed.
      output.write(question)
      lines.once('close', () => {
        output.write('\n')
        resolve('')
      })
      lines.once('line', (line) => {
        resolve(line)
        lines.close()
      })
      // Ctrl-C is the reader's, who is at the prompt.
      lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    })
}

/**
 * Asks on a terminal for a line of text.
 *
 * @returns undefined where there is no terminal to ask on
 */
export function asker(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): ((question: string) => Promise<string>) | undefined {
  if (!input.isTTY || !output.isTTY) return undefined
  return (question) =>
    new Promise((resolve) => {
      const lines = createInterface({ input, output })
      lines.once('close', () => resolve(''))
      lines.question(question, (line) => {
        resolve(line)
        lines.close()
      })
      lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    })
}
