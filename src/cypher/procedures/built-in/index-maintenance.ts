import type { Value } from '../../../model/values.ts'
import type { ProcedureDefinition, ProcedureParameter } from '../../catalog/procedure-definition.ts'
import { refusal } from '../../schema/refusals.ts'
import type { GraphReader } from '../../../model/graph-store.ts'
import { INTEGER, STRING } from '../../types/type.ts'

const indexName: ProcedureParameter = { name: 'indexName', type: STRING, nullable: false }
const timeOut: ProcedureParameter = { name: 'timeOutSeconds', type: INTEGER, usual: 300 }

/**
 * What a server is asked for after its indexes were made or changed. Here every index serves at once and counts exactly: only
 * whether it is there is looked at. Neo4j 5.26, Procedures.
 */
export const indexMaintenance: readonly ProcedureDefinition[] = [
  {
    name: 'db.awaitIndex',
    description: 'Waits until an index serves, which it does at once.',
    mode: 'READ',
    parameters: [indexName, timeOut],
    columns: [],
    call: ([name], { reader }) => requireIndex(name, reader),
  },
  {
    name: 'db.awaitIndexes',
    description: 'Waits until all indexes serve, which they do at once.',
    mode: 'READ',
    parameters: [timeOut],
    columns: [],
    call: () => [],
  },
  {
    name: 'db.prepareForReplanning',
    description: 'Renews what plans are made from, which is always exact.',
    mode: 'READ',
    parameters: [timeOut],
    columns: [],
    call: () => [],
  },
  {
    name: 'db.resampleIndex',
    description: 'Renews the statistics of an index, which are always exact.',
    mode: 'READ',
    parameters: [indexName],
    columns: [],
    call: ([name], { reader }) => requireIndex(name, reader),
  },
  {
    name: 'db.resampleOutdatedIndexes',
    description: 'Renews the statistics of all indexes, which are always exact.',
    mode: 'READ',
    parameters: [],
    columns: [],
    call: () => [],
  },
]

/** @throws CypherError SchemaError `IndexNotFound` */
function requireIndex(name: Value, { schema }: GraphReader): [] {
  if (schema.indexes.some((index) => index.name === name)) return []
  throw refusal('IndexNotFound', `No such index '${String(name)}'.`, '`SHOW INDEXES` lists all.')
}
