import type { TableSample } from '../../mapping/choose/sample.ts'
import { titleOf } from './choice-words.ts'

export interface KnownTablesProps {
  readonly tables: readonly TableSample[]
  /** What is wrong with each of the tables. */
  readonly faults: readonly (readonly string[])[]
}

/** Tables that say themselves what they are, and what is wrong with them. */
export function KnownTables({ tables, faults }: KnownTablesProps) {
  const known = tables.filter(({ isKnown }) => isKnown)
  const lines = tables.flatMap((table, at) =>
    table.isKnown ? faults[at].map((fault) => `${titleOf(table)}: ${fault}`) : [],
  )
  if (known.length === 0) return null
  return (
    <>
      <p className="aside">Read as their headings say: {known.map(titleOf).join(', ')}.</p>
      {lines.length > 0 && (
        <ul className="failure table-problems" role="alert">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  )
}
