import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadFailure, saveFailure } from './failure-file.ts'
import { failureOf } from './failure-of.ts'
import type { Fuzzer } from './fuzzer.ts'
import { answerFuzzers } from './fuzzers.ts'
import { drawn } from './generate/choices.ts'
import { runFuzzer, type Run, summary } from './run-fuzzer.ts'

const FIXED_SEED = 20_261_124
const RUNS: { readonly [fuzzer: string]: number } = { reference: 400 }
const DEFAULT_RUNS = 120

const anySeed = Date.now() % 2 ** 31
process.stdout.write(`fuzz: seeds ${FIXED_SEED} and ${anySeed}\n`)

const finished: Run[] = []

describe.each(answerFuzzers)('$name: $law', (fuzzer) => {
  test.each([
    ['a seed that stays', FIXED_SEED],
    ['a new seed', anySeed],
  ])('over generated cases of %s', { timeout: 240_000 }, (_, seed) => {
    const run = runFuzzer(fuzzer, RUNS[fuzzer.name] ?? DEFAULT_RUNS, seed)
    process.stdout.write(`fuzz: ${summary(run)}\n`)
    finished.push(run)
    expect(failureOf(run)).toBe('')
  })
})

test('two thousand queries and more are tried, nine in ten texts reach the executor, and half have records', () => {
  const total = (count: (run: Run) => number): number => finished.reduce((sum, run) => sum + count(run), 0)
  const runs = total((run) => run.runs)
  expect(runs).toBeGreaterThanOrEqual(2000)
  // A generator that makes nothing worth asking proves nothing.
  expect(total(({ holds }) => holds)).toBeGreaterThanOrEqual(0.9 * runs)
  expect(total(({ nonEmpty }) => nonEmpty)).toBeGreaterThanOrEqual(0.5 * runs)
  for (const run of finished) {
    expect(run.holds, summary(run)).toBeGreaterThanOrEqual(0.9 * run.runs)
    expect(run.texts + run.undecided, summary(run)).toBeGreaterThanOrEqual(run.runs)
    expect(run.reached, summary(run)).toBeGreaterThanOrEqual(0.9 * run.texts)
  }
})

describe('a failure', () => {
  const broken: Fuzzer = {
    name: 'broken',
    law: 'No text has five letters or more.',
    cases: drawn((choices) => ({ text: choices.many(0, 20, () => choices.one(['a', 'b', 'c'])).join('') })),
    check: ({ text }) =>
      text.length < 5 ? { kind: 'holds' } : { kind: 'fails', problem: `${text.length}\nletters` },
  }

  test('is shrunk', () => {
    expect(runFuzzer(broken, 100, 1).failure).toEqual({ tried: { text: 'aaaaa' }, problem: '5\nletters' })
  })

  test('is saved as a text that is read again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'silkgraph-fuzz-'))
    try {
      const tried = { graph: 'CREATE (:A)', query: 'MATCH (n)\nRETURN n', odd: '\n--- \ud83d\n' }
      const file = saveFailure(folder, { fuzzer: 'broken', tried, problem: 'one\n--- two' })
      expect(loadFailure(file)).toEqual({ fuzzer: 'broken', tried })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('is found where a check throws', () => {
    const throwing: Fuzzer = {
      ...broken,
      check: () => {
        throw new TypeError('torn')
      },
    }
    expect(runFuzzer(throwing, 10, 1).failure?.problem).toContain('torn')
  })
})
