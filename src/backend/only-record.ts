import { ServerError } from '../errors.ts'
import type { Value } from '../model/values.ts'

/**
 * The values of the record of a query that has one.
 *
 * @throws ServerError `UnexpectedAnswer`
 */
export function onlyRecord(records: readonly (readonly Value[])[]): readonly Value[] {
  const [record] = records
  if (records.length !== 1 || record === undefined || record.length === 0) throw unexpected('one record')
  return record
}

/**
 * What a query counted.
 *
 * @throws ServerError `UnexpectedAnswer`
 */
export function countOf(records: readonly (readonly Value[])[]): number {
  const [count] = onlyRecord(records)
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) throw unexpected('a count')
  return count
}

function unexpected(what: string): ServerError {
  return new ServerError({
    code: 'UnexpectedAnswer',
    message: `The server was asked for ${what} and sent something else.`,
    hint: 'Check that it runs Cypher as Neo4j 5.26 does.',
  })
}
