import { Database } from '../../src/database/database.ts'
import { dumpGraph } from './side-effects.ts'
import type { Subject } from './subject.ts'
import { tableProcedure } from './table-procedure.ts'

/** A subject over the engine of this project. */
export function databaseSubject(): Subject {
  const database = new Database()
  return {
    run(text, parameters) {
      const { keys, records } = database.query(text, parameters, { exact: true, maxMillis: 60_000 })
      return {
        columns: keys,
        records: records.map((record) => keys.map((_, index) => record[index] ?? null)),
      }
    },
    dump: () => dumpGraph(database.read()),
    addProcedure: (signature, columns, rows) =>
      database.registerProcedure(tableProcedure(signature, columns, rows)),
  }
}
