import type { Database } from '../../../src/database/index.ts'
import { SLICE_WORK } from '../../../src/cypher/runtime/limits.ts'
import { CypherError, QueryLimitError } from '../../../src/errors.ts'
import type { GraphReader } from '../../../src/cypher/index.ts'
import { Node, Relationship, type Value } from '../../../src/model/values.ts'
import { randomOf } from '../../helpers/random.ts'
import { showValue } from '../../tck/cell.ts'
import { builtDatabase } from '../databases.ts'
import type { Fuzzer } from '../fuzzer.ts'
import { drawn } from '../generate/choices.ts'
import { randomGraph } from '../generate/random-graph.ts'
import { randomQuery } from '../generate/random-query.ts'
import { randomStatement } from '../generate/random-statement.ts'
import { noteText } from '../reached.ts'

/** The largest slice, in work; an ordinary one has 20,000. */
const LARGEST_SLICE = 50

/** What takes more steps than this in one go is not tried: each stands for 20,000 of the smallest. */
const MOST_STEPS = 5

/** Each slice comes a little further; what needs twice the work, and more, makes no progress. */
const MOST_SLICES = 2 * SLICE_WORK * (MOST_STEPS + 1)

/** What has more records says no more than what has these. */
const MOST_RECORDS = 2_000

/** Queries in one go, and again in slices so small that every loop pauses. */
export const slices: Fuzzer = {
  name: 'slices',
  law: 'A query that is driven in tiny slices gives the same records in the same order, and the same graph, as in one go.',
  cases: drawn((choices) => ({
    graph: randomGraph(choices),
    ...Object.fromEntries(
      choices.many(
        1,
        3,
        (at) =>
          [`query${at + 1}`, choices.chance(50) ? randomStatement(choices) : randomQuery(choices)] as const,
      ),
    ),
    slice: choices.one(['1', 'random']),
    seed: String(choices.below(1000)),
  })),
  check(tried) {
    const [whole, sliced] = [builtDatabase(tried['graph']), builtDatabase(tried['graph'])]
    const random = randomOf(Number(tried['seed']))
    const size = (): number => (tried['slice'] === '1' ? 1 : 1 + Math.floor(random() * LARGEST_SLICE))
    let count = 0
    for (const [part, text] of Object.entries(tried).filter(([name]) => name.startsWith('query'))) {
      const expected = outcomeOf(whole, text, () => undefined)
      if (expected.kind !== 'ended') return { kind: expected.kind, reason: expected.told }
      const given = outcomeOf(sliced, text, size)
      if (given.told !== expected.told)
        return { kind: 'fails', problem: `${part}: in one go\n${expected.told}\nin slices\n${given.told}` }
      const [one, other] = [dumped(whole.read()), dumped(sliced.read())]
      if (one !== other)
        return { kind: 'fails', problem: `${part}: the graph is in one go\n${one}\nin slices\n${other}` }
      count += expected.records
    }
    return { kind: 'holds', records: count }
  },
}

interface Outcome {
  readonly kind: 'ended' | 'refused' | 'undecided'
  /** The records and counters, or the error. */
  readonly told: string
  readonly records: number
}

/** Runs a query by its steps. Errors that are not Cypher's are thrown on: they are always bugs. */
function outcomeOf(database: Database, text: string, size: () => number | undefined): Outcome {
  const records: string[] = []
  let count = 0
  try {
    noteText(text, false)
    const running = database.start(text, {}, { exact: true, maxMillis: 60_000, maxRecords: MOST_RECORDS })
    noteText(text, true)
    for (let steps = 0; ; steps++) {
      count = steps
      if (steps > MOST_SLICES) throw new RangeError('The query makes no progress.')
      const step = running.step(size())
      if (step.kind === 'done') break
      for (const record of step.records) records.push(record.map((value) => showValue(value)).join(' | '))
    }
    if (size() === undefined && count > MOST_STEPS)
      return { kind: 'undecided', told: 'It takes too many steps.', records: 0 }
    const told = [...records, JSON.stringify(running.summary().counters)].join('\n')
    return { kind: 'ended', told, records: records.length }
  } catch (error) {
    if (error instanceof QueryLimitError && error.code === 'RecordLimit')
      return { kind: 'undecided', told: error.message, records: 0 }
    if (!(error instanceof CypherError)) throw error
    const told = `${error.code}: ${error.message}`
    return { kind: error.phase === 'compile' ? 'refused' : 'ended', told, records: 0 }
  }
}

/** The graph with its ids: what is the same in the same order has the same. */
function dumped(reader: GraphReader): string {
  const held = (keys: readonly number[], read: (key: number) => Value): { [key: string]: Value } =>
    Object.fromEntries(keys.map((key) => [reader.keyName(key), read(key)]))
  const lines: string[] = []
  for (let id = 0; id < reader.nodeLimit; id++) {
    if (!reader.hasNode(id)) continue
    const labels = reader.labelsOf(id).map((label) => reader.labelName(label))
    const properties = held(reader.nodeKeys(id), (key) => reader.nodeProperty(id, key))
    lines.push(`${id} ${showValue(new Node(id, labels, properties))}`)
  }
  for (let id = 0; id < reader.relationshipLimit; id++) {
    if (!reader.hasRelationship(id)) continue
    const [start, end] = [reader.startOf(id), reader.endOf(id)]
    const properties = held(reader.relationshipKeys(id), (key) => reader.relationshipProperty(id, key))
    const relationship = new Relationship(id, reader.typeName(reader.typeOf(id)), start, end, properties)
    lines.push(`${start}-${id}->${end} ${showValue(relationship)}`)
  }
  return lines.join('\n')
}
