/** A process that saves: for each line of its input, a file's name, hash and text, and writes to its output what came of it. */
import { createInterface } from 'node:readline'
import { SavedFiles } from '../../src/host/saved-files.ts'

const files = new SavedFiles(process.argv[2], '.yaml')
for await (const line of createInterface({ input: process.stdin })) {
  const { name, text, before } = JSON.parse(line)
  try {
    files.write(name, text, before)
    process.stdout.write('saved\n')
  } catch (error) {
    process.stdout.write(`${error.code}\n`)
  }
}
