import { useMemo, useState } from 'react'
import type { CollectedResult } from '../../backend/index.ts'
import type { Picture } from '../layout/picture.ts'
import { recordKeys } from './record-keys.ts'
import { valueText } from './value-text.ts'

export interface ResultTableProps {
  readonly result: CollectedResult
  /** What is drawn beside it. */
  readonly picture: Picture
  /** What is selected in the picture; a record that speaks of it is lit. */
  readonly selected: string
  /** Keys of what a record holds, when it is pointed at; none when the pointer leaves. */
  readonly onRow: (keys: ReadonlySet<string>) => void
}

const PAGE = 200

/** Records exactly as they were returned; pointing at one lights its part of the picture. */
export function ResultTable({ result, picture, selected, onRow }: ResultTableProps) {
  const [most, setMost] = useState(PAGE)
  const rows = useMemo(
    () => result.records.slice(0, most).map((record) => ({ record, keys: recordKeys(record, picture) })),
    [result, picture, most],
  )
  return (
    <div className="result-scroll" tabIndex={0} role="region" aria-label="Records">
      <table className="result-table">
        <thead>
          <tr>
            {result.keys.map((key, index) => (
              <th key={index} scope="col">
                {key}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onMouseLeave={() => onRow(new Set())}>
          {rows.map(({ record, keys }, index) => (
            <tr
              key={index}
              tabIndex={0}
              data-lit={keys.has(selected) ? 'yes' : undefined}
              onMouseEnter={() => onRow(keys)}
              onFocus={() => onRow(keys)}
              onBlur={() => onRow(new Set())}
            >
              {record.map((value, column) => (
                <td key={column} className={typeof value === 'number' ? 'result-number' : undefined}>
                  {value === null ? <span className="mute">null</span> : valueText(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {result.records.length > most && (
        <button type="button" className="text-button" onClick={() => setMost(most + PAGE)}>
          Show more: {result.records.length - most} are left
        </button>
      )}
    </div>
  )
}
