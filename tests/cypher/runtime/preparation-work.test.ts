import { describe, expect, test } from 'vitest'
import { bind } from '../../../src/cypher/binder/bind.ts'
import { parse, ProcedureRegistry, tokenize } from '../../../src/cypher/index.ts'
import { PreparationWork } from '../../../src/cypher/runtime/preparation-work.ts'
import { Database } from '../../../src/database/index.ts'
import { QueryLimitError } from '../../../src/errors.ts'
import { PropertyGraph } from '../../../src/store/property-graph.ts'

const SIZE = 20_000
const repeated = (piece: (at: number) => string, by: string, size = SIZE): string =>
  Array.from({ length: size }, (_, at) => piece(at)).join(by)

const longTexts = [
  ['a list', `RETURN [${repeated(String, ',')}] AS l`],
  ['a map', `RETURN {${repeated((at) => `k${at}: 1`, ',')}} AS m`],
  ['the patterns of a CREATE', `CREATE ${repeated(() => '()', ',')}`],
  ['clauses', repeated((at) => `CREATE (:P {x: ${at}})`, ' ')],
  ['conditions', `MATCH (a) WHERE ${repeated((at) => `a.x <> ${at}`, ' AND ')} RETURN a`],
  ['columns', `RETURN ${repeated((at) => `${at} AS x${at}`, ', ')}`],
  ['queries of a UNION', repeated((at) => `RETURN ${at} AS x`, ' UNION ALL ')],
] as const

describe.each(longTexts)(
  'the time limit is heard while a text with very many parts is made ready: %s',
  (_, text) => {
    /** How often the clock is looked at: every 2,000 parts. */
    const LEAST_LOOKS = SIZE / 2_000 - 1

    test('by each stage', () => {
      const looks = (stage: (work: PreparationWork) => unknown): number => {
        let count = 0
        stage(new PreparationWork(text.length, () => count++))
        return count
      }
      const syntax = parse(text)
      const stages = {
        tokenize: looks((work) => tokenize(text, work)),
        parse: looks((work) => parse(text, work)) - looks((work) => tokenize(text, work)),
        bind: looks((work) => bind(syntax, new ProcedureRegistry(), work)),
      }
      for (const [stage, count] of Object.entries(stages))
        expect([stage, count >= LEAST_LOOKS]).toEqual([stage, true])
    })

    test('and ends it', () => {
      let now = 0
      const host = { now: () => 0, monotonic: () => ++now, random: () => 0 }
      const database = new Database(new PropertyGraph(), host)
      expect(() => database.query(text, {}, { maxMillis: 5 })).toThrow(
        new QueryLimitError({
          code: 'TimeLimit',
          message: 'The query ran longer than its limit of 5 ms.',
          hint: 'Narrow the pattern, add LIMIT, or raise maxMillis. EXPLAIN before the query shows its plan without running it.',
          limit: 'maxMillis',
        }),
      )
    })
  },
)

test('the time limit is heard while a long chain of operators is made', () => {
  let looks = 0
  const host = { now: () => 0, monotonic: () => ++looks, random: () => 0 }
  const database = new Database(new PropertyGraph(), host)
  const text = `${repeated((at) => `MATCH (n${at})`, ' ', 1_000)} RETURN *`
  database.prepare(text, { maxMillis: Infinity })
  const before = looks
  const running = database.start(text, {}, { maxMillis: Infinity })
  // A thousand operators, which carry five hundred variables each on average.
  expect(looks - before).toBeGreaterThan(20)
  running.cancel()
})

test('what a text gives reason for has a bound that holds at each step, not only where the clock is looked at', () => {
  const most = 300_000 + 4 * 10
  const error = expect.objectContaining({ code: 'QueryTooComplex' })
  for (const last of [1, 1_000, 5_000]) {
    const work = new PreparationWork(10)
    work.spend(most - last)
    work.spend(last)
    expect(() => work.spend(1)).toThrow(error)
  }
})

describe('clauses and columns that multiply one another', () => {
  const error = new QueryLimitError({
    code: 'QueryTooComplex',
    message: 'The clauses and columns of the query multiply each other, so preparing it takes too much work.',
    hint: 'Keep, return and sort by fewer columns, or split the query into several.',
  })
  const handedOn = (clauses: number): string =>
    `${repeated((at) => `WITH *, ${at} AS x${at}`, ' ', clauses)} RETURN x0`
  const sorted = (columns: number): string =>
    `MATCH (a) RETURN DISTINCT ${repeated((at) => `a.k${at} AS x${at}`, ', ', columns)} ORDER BY ${repeated((at) => `x${at}`, ', ', columns)}`

  test.each([
    ['variables that WITH * hands on', handedOn(200), handedOn(1_000)],
    ['columns and what is sorted by', sorted(200), sorted(2_000)],
  ])('%s end a query where they are too many', (_, few, many) => {
    const database = new Database()
    expect(database.query(few).records.length).toBeLessThan(2)
    expect(() => database.query(many)).toThrow(error)
  })
})
