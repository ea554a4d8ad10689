import type {
  ProcedureColumn,
  ProcedureContext,
  ProcedureDefinition,
  ProcedureRecord,
} from '../cypher/index.ts'
import { FLOAT, INTEGER, LIST_OF_STRING, MAP, NODE, NUMBER, STRING } from '../cypher/index.ts'
import { mergeSort } from '../model/merge-sort.ts'
import { emptyMap, float, Node } from '../model/values.ts'
import type { LeftOut } from './chosen-nodes.ts'
import type { Metric, MetricValue, Outcome } from './metric.ts'
import { optionsOf, partOptionWords, readOptions } from './options.ts'
import { type Part, readPart } from './read-part.ts'
import { metrics } from './registry.ts'
import { partText, resultText } from './sentences.ts'
import { Work } from './work.ts'

/** So many results of one query are told of, each in a sentence or two; a query may ask for one of each record. */
const MOST_TOLD = 20

const options = [{ name: 'options', type: MAP, usual: emptyMap() }]

/**
 * A procedure for each metric, `metric.list` and `metric.part`.
 *
 * @param leftOut what is not counted where neither nodes, relationships nor labels are named, unless `everything` is true
 */
export function metricProcedures(leftOut: readonly LeftOut[]): readonly ProcedureDefinition[] {
  return [listProcedure, partProcedure(leftOut), ...metrics.map((metric) => metricProcedure(metric, leftOut))]
}

/** The columns of a metric after the node, as they are yielded. */
function valueColumns(value: MetricValue): readonly ProcedureColumn[] {
  if (value.kind === 'group')
    return [
      { name: value.column, type: INTEGER },
      { name: 'size', type: INTEGER },
    ]
  return [{ name: value.column, type: { integer: INTEGER, float: FLOAT, number: NUMBER }[value.type] }]
}

const listProcedure: ProcedureDefinition = {
  name: 'metric.list',
  description: 'The metrics, with what each means, how it counts relationships, and its options.',
  mode: 'READ',
  parameters: [],
  columns: [
    { name: 'name', type: STRING },
    { name: 'title', type: STRING },
    { name: 'meaning', type: STRING },
    { name: 'counting', type: STRING },
    { name: 'options', type: LIST_OF_STRING },
  ],
  call: () =>
    metrics.map((metric) => {
      const { settings } = readOptions(emptyMap(), metric)
      return [
        metric.name,
        metric.title,
        metric.meaning(settings),
        sentence(metric.counting(settings)),
        [...Object.keys(partOptionWords), ...metric.options],
      ]
    }),
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function partProcedure(leftOut: readonly LeftOut[]): ProcedureDefinition {
  return {
    name: 'metric.part',
    description:
      'How much of the graph a metric with these options would count, and what it would leave out.',
    mode: 'READ',
    parameters: options,
    columns: [
      { name: 'nodes', type: INTEGER },
      { name: 'relationships', type: INTEGER },
      { name: 'text', type: STRING },
    ],
    *call([given], context) {
      const { part } = readOptions(optionsOf(given), undefined)
      yield* working(context, function* (work) {
        const read = yield* paused(readPart(context.reader, part, undefined, leftOut, work))
        yield [read.network.size, read.network.sources.length, partText(read)]
      })
    },
  }
}

function metricProcedure(metric: Metric, leftOut: readonly LeftOut[]): ProcedureDefinition {
  return {
    name: `metric.${metric.name}`,
    description: `${metric.description} \`options\` chooses the part of the graph: \`metric.list\` has more.`,
    mode: 'READ',
    parameters: options,
    columns: [{ name: 'node', type: NODE }, ...valueColumns(metric.value)],
    *call([given], context) {
      const { part: wanted, settings } = readOptions(optionsOf(given), metric)
      yield* working(context, function* (work) {
        const part = yield* paused(readPart(context.reader, wanted, settings.weight, leftOut, work))
        const outcome = yield* paused(metric.compute(part.network, settings, work))
        tell(context, resultText(metric, settings, part, outcome.remark))
        yield* recordsOf(part, outcome, work)
      })
    },
  }
}

/** What was told of each query so far. */
const told = new WeakMap<ProcedureContext, number>()

function tell(context: ProcedureContext, text: string): void {
  const count = told.get(context) ?? 0
  told.set(context, count + 1)
  if (count < MOST_TOLD) context.notify(text, 'result')
}

/** Runs a piece of work, and lets go of what it holds at its end. */
function* working(
  context: ProcedureContext,
  run: (work: Work) => Generator<ProcedureRecord | undefined, void, void>,
): Generator<ProcedureRecord | undefined, void, void> {
  const held = context.hold()
  try {
    yield* run(new Work(context, held, (share) => context.progress(share)))
  } finally {
    held.clear()
  }
}

/** Pauses the procedure where the work pauses. */
function* paused<Result>(working: Generator<void, Result, void>): Generator<undefined, Result, void> {
  for (;;) {
    const step = working.next()
    if (step.done === true) return step.value
    yield undefined
  }
}

/** The highest scores first, or the largest groups; nodes that are equal by their ids. */
function* recordsOf(
  { network: { ids, size } }: Part,
  outcome: Outcome,
  work: Work,
): Generator<ProcedureRecord | undefined, void, void> {
  work.hold(8 * size)
  const { compare, values } = recordsBy(outcome)
  const order = yield* paused(mergeSort(size, compare, work.patience))
  for (const at of order) yield [new Node(ids[at]), ...values(at)]
}

function recordsBy(outcome: Outcome): {
  readonly compare: (one: number, other: number) => number
  readonly values: (at: number) => ProcedureRecord
} {
  if (outcome.kind === 'group') {
    const { groups, sizes } = outcome
    return {
      compare: (one, other) => groups[one] - groups[other],
      values: (at) => [groups[at], sizes[groups[at]]],
    }
  }
  const { scores, whole } = outcome
  return {
    compare: (one, other) => scores[other] - scores[one],
    values: (at) => [whole ? scores[at] : float(scores[at])],
  }
}
