import type { ConstraintDefinition } from '../../../src/model/schema.ts'
import { CypherError } from '../../../src/errors.ts'
import type { GraphReader } from '../../../src/cypher/index.ts'
import { Database } from '../../../src/database/database.ts'
import { groupingKey } from '../../../src/model/grouping.ts'
import type { Value } from '../../../src/model/values.ts'
import { PropertyGraph } from '../../../src/store/property-graph.ts'
import { ask, describe, same } from '../answers.ts'
import type { Fuzzer, Verdict } from '../fuzzer.ts'
import { type Choices, drawn } from '../generate/choices.ts'
import { LABELS, randomGraph, TYPES } from '../generate/random-graph.ts'
import { randomStatement } from '../generate/random-statement.ts'
import { dumpStore } from './dump.ts'
import { storeProblem } from './store-laws.ts'

/** Statements one after the other, on a graph with constraints and on the same without any. */
export const constraints: Fuzzer = {
  name: 'constraints',
  law: 'A statement that constraints let through does what it does without them; one that they refuse breaks them and changes nothing.',
  cases: drawn(
    (choices) => ({
      graph: randomGraph(choices),
      constraints: choices.many(1, 4, () => randomConstraint(choices)).join('; '),
      ...Object.fromEntries(
        choices.many(1, 5, (at) => [`statement${at + 1}`, randomStatement(choices)] as const),
      ),
    }),
    900,
  ),
  check(tried) {
    const [plain, held] = [databaseOf(tried['graph']), databaseOf(tried['graph'])]
    for (const text of tried['constraints'].split('; ')) {
      const refused = problemOf(() => held.query(text))
      if (refused !== undefined && !isCreationRefused(refused)) throw refused
    }
    let records = 0
    for (const [part, text] of Object.entries(tried)) {
      if (!part.startsWith('statement')) continue
      const before = dumpStore(held.read())
      const [given, free] = [ask(held, text), ask(plain, text)]
      const after = dumpStore(held.read())
      const broken = storeProblem(held.read()) ?? brokenConstraint(held.read())
      if (broken !== undefined) return fails(part, broken)
      if (given.kind === 'refused') return { kind: 'refused', reason: given.message }
      if (given.kind === 'failure') {
        if (before !== after) return fails(part, `it failed (${given.message}) and changed the graph`)
        if (free.kind === 'failure') continue
        if (!given.message.startsWith('Constraint'))
          return fails(part, `${describe(given)}\nwithout: ${describe(free)}`)
        // What comes next begins at the same graph again.
        return { kind: 'holds', records }
      }
      if (!same(given, free) || after !== dumpStore(plain.read()))
        return fails(
          part,
          `${describe(given)}\nwithout: ${describe(free)}\n${after}\nwithout:\n${dumpStore(plain.read())}`,
        )
      records += given.records.length
    }
    return { kind: 'holds', records: records + 1 }
  },
}

/** The data break the constraint before it is there. */
function isCreationRefused(error: unknown): boolean {
  return error instanceof CypherError && error.code === 'ConstraintCreationFailed'
}

function fails(part: string, problem: string): Verdict {
  return { kind: 'fails', problem: `${part}: ${problem}` }
}

function databaseOf(drawing: string): Database {
  const database = new Database(new PropertyGraph())
  database.query(drawing)
  return database
}

function problemOf(work: () => void): unknown {
  try {
    work()
    return undefined
  } catch (error) {
    return error
  }
}

function randomConstraint(choices: Choices): string {
  const [pattern, name] = choices.chance(60)
    ? [`(e:${choices.one(LABELS)})`, 'e']
    : [`()-[e:${choices.one(TYPES)}]-()`, 'e']
  const key = (): string => `${name}.${choices.one(['k', 'i', 's', 'm'])}`
  const what = choices.rule([
    [4, () => `${key()} IS UNIQUE`],
    [2, () => `(${name}.i, ${name}.s) IS UNIQUE`],
    [2, () => `(${name}.k, ${name}.i) IS ${pattern.startsWith('()') ? 'RELATIONSHIP' : 'NODE'} KEY`],
    [2, () => `${key()} IS NOT NULL`],
    [2, () => `${name}.i IS :: INTEGER`],
    [1, () => `${name}.m IS :: INTEGER | STRING | LIST<INTEGER NOT NULL>`],
  ])
  return `CREATE CONSTRAINT IF NOT EXISTS FOR ${pattern} REQUIRE ${what}`
}

/** By looking at every element: what the store's own checks must have kept. */
function brokenConstraint(reader: GraphReader): string | undefined {
  for (const constraint of reader.schema.constraints) {
    const seen = new Set<string>()
    for (const values of valuesOf(reader, constraint)) {
      const isWhole = !values.includes(null)
      if (!isWhole && (constraint.kind === 'key' || constraint.kind === 'existence'))
        return `${constraint.name}: something has not all of ${constraint.keys.join()}`
      if (!isWhole || (constraint.kind !== 'key' && constraint.kind !== 'unique')) continue
      const key = JSON.stringify(values.map(groupingKey))
      if (seen.has(key)) return `${constraint.name}: ${key} is there twice`
      seen.add(key)
    }
  }
  return undefined
}

function* valuesOf(
  reader: GraphReader,
  { entity, label, keys }: ConstraintDefinition,
): Generator<readonly Value[]> {
  const ids = keys.map((key) => reader.keyId(key))
  if (entity === 'node') {
    for (let id = 0; id < reader.nodeLimit; id++)
      if (reader.hasNode(id) && reader.hasLabel(id, reader.labelId(label)))
        yield ids.map((key) => reader.nodeProperty(id, key))
    return
  }
  for (let id = 0; id < reader.relationshipLimit; id++)
    if (reader.hasRelationship(id) && reader.typeOf(id) === reader.typeId(label))
      yield ids.map((key) => reader.relationshipProperty(id, key))
}
