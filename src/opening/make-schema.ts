import { Database } from '../database/index.ts'
import { type GraphSchema, isUnique } from '../model/schema.ts'
import type { PropertyGraph } from '../store/property-graph.ts'

/** Each looks at all elements of a label or type, of which there may be millions. */
const LIMITS = { maxMillis: 600_000 }

/**
 * Runs the commands that make indexes and constraints, all or none, and builds the index of a key that is unique in every label, as
 * `id` is in a graph folder: it serves all of them, and look-ups without a label from the first. Cost: that of the commands, and
 * linear in the nodes.
 *
 * @throws CypherError SchemaError where the data break a constraint
 */
export function makeSchema(store: PropertyGraph, commands: readonly string[]): void {
  new Database(store).transaction((transaction) => {
    for (const command of commands) transaction.query(command, {}, LIMITS)
  })
  const reader = store.read()
  for (const name of uniqueKeys(reader.schema)) reader.prepareSeek(-1, reader.keyId(name), 0, Infinity)
}

/** The keys whose values are unique in a label, by a constraint that owns an index. */
function uniqueKeys({ constraints }: GraphSchema): ReadonlySet<string> {
  return new Set(
    constraints
      .filter((one) => isUnique(one) && one.entity === 'node' && one.keys.length === 1)
      .map(({ keys: [key] }) => key),
  )
}
