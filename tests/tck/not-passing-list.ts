import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const file = path.join(import.meta.dirname, 'not-passing.txt')
const heading = [
  '# Scenarios of the openCypher TCK that do not pass yet, one a line: `folder/Feature: name #example`.',
  '# Rewritten by UPDATE_TCK=1 npx vitest run tests/tck; an entry that passes is an error, and so is a failure not listed.',
]

/** The ids of the scenarios that are known not to pass. */
export function readNotPassing(): ReadonlySet<string> {
  if (!existsSync(file)) return new Set()
  const lines = readFileSync(file, 'utf8').split('\n')
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')))
}

/** Replaces the list. */
export function writeNotPassing(ids: readonly string[]): void {
  writeFileSync(file, `${[...heading, ...ids.toSorted()].join('\n')}\n`)
}
