import { describe, expect, test } from 'vitest'
import { regularExpressions } from '../../src/cypher/expression/regular-expressions.ts'
import { CypherError } from '../../src/errors.ts'
import { type Random, randomOf } from '../helpers/random.ts'
import { askJava, encoded, hasJava } from './java.ts'
import { randomPattern, randomText } from './patterns.ts'

const COUNT = 10_000
const TEXTS = 6
const seed = Math.floor(Math.random() * 2 ** 32)

class TooLong extends Error {}

/** References to groups that repeat are left out: what a group holds after an empty round follows no rule in Java. */
const isLeftOut = (pattern: string): boolean => /\\[1-9]|\\k</.test(pattern) && /\)[*?{]/.test(pattern)

function randomPatterns(random: Random): string[] {
  const patterns: string[] = []
  while (patterns.length < COUNT) {
    const pattern = randomPattern(random)
    if (!isLeftOut(pattern)) patterns.push(pattern)
  }
  return patterns
}

/** `true`, `false`, or `error` where the pattern cannot be read; undefined where the match takes too long. */
function answerOf(pattern: string, text: string): string | undefined {
  let checks = 0
  try {
    const patience = {
      spend: () => {
        if (++checks > 4_000) throw new TooLong()
      },
      slice: { work: 1 },
      hold: () => ({ replace: () => {}, clear: () => {} }),
    }
    return String(regularExpressions()(pattern)(text, patience).next().value)
  } catch (error) {
    if (error instanceof TooLong) return undefined
    if (error instanceof CypherError) return 'error'
    throw error
  }
}

describe.skipIf(!hasJava())('regular expressions as Java has them', () => {
  test.each([1, seed])('of random patterns, seed %d', { timeout: 300_000 }, (from) => {
    const random = randomOf(from)
    const cases = randomPatterns(random).flatMap((pattern) =>
      Array.from({ length: TEXTS }, () => ({ pattern, text: randomText(random) })),
    )
    const { answers } = askJava(
      cases.map(({ pattern, text }) => `match ${encoded(pattern)} ${encoded(text)}`),
    )
    const different = cases.flatMap(({ pattern, text }, at) => {
      const theirs = answers[at].startsWith('error') ? 'error' : answers[at]
      const ours = answerOf(pattern, text)
      if (ours === undefined || ours === theirs) return []
      return [`${JSON.stringify(pattern)} on ${JSON.stringify(text)}: ${ours}, but Java has ${answers[at]}`]
    })
    expect(answers.filter((answer) => answer === 'true').length).toBeGreaterThan(cases.length / 50)
    expect(different.slice(0, 40)).toEqual([])
  })
})
