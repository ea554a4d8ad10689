import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from 'vitest'
import { root } from '../helpers/shared.ts'
import { built, start } from './built.ts'

const before = 'what was there before'
const preload = `--import=${pathToFileURL(join(root, 'tests/cli/kill-at-write.mjs')).href}`

/**
 * Kills a command that writes one file just before each of the calls by which it does, and proves of each kill that the file is
 * the old or the new one, whole, and what is left beside it: after SIGTERM nothing, after SIGKILL what the next run takes away.
 *
 * @param words the command's, for a file of this name
 * @returns how many calls there were
 */
export async function killedAtEveryWrite(
  name: string,
  words: (file: string) => readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-killed-'))
  try {
    const counted = join(scratch, 'count')
    const temporary = mkdtempSync(join(scratch, 'tmp-'))
    const folder = mkdtempSync(join(scratch, 'folder-'))
    const file = join(folder, name)
    const asked = words(file)
    const under = (more: NodeJS.ProcessEnv): { environment: NodeJS.ProcessEnv } => ({
      environment: { ...environment, TMPDIR: temporary, NODE_OPTIONS: preload, ...more },
    })
    const run = await built(asked, under({ KILL_COUNT: counted }))
    expect(run.code, run.err).toBe(0)
    const whole = readFileSync(file, 'utf8')
    const calls = Number(readFileSync(counted, 'utf8'))
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const seen: string[] = []
      for (let at = 1; at <= calls; at++) {
        writeFileSync(file, before)
        const ended = await start(asked, under({ KILL_AT: String(at), KILL_WITH: signal })).ended()
        const text = readFileSync(file, 'utf8')
        const beside = readdirSync(folder).length - 1
        const left = signal === 'SIGTERM' ? 0 : 1
        expect([beside <= left, readdirSync(temporary)], `${signal} at ${at}`).toEqual([true, []])
        seen.push(text === before ? 'old' : text === whole ? 'new' : 'half')
        // Between the last pieces nothing is let in any more: who is asked to end there has done its work.
        const isDone = signal === 'SIGTERM' && ended.code === 0 && text === whole
        expect(isDone || ended.signal === signal, `${signal} at ${at}: ${ended.code} ${ended.err}`).toBe(true)
      }
      // Old at first, new once it is in its place, and never anything else.
      expect(seen).toEqual([...seen].sort().reverse())
      expect([seen[0], seen.at(-1), new Set(seen).size], signal).toEqual(['old', 'new', 2])
    }
    expect(await built(asked, under({}))).toMatchObject({ code: 0 })
    expect([readdirSync(folder), readFileSync(file, 'utf8') === whole]).toEqual([[name], true])
    return calls
  } finally {
    rmSync(scratch, { recursive: true })
  }
}
