import type { CollectedResult } from '../../backend/index.ts'
import type { Value } from '../../model/values.ts'
import { amountText, unitText } from '../../evidence/claims.ts'
import { textOf } from '../../model/texts.ts'
import './panels.css'

export interface NumbersPanelProps {
  readonly title: string
  readonly aside: CollectedResult
  readonly onSelect: (key: string) => void
}

/** The numbers that no line can show, each with its unit, its date, who is credited and its modality. */
export function NumbersPanel({ title, aside, onSelect }: NumbersPanelProps) {
  const column = (record: readonly Value[], name: string): Value => record[aside.keys.indexOf(name)] ?? null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {aside.records.length === 0 && <p className="mute">Not stated in the source.</p>}
      <ul className="numbers-list">
        {aside.records.map((record, index) => {
          const key = textOf(column(record, 'key'))
          const name = textOf(column(record, 'name'))
          return (
            <li key={key || index} className="numbers-row">
              <span className="numbers-amount">
                {amountText(column(record, 'comparator'), column(record, 'amount'), column(record, 'unit')) ||
                  'no figure'}
                <span className="numbers-unit">
                  {unitText(column(record, 'unit'), column(record, 'amount'))}
                </span>
              </span>
              <span>
                {key === '' ? (
                  <bdi>{name}</bdi>
                ) : (
                  <button type="button" className="text-button" onClick={() => onSelect(key)}>
                    <bdi>{name}</bdi>
                  </button>
                )}
                <span className="aside" style={{ display: 'block' }}>
                  {textOf(column(record, 'note'))}
                </span>
              </span>
              <span className="chip">{textOf(column(record, 'modality'))}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
