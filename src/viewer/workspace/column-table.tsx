import { type ColumnChoice, rolesOf, unnameable, withRole } from '../../mapping/choose/choice.ts'
import type { TableSample } from '../../mapping/choose/sample.ts'
import { roleWords, valueWords } from './choice-words.ts'
import { ColumnValues } from './column-values.tsx'
import './column-table.css'

/** So many rows are in sight. */
const SHOWN = 3

export interface ColumnTableProps {
  readonly table: TableSample
  readonly kind: 'nodes' | 'relationships'
  readonly columns: readonly ColumnChoice[]
  readonly onChange: (columns: readonly ColumnChoice[]) => void
}

/** The columns of a table, each with what it is and its first cells. */
export function ColumnTable({ table, kind, columns, onChange }: ColumnTableProps) {
  const rows = table.rows.slice(0, SHOWN)
  const change = (place: number, changed: Partial<ColumnChoice>): void =>
    onChange(columns.map((column, at) => (at === place ? { ...column, ...changed } : column)))
  return (
    <table className="column-table">
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">What it is</th>
          <th scope="col">Type</th>
          {rows.map(({ line }) => (
            <th key={line} scope="col">
              {table.unit === 'line' ? 'Line' : 'Row'} {line}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map(({ role, label, type, values }, place) => {
          const heading = table.headings[place].trim()
          const name = heading === '' ? `Column ${place + 1}` : heading
          const reason = unnameable(table.headings, place)
          return (
            <tr key={place} className={role === 'left out' ? 'is-left-out' : undefined}>
              <th scope="row">{name}</th>
              <td className="column-role">
                {reason === undefined ? (
                  <select
                    aria-label={`What ${name} is`}
                    value={role}
                    onChange={({ target }) => {
                      const chosen = rolesOf[kind].find((one) => one === target.value)
                      if (chosen !== undefined) onChange(withRole(columns, place, chosen))
                    }}
                  >
                    {rolesOf[kind].map((one) => (
                      <option key={one} value={one}>
                        {roleWords[one]}
                      </option>
                    ))}
                  </select>
                ) : (
                  <span className="aside">left out: {reason}</span>
                )}
                {role === 'node' && (
                  <span className="column-node">
                    <input
                      aria-label={`Label of what ${name} names`}
                      placeholder="no label"
                      value={label}
                      spellCheck={false}
                      onChange={({ target }) => change(place, { label: target.value })}
                    />
                    <input
                      aria-label={`Type of the relationship to what ${name} names`}
                      placeholder="TYPE"
                      value={type}
                      spellCheck={false}
                      onChange={({ target }) => change(place, { type: target.value })}
                    />
                  </span>
                )}
              </td>
              <td className="column-values">
                {role === 'property' ? (
                  <ColumnValues
                    name={name}
                    guessed={table.types[place]}
                    unit={table.unit}
                    values={values}
                    onChange={(chosen) => change(place, { values: chosen })}
                  />
                ) : (
                  role !== 'left out' && <span className="aside">{valueWords.text}</span>
                )}
              </td>
              {rows.map(({ cells, line }) => (
                <td key={line} className="column-cell" title={cells[place]}>
                  {cells[place]}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
