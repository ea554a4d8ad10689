import type { GuessedType } from '../../formats/tables/guess.ts'
import type { ValuesChoice } from '../../mapping/choose/choice.ts'
import { guessedBy, valuesName, valuesNamed, valuesNames, valueWords } from './choice-words.ts'

export interface ColumnValuesProps {
  /** The column, as it is called. */
  readonly name: string
  /** What its cells are, as far as they were looked at. */
  readonly guessed: GuessedType
  readonly unit: 'line' | 'row'
  /** What the reader says that they are; undefined: what all cells say. */
  readonly values: ValuesChoice | undefined
  readonly onChange: (values: ValuesChoice | undefined) => void
}

/** Of which type the values of a column are, with the cell that decided it where nobody has chosen. */
export function ColumnValues({ name, guessed, unit, values, onChange }: ColumnValuesProps) {
  const by = values === undefined ? guessedBy(guessed, unit) : undefined
  return (
    <>
      <select
        aria-label={`Type of ${name}`}
        value={values === undefined ? '' : valuesName(values)}
        onChange={({ target }) => onChange(valuesNamed(target.value))}
      >
        <option value="">{valueWords[valuesName(guessed)]} (guessed)</option>
        {valuesNames.map((one) => (
          <option key={one} value={one}>
            {valueWords[one]}
          </option>
        ))}
      </select>
      {by !== undefined && (
        <span className="column-by" title={by}>
          {by}
        </span>
      )}
    </>
  )
}
