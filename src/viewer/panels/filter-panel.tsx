import { countText } from '../../model/count-text.ts'
import type { FilterOptions } from '../content/filter-options.ts'
import type { Filters } from '../state/state.ts'
import './panels.css'

export interface FilterPanelProps {
  readonly options: FilterOptions
  readonly filters: Filters
  /** How many things the reader took away. */
  readonly removed: number
  readonly onFilter: (by: keyof Filters, value: string, without: boolean) => void
  readonly onClear: () => void
  readonly onBringBack: () => void
}

const titles: { readonly [by in keyof Filters]: string } = {
  label: 'Kind of thing',
  type: 'Relationship',
  modality: 'Modality',
  status: 'Status',
  credited: 'Who is credited',
  layer: 'Layer',
}

/** What is drawn, by kind; what is not ticked is left out. It says how much that is, and how much was taken away. */
export function FilterPanel({ options, filters, removed, onFilter, onClear, onBringBack }: FilterPanelProps) {
  const left = Object.values(filters).flat().length
  const kinds = (Object.keys(titles) as (keyof Filters)[]).filter((by) => options[by].length > 0)
  return (
    <>
      <h2 className="panel-title">Filters</h2>
      <p className="aside">
        {left === 0 && removed === 0 && 'Nothing is left out.'}
        {left > 0 && `${left} left out. `}
        {left > 0 && (
          <button type="button" className="text-button" onClick={onClear}>
            Show all
          </button>
        )}
        {left > 0 && removed > 0 && ' '}
        {removed > 0 && `${countText(removed, 'thing')} ${removed === 1 ? 'is' : 'are'} taken away. `}
        {removed > 0 && (
          <button type="button" className="text-button" onClick={onBringBack}>
            Bring back
          </button>
        )}
      </p>
      {kinds.map((by) => (
        <fieldset key={by} className="filter-group">
          <legend>{titles[by]}</legend>
          {options[by].map(({ value, text, count }) => (
            <label key={value} className="filter-option">
              <input
                type="checkbox"
                checked={!filters[by].includes(value)}
                onChange={({ target }) => onFilter(by, value, !target.checked)}
              />
              <span className="kind-name">{text}</span>
              {count > 0 && <span className="mute">{count}</span>}
            </label>
          ))}
        </fieldset>
      ))}
    </>
  )
}
