import { test } from 'vitest'
import { Database } from '../../../src/database/index.ts'
import { expectSliced } from '../../helpers/sliced.ts'

function many(count: number, write: (at: number) => string, between: string): string {
  return Array.from({ length: count }, (_, at) => write(at)).join(between)
}

const ROWS = 2_000

// Work is counted by what a record takes, and not only by records: a wide one is heard of no less often than many that are narrow.
test.each([
  ['a chain of +', `RETURN sum(${many(2_000, () => 'x', ' + ')}) AS v`],
  ['a chain of =', `RETURN count(${many(2_000, () => 'x', ' = ')}) AS v`],
  ['a chain of OR', `WITH x WHERE ${many(2_000, (at) => `x = -${at + 1}`, ' OR ')} RETURN count(*) AS v`],
  ['many conditions', `WITH x WHERE ${many(2_000, (at) => `x <> -${at + 1}`, ' AND ')} RETURN count(*) AS v`],
  ['many calls', `RETURN count(coalesce(${many(400, () => 'abs(x)', ', ')})) AS v`],
  ['a wide step of a loop', `RETURN size([y IN range(1, 10) WHERE ${many(500, () => 'y', ' + ')} > 0]) AS v`],
  ['many columns', `RETURN ${many(300, (at) => `x + ${at} AS c${at}`, ', ')}`],
  [
    'many grouping keys',
    `WITH ${many(100, (at) => `x + ${at} AS c${at}`, ', ')}, count(*) AS n RETURN count(*) AS v`,
  ],
  [
    'DISTINCT of many columns',
    `WITH DISTINCT ${many(100, (at) => `x + ${at} AS c${at}`, ', ')} RETURN count(*) AS v`,
  ],
  ['many aggregates', `RETURN ${many(300, (at) => `sum(x) AS s${at}`, ', ')}`],
  ['many sort keys', `WITH x ORDER BY ${many(500, () => 'x', ', ')} RETURN count(*) AS v`],
  [
    'a comparison of lists',
    'WITH x, range(1, 500) AS l RETURN count(CASE l WHEN range(2, 501) THEN 1 END) AS v',
  ],
])('slices end within %s', (_, rest) => {
  const running = new Database().start(`UNWIND range(1, ${ROWS}) AS x ${rest}`, {}, { maxMillis: 60_000 })
  // So many narrow records take one slice.
  expectSliced(running, 12)
})
