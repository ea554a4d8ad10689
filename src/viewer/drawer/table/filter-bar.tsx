import { countText } from '../../../model/count-text.ts'
import type { Arrangement } from './arrange.ts'

export interface FilterBarProps {
  readonly keys: readonly string[]
  readonly by: Arrangement
  /** How many records are shown, and how many there are. */
  readonly count: number
  readonly total: number
  readonly underWay: boolean
  readonly onChange: (by: Arrangement) => void
}

/** Leaves of a table the records that contain a text, and says how many those are. */
export function FilterBar({ keys, by, count, total, underWay, onChange }: FilterBarProps) {
  const { filter, within } = by
  return (
    <div className="result-filter">
      <input
        type="search"
        aria-label="Filter the records"
        placeholder="Filter the records"
        value={filter}
        onChange={({ target }) => onChange({ ...by, filter: target.value })}
      />
      {keys.length > 1 && (
        <select
          aria-label="Columns to look in"
          value={within ?? ''}
          onChange={({ target: { value } }) =>
            onChange({ ...by, within: value === '' ? undefined : Number(value) })
          }
        >
          <option value="">in any column</option>
          {keys.map((key, column) => (
            <option key={column} value={column}>
              in {key}
            </option>
          ))}
        </select>
      )}
      <span className="aside" role="status">
        {underWay ? 'Arranging …' : countsText(count, total)}
      </span>
    </div>
  )
}

function countsText(count: number, total: number): string {
  return count === total
    ? countText(total, 'record')
    : `${count.toLocaleString('en')} of ${countText(total, 'record')}`
}
