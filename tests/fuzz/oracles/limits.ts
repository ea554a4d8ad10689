import { graph } from '../../helpers/graph.ts'
import { ask, describe } from '../answers.ts'
import type { FuzzCase, Fuzzer } from '../fuzzer.ts'
import { type Choices, drawn } from '../generate/choices.ts'
import { randomExpression } from '../generate/random-expression.ts'
import { randomGraph } from '../generate/random-graph.ts'
import { randomPlainReading } from '../generate/random-query.ts'
import { drawingOf } from './same-records.ts'

/** SKIP and LIMIT against the whole list of records. */
export const limits: Fuzzer = {
  name: 'limits',
  law: 'SKIP and LIMIT give a section of the records that the query gives without them.',
  cases: drawn(randomLimits),
  check(tried) {
    const database = graph(drawingOf(tried))
    const [all, some] = [ask(database, tried['whole']), ask(database, tried['section'])]
    if (all.kind !== 'records' || some.kind !== 'records')
      return all.kind === some.kind
        ? { kind: 'refused', reason: describe(all) }
        : { kind: 'fails', problem: `the whole gives ${describe(all)}\nthe section ${describe(some)}` }
    const [skip, limit] = [Number(tried['skip']), Number(tried['limit'])]
    const expected = all.records.slice(skip, skip + limit)
    if (expected.join('\n') === some.records.join('\n')) return { kind: 'holds', records: all.records.length }
    return { kind: 'fails', problem: `expected ${expected.join(' ; ')}\n     got ${describe(some)}` }
  },
}

function randomLimits(choices: Choices): FuzzCase {
  const { text, scope } = randomPlainReading(choices, 1 + choices.below(2))
  const columns = choices.many(1, 2, (at) => `${randomExpression(choices, scope, 'any')} AS c${at}`)
  // Keys with many equal values: the order among those has to stay what it is without a limit.
  const keys = choices.many(1, 2, () => {
    const key = choices.chance(50) ? 'c0' : randomExpression(choices, scope, 'integer')
    return `${key}${choices.one(['', ' DESC'])}`
  })
  const whole = `${text} RETURN ${columns.join(', ')} ORDER BY ${keys.join(', ')}`
  const [skip, limit] = [choices.below(4), choices.below(6)]
  const section = `${whole}${skip === 0 ? '' : ` SKIP ${skip}`} LIMIT ${limit}`
  return { graph: randomGraph(choices), whole, section, skip: String(skip), limit: String(limit) }
}
