/**
 * Loaded before the command (`--import`): from the moment at which a file is begun beside its place, counts the calls that change
 * files, and sends the process a signal just before one of them. Without a number it only counts, and writes how many there were.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { KILL_AT, KILL_WITH, KILL_COUNT } = process.env
const { writeFileSync } = fs
let begun = false
let calls = 0

for (const name of [
  'openSync',
  'writeSync',
  'fsyncSync',
  'linkSync',
  'closeSync',
  'renameSync',
  'rmSync',
  'fchmodSync',
]) {
  const call = fs[name]
  fs[name] = (...words) => {
    begun ||= name === 'openSync' && String(words[0]).endsWith('.part')
    if (begun && ++calls === Number(KILL_AT)) process.kill(process.pid, KILL_WITH)
    return call(...words)
  }
}
syncBuiltinESMExports()
if (KILL_COUNT) process.on('exit', () => writeFileSync(KILL_COUNT, String(calls)))
