import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { failureText, loadFailure, saveFailure } from './failure-file.ts'
import type { Fuzzer } from './fuzzer.ts'
import { fuzzers } from './fuzzers.ts'
import { runFuzzer, summary, verdictOf } from './run-fuzzer.ts'

const usage = `npm run fuzz -- [--runs N] [--seed S] [--oracle NAME] [--replay FILE]

  --runs N       so many cases of each fuzzer (default 1000)
  --seed S       the same cases again (default: by the clock; it is printed)
  --oracle NAME  one fuzzer: ${fuzzers.map(({ name }) => name).join(', ')}
  --replay FILE  only the case of a saved failure
`

/** Runs the fuzzers as the words of the command line say; returns the exit code. Failures are saved below `root`. */
export function main(words: readonly string[], root: string): number {
  const options = readOptions(words)
  if (typeof options === 'string') return say(`${options}\n\n${usage}`, 2)
  if (options.help) return say(usage, 0)
  if (options.replay !== undefined) return replay(options.replay)
  const { runs, seed, chosen } = options
  say(`seed ${seed}\n`, 0)
  let code = 0
  for (const fuzzer of chosen) {
    const run = runFuzzer(fuzzer, runs, seed)
    say(`${summary(run)}\n`, 0)
    if (run.failure === undefined) continue
    const failure = { fuzzer: fuzzer.name, ...run.failure }
    const file = saveFailure(join(root, 'tests', 'fuzz', 'failures'), failure)
    code = say(`\n${failureText(failure)}\nSaved; again by: npm run fuzz -- --replay ${file}\n\n`, 1)
  }
  return code
}

interface Options {
  readonly help: boolean
  readonly replay: string | undefined
  readonly runs: number
  readonly seed: number
  readonly chosen: readonly Fuzzer[]
}

/** The options, or what is wrong with the words. */
function readOptions(words: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        runs: { type: 'string', default: '1000' },
        seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
        oracle: { type: 'string' },
        replay: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    if (!/^[1-9]\d{0,8}$/.test(values.runs)) return `--runs wants a number of cases, not \`${values.runs}\`.`
    if (!/^\d{1,10}$/.test(values.seed) || Number(values.seed) >= 2 ** 31)
      return `--seed wants a whole number below 2^31, not \`${values.seed}\`.`
    const chosen = fuzzers.filter(({ name }) => values.oracle === undefined || name === values.oracle)
    if (chosen.length === 0) return `There is no fuzzer \`${values.oracle}\`.`
    const { help, replay: file } = values
    return { help, replay: file, runs: Number(values.runs), seed: Number(values.seed), chosen }
  } catch (error) {
    if (error instanceof TypeError) return error.message
    throw error
  }
}

function replay(file: string): number {
  const loaded = saved(file)
  if (typeof loaded === 'string') return say(`${file}: ${loaded}\n`, 2)
  const { fuzzer: name, tried } = loaded
  const fuzzer = fuzzers.find((one) => one.name === name)
  if (fuzzer === undefined) return say(`There is no fuzzer \`${name}\`.\n`, 2)
  const verdict = verdictOf(fuzzer, tried)
  if (verdict.kind !== 'fails') return say(`${fuzzer.law} Here it ${verdict.kind}.\n`, 0)
  return say(failureText({ fuzzer: name, tried, problem: verdict.problem }), 1)
}

/** A saved failure, or why the file gives none. */
function saved(file: string): ReturnType<typeof loadFailure> | string {
  try {
    return loadFailure(file)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function say(text: string, code: number): number {
  process.stdout.write(text)
  return code
}
