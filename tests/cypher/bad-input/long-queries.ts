import { Database } from '../../../src/database/database.ts'
import { SilkgraphError } from '../../../src/errors.ts'
import { timed } from '../../helpers/timed.ts'

/** A query, and what becomes of it: `runs` to a result, or the codes of the errors that it may end in. */
export interface LongQuery {
  readonly name: string
  readonly text: string
  readonly ends: 'runs' | readonly string[]
}

const many = (count: number, piece: (at: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, at) => piece(at)).join(between)
const nested = (count: number, before: string, inside: string, after: string): string =>
  before.repeat(count) + inside + after.repeat(count)

const long = 100_000
const deep = 10_000
const tooDeep = ['NestingTooDeep', 'QueryTooComplex']
const tooLarge = ['MemoryLimit', 'TimeLimit']

const chains: readonly LongQuery[] = [
  ['+', '1'],
  ['-', '1'],
  ['*', '1'],
  ['/', '1'],
  ['%', '2'],
  ['^', '1'],
  ['+', "'a'"],
  ['+ 1 -', '1'],
  ['AND', 'true'],
  ['OR', 'false'],
  ['XOR', 'true'],
  ['=', '1'],
  ['<=', '1'],
].map(([operator, operand]) => ({
  name: `100,000 times ${operand} ${operator} ${operand}`,
  text: `RETURN ${many(long, () => operand, ` ${operator} `)} AS v`,
  ends: 'runs',
}))

const lists: readonly LongQuery[] = [
  { name: 'a list of 100,000', text: `RETURN [${many(long, String, ',')}] AS v`, ends: 'runs' },
  {
    name: 'a map of 100,000',
    text: `RETURN {${many(long, (at) => `k${at}: ${at}`, ',')}} AS v`,
    ends: 'runs',
  },
  { name: 'membership', text: `RETURN 1 IN [${many(long, (at) => `${at} + 1`, ',')}] AS v`, ends: 'runs' },
  {
    name: 'CASE of 50,000 branches',
    text: `RETURN CASE ${many(50_000, (at) => `WHEN false THEN ${at}`)} ELSE 1 END AS v`,
    ends: 'runs',
  },
  { name: '10,000 columns', text: `RETURN ${many(deep, (at) => `${at} AS c${at}`, ',')}`, ends: 'runs' },
  {
    name: 'a chain beside an aggregate',
    text: `UNWIND [1] AS n RETURN n${' + 1'.repeat(deep)} AS k, count(*) + 1${' + 1'.repeat(deep)} AS c ORDER BY n${' + 1'.repeat(deep)}`,
    ends: 'runs',
  },
  {
    name: '20,000 conditions',
    text: `MATCH (n) WHERE ${many(20_000, (at) => `n.k${at} = ${at}`, ' AND ')} RETURN n`,
    ends: 'runs',
  },
  {
    name: '20,000 conditions after WITH',
    text: `MATCH (n) WITH n AS m WHERE ${many(20_000, (at) => `m.k${at} = ${at}`, ' OR ')} RETURN m`,
    ends: 'runs',
  },
  {
    name: 'a map of 100,000 in a pattern',
    text: `MERGE (n {${many(long, (at) => `k${at}: ${at}`, ',')}}) RETURN count(n) AS c`,
    ends: 'runs',
  },
  {
    name: '100,000 properties set',
    text: `CREATE (n) SET ${many(long, (at) => `n.k${at} = ${at}`, ',')} RETURN count(n) AS c`,
    ends: 'runs',
  },
  {
    name: '100,000 names',
    text: `CREATE (n${many(long, (at) => `:L${at}`, '')}) RETURN size(labels(n)) AS c`,
    ends: 'runs',
  },
]

const clauses: readonly LongQuery[] = [
  {
    name: 'WITH and WHERE',
    text: `WITH 0 AS x0 ${many(1_000, (at) => `WITH x${at} + 1 AS x${at + 1} WHERE x${at + 1} > 0`)} RETURN x1000`,
    ends: 'runs',
  },
  { name: 'MATCH', text: `${many(1_000, (at) => `MATCH (n${at})`)} RETURN count(*) AS c`, ends: 'runs' },
  {
    name: 'OPTIONAL MATCH',
    text: `${many(1_000, (at) => `OPTIONAL MATCH (n${at})`)} RETURN count(*) AS c`,
    ends: 'runs',
  },
  { name: 'UNWIND', text: `${many(1_000, (at) => `UNWIND [1] AS n${at}`)} RETURN 1 AS v`, ends: 'runs' },
  { name: 'CALL', text: `${many(1_000, (at) => `CALL { RETURN 1 AS n${at} }`)} RETURN 1 AS v`, ends: 'runs' },
  { name: 'CREATE', text: many(1_000, () => 'CREATE (:A)'), ends: 'runs' },
  { name: 'UNION', text: many(1_000, () => 'RETURN 1 AS x', ' UNION '), ends: 'runs' },
  { name: 'UNION ALL', text: many(1_000, () => 'RETURN 1 AS x', ' UNION ALL '), ends: 'runs' },
  {
    name: 'sorting',
    text: `UNWIND [2, 1] AS x ${many(500, () => 'WITH x ORDER BY x LIMIT 2')} RETURN x`,
    ends: 'runs',
  },
  { name: 'lists of lists', text: `WITH 1 AS x ${many(400, () => 'WITH [x] AS x')} RETURN x`, ends: 'runs' },
].map((one): LongQuery => ({ name: `a thousand clauses: ${one.name}`, text: one.text, ends: 'runs' }))

const tooMany: readonly LongQuery[] = [
  { name: '100,000 clauses', text: `${many(long, () => 'WITH 1 AS x')} RETURN x`, ends: ['QueryTooComplex'] },
  { name: 'NOT', text: `RETURN ${'NOT '.repeat(long)}true`, ends: tooDeep },
  { name: 'minus signs', text: `RETURN ${'- '.repeat(long)}1`, ends: tooDeep },
  { name: 'parentheses', text: `RETURN ${nested(deep, '(', '1', ')')}`, ends: tooDeep },
  { name: 'lists', text: `RETURN ${nested(deep, '[', '1', ']')}`, ends: tooDeep },
  { name: 'maps', text: `RETURN ${nested(deep, '{a: ', '1', '}')}`, ends: tooDeep },
  { name: 'calls', text: `RETURN ${nested(deep, 'abs(', '1', ')')}`, ends: tooDeep },
  { name: 'CASE', text: `RETURN ${nested(deep, 'CASE WHEN true THEN ', '1', ' END')}`, ends: tooDeep },
  { name: 'comprehensions', text: `RETURN ${nested(deep, '[x IN ', '[1]', ' | x]')}`, ends: tooDeep },
  {
    name: 'subqueries',
    text: `RETURN ${nested(deep, 'EXISTS { MATCH (n) WHERE ', 'true', '}')}`,
    ends: tooDeep,
  },
  { name: 'CALL', text: `${nested(deep, 'CALL { ', 'RETURN 1 AS x', ' } RETURN x')}`, ends: tooDeep },
  { name: 'properties', text: `WITH {a: 1} AS m RETURN m${'.a'.repeat(long)}`, ends: tooDeep },
  {
    name: 'a value 100,000 deep',
    text: 'RETURN reduce(l = [], x IN range(1, 100000) | [l]) AS v',
    ends: ['QueryTooComplex'],
  },
  {
    name: 'equal values 100,000 deep',
    text: 'WITH reduce(l = [], x IN range(1, 100000) | [l]) AS v, reduce(l = [], x IN range(1, 100000) | [l]) AS w RETURN v = w',
    ends: ['QueryTooComplex'],
  },
  {
    name: 'distinct values 100,000 deep',
    text: 'WITH reduce(l = [], x IN range(1, 100000) | [l]) AS v RETURN DISTINCT size(v) AS s, v',
    ends: ['QueryTooComplex'],
  },
].map((one) => ({ ...one, name: `nested: ${one.name}` }))

const doubled = (count: number): string => `reduce(s = 'ab', i IN range(1, ${count}) | s + s)`

const tooLargeValues: readonly LongQuery[] = [
  {
    name: 'a string, clause by clause',
    text: `WITH 'ab' AS s ${many(50, () => 'WITH s + s AS s')} RETURN size(s)`,
  },
  { name: 'a string by reduce', text: `RETURN size(${doubled(60)})` },
  { name: 'a list by reduce', text: 'RETURN size(reduce(l = [1], x IN range(1, 60) | l + l))' },
  {
    name: 'a list, clause by clause',
    text: `WITH [1] AS l ${many(50, () => 'WITH l + l AS l')} RETURN size(l)`,
  },
  { name: 'a list in itself', text: 'RETURN size(reduce(l = [1], x IN range(1, 60) | [l, l] + l))' },
  { name: 'replace', text: `WITH ${doubled(20)} AS s RETURN size(replace(s, '', s))` },
  { name: 'split', text: `WITH ${doubled(23)} AS s RETURN size(split(s, ''))` },
  { name: 'split by a list', text: `WITH ${doubled(23)} AS s RETURN size(split(s, ['']))` },
  {
    name: 'upper case',
    text: `WITH replace(${doubled(22)}, 'a', 'ß') AS s RETURN size(toUpper(s) + toUpper(s))`,
  },
  { name: 'comprehensions', text: 'RETURN size([x IN range(1, 3000) | [y IN range(1, 3000) | y]])' },
  {
    name: 'comprehensions three deep',
    text: 'RETURN size([x IN range(1, 300) | [y IN range(1, 300) | [z IN range(1, 300) | z]]])',
  },
  { name: 'a range', text: 'RETURN range(1, 1000000000000)' },
  { name: 'ranges of records', text: 'UNWIND range(1, 100000) AS i RETURN range(1, 10000)' },
  {
    name: 'ranges kept by WITH',
    text: 'UNWIND range(1, 1000) AS i WITH range(1, 100000) AS l RETURN sum(size(l))',
  },
  { name: 'sorted', text: 'UNWIND range(1, 1000000000000) AS i RETURN i ORDER BY i DESC' },
  { name: 'collected', text: 'UNWIND range(1, 1000000000000) AS i RETURN size(collect(i))' },
  { name: 'collected pairs', text: 'UNWIND range(1, 1000000000000) AS i RETURN size(collect([i, {k: i}]))' },
  { name: 'distinct', text: 'UNWIND range(1, 1000000000000) AS i RETURN count(DISTINCT i)' },
  { name: 'distinct records', text: 'UNWIND range(1, 1000000000000) AS i WITH DISTINCT i RETURN count(*)' },
  { name: 'grouped', text: 'UNWIND range(1, 1000000000000) AS i WITH i, count(*) AS c RETURN sum(c)' },
  {
    name: 'grouped by lists',
    text: 'UNWIND range(1, 1000000000000) AS i WITH range(i, i + 1000) AS k, count(*) AS c RETURN sum(c)',
  },
  { name: 'percentile', text: 'UNWIND range(1, 1000000000000) AS i RETURN percentileCont(i, 0.5)' },
  { name: 'written', text: 'UNWIND range(1, 1000000000000) AS i CREATE (:N {i: i})' },
  {
    name: 'UNWIND of UNWIND',
    text: 'UNWIND range(1, 1000000) AS i UNWIND range(1, 1000000) AS j WITH collect(i + j) AS l RETURN size(l)',
  },
  { name: 'COLLECT', text: 'RETURN size(COLLECT { UNWIND range(1, 1000000000000) AS i RETURN i })' },
].map((one): LongQuery => ({ ...one, name: `too large: ${one.name}`, ends: tooLarge }))

const endless: readonly LongQuery[] = [
  { name: 'reduce', text: 'RETURN reduce(s = 0, x IN range(1, 1000000000000) | s + 1)' },
  { name: 'all', text: 'RETURN all(x IN range(1, 1000000000000) WHERE x > 0)' },
  { name: 'none', text: 'RETURN none(x IN range(1, 1000000000000) WHERE x < 0)' },
  { name: 'single', text: 'RETURN single(x IN range(1, 1000000000000) WHERE x < 0)' },
  { name: 'a comprehension that keeps nothing', text: 'RETURN [x IN range(1, 1000000000000) WHERE x < 0]' },
  {
    name: 'a regular expression',
    text: "RETURN reduce(s = 'a', i IN range(1, 60) | s + 'a') + '!' =~ '(a+)+'",
  },
  { name: 'UNWIND', text: 'UNWIND range(1, 1000000000000) AS i WITH i WHERE i < 0 RETURN i' },
  {
    name: 'comparing long lists',
    text: 'WITH range(1, 1000000) AS l UNWIND range(1, 1000000) AS i WITH l WHERE l = l + [] AND false RETURN l',
  },
  {
    name: 'sorting long lists',
    text: 'WITH range(1, 100000) AS l UNWIND range(1, 1000) AS i WITH i, l ORDER BY l RETURN count(*)',
  },
  {
    name: 'long texts',
    text: `WITH ${doubled(21)} AS s UNWIND range(1, 1000000) AS i WITH i, size(s + i) AS n RETURN sum(n)`,
  },
  {
    name: 'long membership',
    text: 'WITH range(1, 1000000) AS l UNWIND range(1, 1000000) AS i WITH i WHERE NOT -i IN l RETURN count(*)',
  },
  {
    name: 'an aggregate of long lists',
    text: 'WITH range(1, 1000000) AS l UNWIND range(1, 1000000) AS i RETURN max(l)',
  },
].map((one): LongQuery => ({ ...one, name: `endless: ${one.name}`, ends: tooLarge }))

/** Queries that would end a careless engine: by its stack, its memory, or never. */
export const longQueries: readonly LongQuery[] = [
  ...chains,
  ...lists,
  ...clauses,
  ...tooMany,
  ...tooLargeValues,
  ...endless,
]

/** Enough for what runs, and small enough for what does not to end soon. */
const LIMITS = { maxMillis: 60_000, maxMemory: 32 * 1024 * 1024, maxRecords: 10_000 }

/** For what may end by the time limit. */
const DEADLINE = 200
/** Four times what a query may take to its end at the most, with the work that is done between two looks at the clock. */
const PATIENCE = 4 * 500

/**
 * What is wrong with how a query ends: otherwise than it should, or too late. undefined where nothing is.
 *
 * @param isSmall the stack is so small that a query may be too complex for it
 */
export function problemOf({ text, ends }: LongQuery, isSmall = false): string | undefined {
  const allowed = [...(ends === 'runs' ? ['runs'] : ends), ...(isSmall ? ['QueryTooComplex'] : [])]
  const maxMillis = allowed.includes('TimeLimit') ? DEADLINE : LIMITS.maxMillis
  const patience = maxMillis === DEADLINE ? PATIENCE : Infinity
  const { result: outcome, millis } = timed(() => outcomeOf(text, { ...LIMITS, maxMillis }), patience)
  if (!allowed.includes(outcome)) return outcome
  return millis > patience ? `${outcome} after ${Math.round(millis)} ms` : undefined
}

/** `runs`, the code of an error of ours, or the text of any other. */
function outcomeOf(text: string, limits: typeof LIMITS): string {
  try {
    new Database().query(text, {}, limits)
    return 'runs'
  } catch (error) {
    return error instanceof SilkgraphError ? error.code : String(error)
  }
}

/** What is found where the whole list runs in a thread of its own. */
export interface Found {
  readonly queries: number
  readonly problems: readonly string[]
}

/** Runs the whole list. */
export function runLongQueries(isSmall: boolean): Found {
  const problems = longQueries.flatMap((query) => {
    const problem = problemOf(query, isSmall)
    return problem === undefined ? [] : [`${query.name}: ${problem}`]
  })
  return { queries: longQueries.length, problems }
}
