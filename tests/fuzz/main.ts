import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { failureText, loadFailure, saveFailure } from './failure-file.ts'
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
  if (values.help) return say(usage, 0)
  if (values.replay !== undefined) return replay(values.replay)
  const [runs, seed] = [Number(values.runs), Number(values.seed)]
  const chosen = fuzzers.filter(({ name }) => values.oracle === undefined || name === values.oracle)
  if (chosen.length === 0 || !Number.isInteger(runs) || !Number.isInteger(seed)) return say(usage, 2)
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

function replay(file: string): number {
  const { fuzzer: name, tried } = loadFailure(file)
  const fuzzer = fuzzers.find((one) => one.name === name)
  if (fuzzer === undefined) return say(`There is no fuzzer \`${name}\`.\n`, 2)
  const verdict = verdictOf(fuzzer, tried)
  if (verdict.kind !== 'fails') return say(`${fuzzer.law} Here it ${verdict.kind}.\n`, 0)
  return say(failureText({ fuzzer: name, tried, problem: verdict.problem }), 1)
}

function say(text: string, code: number): number {
  process.stdout.write(text)
  return code
}
