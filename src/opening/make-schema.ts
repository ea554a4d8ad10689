import { Database } from '../database/index.ts'
import type { PropertyGraph } from '../store/property-graph.ts'

/** Each looks at all elements of a label or type, of which there may be millions. */
const LIMITS = { maxMillis: 600_000 }

/**
 * Runs the commands that make indexes and constraints, all or none. Cost: that of the commands.
 *
 * @throws CypherError SchemaError where the data break a constraint
 */
export function makeSchema(store: PropertyGraph, commands: readonly string[]): void {
  new Database(store).transaction((transaction) => {
    for (const command of commands) transaction.query(command, {}, LIMITS)
  })
}
