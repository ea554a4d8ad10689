import type { ReactNode } from 'react'
import { countText } from '../../model/count-text.ts'
import type { FilterOptions } from '../content/filter-options.ts'
import type { Filters } from '../state/state.ts'
import './panels.css'

/** What the panel says of what filters leave without a relationship. */
export interface LooseWords {
  /** `4 countries`; '' for none. */
  readonly words: string
  readonly count: number
  readonly isDropped: boolean
}

export interface FilterPanelProps {
  readonly options: FilterOptions
  readonly filters: Filters
  /** How many nodes and relationships filters leave out. */
  readonly left: { readonly nodes: number; readonly lines: number }
  /** How many things the reader took away. */
  readonly removed: number
  readonly onFilter: (by: keyof Filters, value: string, without: boolean) => void
  /** Leaves out all other values. */
  readonly onOnly: (by: keyof Filters, value: string, others: readonly string[]) => void
  readonly loose: LooseWords
  readonly onDrop: (on: boolean) => void
  /** How many filters there are by properties. */
  readonly where: number
  readonly onClear: () => void
  readonly onBringBack: () => void
  /** Filters by properties. */
  readonly children?: ReactNode
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
export function FilterPanel({
  options,
  filters,
  left,
  removed,
  loose,
  where,
  onFilter,
  onOnly,
  onDrop,
  onClear,
  onBringBack,
  children,
}: FilterPanelProps) {
  const isFiltered = Object.values(filters).flat().length + where > 0
  const kinds = (Object.keys(titles) as (keyof Filters)[]).filter((by) => options[by].length > 0)
  return (
    <>
      <h2 className="panel-title">Filters</h2>
      <p className="aside">
        {!isFiltered && removed === 0 && 'Nothing is left out.'}
        {isFiltered && `${leftText(left)} `}
        {isFiltered && (
          <button type="button" className="text-button" onClick={onClear}>
            Show all
          </button>
        )}
        {isFiltered && removed > 0 && ' '}
        {removed > 0 && `${countText(removed, 'thing')} ${removed === 1 ? 'is' : 'are'} taken away. `}
        {removed > 0 && (
          <button type="button" className="text-button" onClick={onBringBack}>
            Bring back
          </button>
        )}
      </p>
      {loose.count > 0 && (
        <p className="aside" role="status">
          {loose.isDropped
            ? `Not drawn, without a relationship in this picture: ${loose.words}. `
            : `${loose.words} ${loose.count === 1 ? 'has' : 'have'} no relationship left. `}
          <button type="button" className="text-button" onClick={() => onDrop(!loose.isDropped)}>
            {loose.isDropped ? 'Draw them' : 'Leave out'}
          </button>
        </p>
      )}
      {kinds.map((by) => (
        <fieldset key={by} className="filter-group">
          <legend>{titles[by]}</legend>
          {options[by].map(({ value, text, count, folded = 0 }) => (
            <div key={value} className="filter-option">
              <label>
                <input
                  type="checkbox"
                  checked={!filters[by].includes(value)}
                  onChange={({ target }) => onFilter(by, value, !target.checked)}
                />
                <span className="kind-name">{text}</span>
                {count > 0 && (
                  <span className="mute">
                    {count}
                    {folded > 0 &&
                      `, ${folded === count ? (count === 1 ? '' : 'all ') : `${folded} of them `}folded`}
                  </span>
                )}
              </label>
              {options[by].length > 1 && (
                <button
                  type="button"
                  className="text-button filter-only"
                  onClick={() =>
                    onOnly(
                      by,
                      value,
                      options[by].map((one) => one.value).filter((one) => one !== value),
                    )
                  }
                >
                  Only<span className="unseen"> {text}</span>
                </button>
              )}
            </div>
          ))}
        </fieldset>
      ))}
      {children}
    </>
  )
}

/** What filters leave out, in words. */
function leftText({ nodes, lines }: FilterPanelProps['left']): string {
  const counts = [
    ...(nodes > 0 ? [countText(nodes, 'thing')] : []),
    ...(lines > 0 ? [countText(lines, 'relationship')] : []),
  ]
  return counts.length === 0 ? 'The filters leave nothing out.' : `${counts.join(' and ')} left out.`
}
