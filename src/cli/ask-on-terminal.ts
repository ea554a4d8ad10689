import { createInterface, type Interface } from 'node:readline'
import { Writable } from 'node:stream'
import { visibleLine } from '../model/written-out.ts'

type Ask = (question: string) => Promise<string>

/**
 * Asks on a terminal for a text that is not shown while it is typed.
 *
 * @returns undefined where there is no terminal to ask on
 */
export function secretAsker(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Ask | undefined {
  if (!input.isTTY || !output.isTTY) return undefined
  return async (question) => {
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
    const lines = createInterface({ input, output: nowhere, terminal: true })
    // Only now: before, the terminal itself shows what is typed.
    output.write(visibleLine(question))
    const answer = await lineOf(lines)
    output.write('\n')
    return answer
  }
}

/**
 * Asks on a terminal for a line of text.
 *
 * @returns undefined where there is no terminal to ask on
 */
export function asker(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Ask | undefined {
  if (!input.isTTY || !output.isTTY) return undefined
  return (question) => {
    const lines = createInterface({ input, output, prompt: visibleLine(question) })
    const line = lineOf(lines)
    lines.prompt()
    return line
  }
}

/** The next line, or an empty one where there is none. Ctrl-C is the reader's, who is at the prompt. */
function lineOf(lines: Interface): Promise<string> {
  return new Promise((resolve) => {
    lines.once('close', () => resolve(''))
    lines.once('line', (line) => {
      resolve(line)
      lines.close()
    })
    lines.once('SIGINT', () => {
      lines.close()
      process.kill(process.pid, 'SIGINT')
    })
  })
}
