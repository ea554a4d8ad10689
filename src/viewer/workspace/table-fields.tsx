import type { TableChoice } from '../../mapping/choose/choice.ts'
import type { TableSample } from '../../mapping/choose/sample.ts'
import { titleOf } from './choice-words.ts'
import { ColumnTable } from './column-table.tsx'

const rowKinds = [
  ['nodes', 'a node'],
  ['relationships', 'a relationship'],
  ['left out', 'left out'],
] as const

export interface TableFieldsProps {
  readonly table: TableSample
  /** Its place among the tables. */
  readonly at: number
  readonly choice: TableChoice
  readonly problems: readonly string[]
  readonly onChange: (choice: TableChoice) => void
}

/** What the rows and columns of a table are, as fields that can be changed. */
export function TableFields({ table, at, choice, problems, onChange }: TableFieldsProps) {
  const { rows, nodes, relationships } = choice
  return (
    <section className="table-fields" aria-label={titleOf(table)}>
      <h2>{titleOf(table)}</h2>
      <fieldset className="table-rows">
        <legend>Each row is</legend>
        {rowKinds.map(([kind, words]) => (
          <label key={kind}>
            <input
              type="radio"
              name={`rows-${at}`}
              checked={rows === kind}
              onChange={() => onChange({ ...choice, rows: kind })}
            />{' '}
            {words}
          </label>
        ))}
      </fieldset>
      {problems.length > 0 && (
        <ul className="failure table-problems" role="alert">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {rows === 'nodes' && (
        <>
          <div className="table-names">
            <Field
              words="Label"
              value={nodes.label}
              column={columnWith(table, nodes.columns, 'label')}
              onChange={(label) => onChange({ ...choice, nodes: { ...nodes, label } })}
            />
          </div>
          <ColumnTable
            table={table}
            kind="nodes"
            columns={nodes.columns}
            onChange={(columns) => onChange({ ...choice, nodes: { ...nodes, columns } })}
          />
          {!nodes.columns.some(({ role }) => role === 'id') && (
            <p className="aside">No column is the id: each row is a node of its own, known by its number.</p>
          )}
        </>
      )}
      {rows === 'relationships' && (
        <>
          <div className="table-names">
            <Field
              words="Label of the start"
              value={relationships.startLabel}
              onChange={(startLabel) =>
                onChange({ ...choice, relationships: { ...relationships, startLabel } })
              }
            />
            <Field
              words="Type"
              value={relationships.type}
              column={columnWith(table, relationships.columns, 'type')}
              onChange={(type) => onChange({ ...choice, relationships: { ...relationships, type } })}
            />
            <Field
              words="Label of the end"
              value={relationships.endLabel}
              onChange={(endLabel) => onChange({ ...choice, relationships: { ...relationships, endLabel } })}
            />
          </div>
          <ColumnTable
            table={table}
            kind="relationships"
            columns={relationships.columns}
            onChange={(columns) => onChange({ ...choice, relationships: { ...relationships, columns } })}
          />
        </>
      )}
    </section>
  )
}

interface FieldProps {
  readonly words: string
  readonly value: string
  /** The column that says it, in place of the field. */
  readonly column?: string | undefined
  readonly onChange: (value: string) => void
}

function Field({ words, value, column, onChange }: FieldProps) {
  return (
    <label>
      {words}
      <input
        value={column === undefined ? value : `from ${column}`}
        disabled={column !== undefined}
        placeholder="none"
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  )
}

function columnWith(
  { headings }: TableSample,
  columns: TableChoice['nodes']['columns'],
  role: 'label' | 'type',
): string | undefined {
  const place = columns.findIndex((column) => column.role === role)
  return place < 0 ? undefined : headings[place].trim()
}
