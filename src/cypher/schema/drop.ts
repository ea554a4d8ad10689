import type { GraphWriter } from '../../model/graph-store.ts'
import { nearestName } from '../../model/nearest-name.ts'
import { refusal } from './refusals.ts'

/**
 * Drops an index or a constraint; returns whether it was there.
 *
 * @throws CypherError SchemaError where it is not there and not `ifExists`, or a constraint owns it
 */
export function drop(
  writer: GraphWriter,
  what: 'index' | 'constraint',
  name: string,
  ifExists: boolean,
): boolean {
  const { indexes, constraints } = writer.schema
  if (what === 'constraint') {
    const isThere = constraints.some((constraint) => constraint.name === name)
    if (isThere) writer.dropConstraint(name)
    else if (!ifExists)
      throw refusal(
        'ConstraintDropFailed',
        `Unable to drop constraint \`${name}\`: No such constraint ${name}.`,
        nearestHint(name, constraints, 'CONSTRAINTS'),
      )
    return isThere
  }
  const index = indexes.find((one) => one.name === name)
  if (index === undefined) {
    if (ifExists) return false
    throw refusal(
      'IndexDropFailed',
      `Unable to drop index called \`${name}\`. There is no such index.`,
      nearestHint(name, indexes, 'INDEXES'),
    )
  }
  if (index.constraint !== undefined)
    throw refusal(
      'IndexDropFailed',
      `Unable to drop index: Index belongs to constraint: \`${index.constraint}\`.`,
      'Drop the constraint.',
    )
  writer.dropIndex(name)
  return true
}

function nearestHint(name: string, all: readonly { readonly name: string }[], listed: string): string {
  const names = all.map((one) => one.name)
  const near = nearestName(name, names)
  return near === undefined ? `\`SHOW ${listed}\` lists all.` : `Did you mean \`${near}\`?`
}
