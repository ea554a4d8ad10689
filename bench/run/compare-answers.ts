import type { Parameters } from '../shapes/shape.ts'
import type { Outcome } from '../report/result.ts'

/** So much of an answer is told. */
const SHOWN = 120

/**
 * The first answer that differs from the hand-written loop's; undefined where all that were given are right. A peer may have
 * given fewer, for want of time, but not none.
 */
export function wrongAnswer(
  expected: readonly string[],
  answers: readonly string[],
  parameterSets: readonly Parameters[],
): Extract<Outcome, { kind: 'wrong' }> | undefined {
  const at = answers.findIndex((answer, index) => answer !== expected[index])
  if (at < 0) return undefined
  return {
    kind: 'wrong',
    parameters: shown(JSON.stringify(parameterSets[at])),
    ...firstDifference(expected[at], answers[at]),
  }
}

/** The first line that differs, on both sides; '' where there is none. */
function firstDifference(
  expected: string,
  answer: string,
): { readonly expected: string; readonly answer: string } {
  const [lines, others] = [expected.split('\n'), answer.split('\n')]
  const at = lines.findIndex((line, index) => line !== others[index])
  const place = at < 0 ? lines.length : at
  return { expected: shown(lines[place] ?? ''), answer: shown(others[place] ?? '') }
}

function shown(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)} ...`
}
