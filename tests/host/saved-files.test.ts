import { spawn } from 'node:child_process'
import {
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { rolldown } from 'rolldown'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { sha256 } from '../../src/host/node.ts'
import { SavedFiles } from '../../src/host/saved-files.ts'
import { FileWriter } from '../../src/host/write-file.ts'
import { root } from '../helpers/shared.ts'

/** The program of `saving-process.mjs`, and where it is. */
const program = mkdtempSync(join(tmpdir(), 'silkgraph-saving-process-'))
const saving = join(program, 'saving.mjs')
let folder: string

beforeAll(async () => {
  const bundle = await rolldown({
    input: join(root, 'tests/host/saving-process.mjs'),
    platform: 'node',
  })
  await bundle.write({ file: saving, format: 'esm' })
  await bundle.close()
})
afterAll(() => rmSync(program, { recursive: true }))

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'silkgraph-saved-files-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

const outcome = (work: () => unknown): string => {
  try {
    work()
    return 'saved'
  } catch (error) {
    return String((error as { readonly code: unknown }).code)
  }
}

test('of two that save over one folder in one process exactly one wins', () => {
  const [one, other] = [new SavedFiles(folder, '.yaml'), new SavedFiles(folder, '.yaml')]
  let before: string | undefined
  for (let round = 0; round < 20; round++) {
    const outcomes = [one, other].map((files, at) =>
      outcome(() => files.write('same', `${round} ${at}`, before)),
    )
    expect(outcomes).toEqual(['saved', 'ChangedMeanwhile'])
    before = sha256(`${round} 0`)
  }
  expect(readdirSync(folder)).toEqual(['same.yaml'])
})

/** A process that saves in the folder; `save` gives what came of it. */
function start() {
  const child = spawn(process.execPath, [saving, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async save(name: string, text: string, before: string | undefined): Promise<string> {
      child.stdin.write(`${JSON.stringify({ name, text, before })}\n`)
      return String((await answers.next()).value)
    },
    stop: () => child.stdin.end(),
  }
}

test('of two processes that save over one folder exactly one wins', { timeout: 60_000 }, async () => {
  const processes = [start(), start()]
  try {
    for (let round = 0; round < 200; round++) {
      // A new file every other round, then one over it.
      const name = `file-${round >> 1}`
      const path = join(folder, `${name}.yaml`)
      const before = round % 2 === 0 ? undefined : sha256(readFileSync(path, 'utf8'))
      const outcomes = await Promise.all(processes.map((one, at) => one.save(name, `${round} ${at}`, before)))
      expect([...outcomes].sort()).toEqual(['ChangedMeanwhile', 'saved'])
      expect(readFileSync(path, 'utf8')).toBe(`${round} ${outcomes.indexOf('saved')}`)
    }
  } finally {
    for (const one of processes) one.stop()
  }
  expect(readdirSync(folder)).toHaveLength(100)
})

test('what comes to the place of a new file at the last moment stays', () => {
  const path = join(folder, 'new.yaml')
  const writer = new FileWriter(path)
  writer.write('mine')
  writeFileSync(path, 'theirs')
  expect(writer.commitNew()).toBe(false)
  writer.abandon()
  expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['theirs'])
})

test('a part of a process that is dead is removed, and one of a process that runs is waited for', () => {
  const files = new SavedFiles(folder, '.yaml')
  // No system gives this number to a process.
  writeFileSync(join(folder, '.a.yaml.2147483646.part'), '')
  files.write('a', 'first', undefined)
  expect(readdirSync(folder)).toEqual(['a.yaml'])
  const part = `.a.yaml.${process.ppid}.part`
  linkSync(join(folder, 'a.yaml'), join(folder, part))
  expect(outcome(() => files.write('a', 'second', sha256('first')))).toBe('NotWritten')
  expect(readdirSync(folder)).toEqual([part, 'a.yaml'])
  expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe('first')
})
