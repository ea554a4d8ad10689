import type { GraphReader } from '../../../src/cypher/index.ts'
import type { Database } from '../../../src/database/database.ts'
import { answerOf, arrangement, ask, describe, same, shown } from '../answers.ts'
import { builtDatabase } from '../databases.ts'
import type { Fuzzer, Verdict } from '../fuzzer.ts'
import { drawn } from '../generate/choices.ts'
import { randomGraph } from '../generate/random-graph.ts'
import { randomStatement } from '../generate/random-statement.ts'
import { graphOf, type ReferenceGraph, say } from '../reference/index.ts'
import { dumpModel, dumpStore } from './dump.ts'
import { storeProblem } from './store-laws.ts'

/** Statements one after the other, on the engine and on two plain maps. */
export const writes: Fuzzer = {
  name: 'writes',
  law: 'Statements change the graph as they change a naive model of it, and one that fails changes nothing.',
  cases: drawn(
    (choices) => ({
      graph: randomGraph(choices),
      ...Object.fromEntries(
        choices.many(1, 5, (at) => [`statement${at + 1}`, randomStatement(choices)] as const),
      ),
    }),
    900,
  ),
  check(tried) {
    const database = builtDatabase(tried['graph'])
    let model = graphOf(tried['graph'])
    const statements = Object.entries(tried).filter(([part]) => part.startsWith('statement'))
    for (const [part, text] of statements) {
      const next = applied(text, database, model)
      if ('verdict' in next) return withPart(next.verdict, part)
      model = next.model
    }
    return { kind: 'holds', records: model.nodes.size }
  },
}

function withPart(verdict: Verdict, part: string): Verdict {
  return verdict.kind === 'fails' ? { ...verdict, problem: `${part}: ${verdict.problem}` } : verdict
}

/** How many orders of records are tried: MERGE and SET may read what an earlier record has written. */
const ORDERS = 60

/** With so many results of these orders, there are likely others, of orders that were not tried. */
const MANY_RESULTS = 8

/** Statements that make ever more of what there is would take all memory. */
const LARGEST_GRAPH = 250

/** Runs a statement on both; the model that the engine agrees with goes on. */
function applied(
  text: string,
  database: Database,
  model: ReferenceGraph,
): { readonly model: ReferenceGraph } | { readonly verdict: Verdict } {
  const given = ask(database, text)
  if (given.kind === 'refused') return { verdict: { kind: 'refused', reason: given.message } }
  if (sizeOf(database.read()) > LARGEST_GRAPH)
    return { verdict: { kind: 'undecided', reason: 'The graph has grown too large.' } }
  const dump = dumpStore(database.read())
  const broken = storeProblem(database.read())
  if (broken !== undefined) return { verdict: { kind: 'fails', problem: broken } }
  const results = new Set<string>()
  for (let order = 0; order < ORDERS; order++) {
    const said = say(text, model, arrangement(order))
    const after = said.kind === 'answer' ? said.graph : model
    const expected = said.kind === 'answer' ? shown(text, said.answer.records) : said
    const dumped = dumpModel(after)
    if (same(given, expected) && dump === dumped) return { model: after }
    results.add(`${describe(expected)}\n${dumped}`)
  }
  if (results.size >= MANY_RESULTS)
    return { verdict: { kind: 'undecided', reason: 'It depends on the order of the records in many ways.' } }
  const expected = answerOf(text, model)
  const said = say(text, model)
  const wanted = dumpModel(said.kind === 'answer' ? said.graph : model)
  const problem = same(expected, given)
    ? `the graph should be\n${wanted}\nbut is\n${dump}`
    : `expected ${describe(expected)}\n     got ${describe(given)}`
  return { verdict: { kind: 'fails', problem } }
}

function sizeOf({ nodeLimit, relationshipLimit }: GraphReader): number {
  return nodeLimit + relationshipLimit
}
