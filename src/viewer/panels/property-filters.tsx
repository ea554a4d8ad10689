import { useState } from 'react'
import type { Keep, PropertyFilter } from '../../model/property-filter.ts'
import type { Value } from '../../model/values.ts'
import type { FilteredKind } from '../content/filtered-kinds.ts'
import { textsIn } from '../content/keeps.ts'
import { isOf } from '../state/where.ts'
import { isOnScale, type PropertyOf } from '../values/properties-of.ts'
import { amountOf, amountText } from '../values/amount.ts'
import { kindName } from '../words/kind-name.ts'
import './looks.css'
import './panels.css'

/** So many values are listed of a property. */
const MOST_LISTED = 40

/** Filters by properties: one of each property that the reader chose. */
export function PropertyFilters({
  kinds,
  filters,
  onFilter,
  onClear,
}: {
  readonly kinds: readonly FilteredKind[]
  readonly filters: readonly PropertyFilter[]
  readonly onFilter: (filter: PropertyFilter) => void
  readonly onClear: (filter: Pick<PropertyFilter, 'of' | 'name' | 'key'>) => void
}) {
  /** Properties that were chosen, and of which nothing is filtered yet. */
  const [chosen, setChosen] = useState<readonly Pick<PropertyFilter, 'of' | 'name' | 'key'>[]>([])
  const open = [...filters, ...chosen.filter((one) => !filters.some((filter) => isOf(filter, one)))]
  const choices = kinds.flatMap((kind) =>
    kind.properties.map(({ key }) => ({ of: kind.of, name: kind.name, key })),
  )
  return (
    <section aria-label="Filters by properties" className="filter-group">
      <label className="look-field">
        <span className="unseen">Filter by a property</span>
        <select
          aria-label="Filter by a property"
          value=""
          onChange={({ target }) => {
            const choice = choices[Number(target.value)]
            if (choice !== undefined && !open.some((one) => isOf(one, choice))) setChosen([...chosen, choice])
          }}
        >
          <option value="">Filter by a property …</option>
          {kinds
            .filter(({ properties }) => properties.length > 0)
            .map((kind) => (
              <optgroup key={`${kind.of} ${kind.name}`} label={kind.words}>
                {kind.properties.map(({ key }) => (
                  <option
                    key={key}
                    value={choices.findIndex((one) => isOf(one, { of: kind.of, name: kind.name, key }))}
                  >
                    {kindName(key)}
                  </option>
                ))}
              </optgroup>
            ))}
        </select>
      </label>
      {open.map((one) => {
        const kind = kinds.find(({ of, name }) => of === one.of && name === one.name)
        return (
          <PropertyFilterForm
            key={`${one.of} ${one.name} ${one.key}`}
            title={`${kind?.words ?? kindName(one.name)}: ${kindName(one.key)}`}
            property={kind?.properties.find(({ key }) => key === one.key)}
            values={kind?.valuesOf(one.key) ?? []}
            keep={filters.find((filter) => isOf(filter, one))?.keep}
            onKeep={(keep) => onFilter({ of: one.of, name: one.name, key: one.key, keep })}
            onClear={() => {
              setChosen(chosen.filter((other) => !isOf(one, other)))
              onClear({ of: one.of, name: one.name, key: one.key })
            }}
          />
        )
      })}
    </section>
  )
}

function PropertyFilterForm({
  title,
  property,
  values,
  keep,
  onKeep,
  onClear,
}: {
  readonly title: string
  readonly property: PropertyOf | undefined
  readonly values: readonly Value[]
  readonly keep: Keep | undefined
  readonly onKeep: (keep: Keep) => void
  readonly onClear: () => void
}) {
  const have = values.filter((value) => value !== null).length
  const without = values.length - have
  return (
    <fieldset className="filter-group">
      <legend>
        <bdi>{title}</bdi>{' '}
        <button type="button" className="text-button" onClick={onClear}>
          {keep === undefined ? 'Close' : 'Clear'}
          <span className="unseen"> {title}</span>
        </button>
      </legend>
      <label className="look-field">
        <span className="look-name">Keep</span>
        <select
          aria-label={`Keep by presence: ${title}`}
          value={keep?.kind === 'present' || keep?.kind === 'absent' ? keep.kind : ''}
          onChange={({ target }) => {
            if (target.value === 'present' || target.value === 'absent') onKeep({ kind: target.value })
            else onClear()
          }}
        >
          <option value="">all, or as below</option>
          <option value="present">{`those with a value (${have.toLocaleString('en')})`}</option>
          <option value="absent">{`those without (${without.toLocaleString('en')})`}</option>
        </select>
      </label>
      {property !== undefined && isOnScale(property) && (
        <RangeFields title={title} values={values} keep={keep} onKeep={onKeep} onClear={onClear} />
      )}
      <TextField title={title} keep={keep} onKeep={onKeep} onClear={onClear} />
      <ValueList values={values} keep={keep} onKeep={onKeep} onClear={onClear} />
    </fieldset>
  )
}

interface FieldProps {
  readonly title: string
  readonly keep: Keep | undefined
  readonly onKeep: (keep: Keep) => void
  readonly onClear: () => void
}

/** Takes effect when it is left, or by Enter: each is a step that undo takes back. */
function TextField({ title, keep, onKeep, onClear }: FieldProps) {
  const given = keep?.kind === 'contains' ? keep.text : ''
  return (
    <CommittedField
      key={given}
      label={`Contains: ${title}`}
      words="contains"
      type="text"
      given={given}
      onCommit={(text) => (text === '' ? onClear() : onKeep({ kind: 'contains', text }))}
    />
  )
}

function RangeFields({
  title,
  values,
  keep,
  onKeep,
  onClear,
}: FieldProps & { readonly values: readonly Value[] }) {
  const amounts = values.map(amountOf).filter((amount) => amount !== undefined)
  const isDate = amounts.filter(({ kind }) => kind === 'date').length * 2 > amounts.length
  const sorted = amounts
    .filter(({ kind }) => (kind === 'date') === isDate)
    .sort((one, other) => one.at - other.at)
  const [least, most] = [sorted[0], sorted.at(-1)]
  const range = keep?.kind === 'range' ? keep : undefined
  const commit = (end: 'from' | 'to', text: string): void => {
    const value = text === '' ? undefined : isDate ? text : Number(text)
    const next = { from: range?.from, to: range?.to, [end]: value }
    if (next.from === undefined && next.to === undefined) onClear()
    else
      onKeep({
        kind: 'range',
        ...(next.from !== undefined && { from: next.from }),
        ...(next.to !== undefined && { to: next.to }),
      })
  }
  return (
    <div className="filter-range">
      {(['from', 'to'] as const).map((end) => (
        <CommittedField
          key={`${end} ${range?.[end] ?? ''}`}
          label={`${end === 'from' ? 'From' : 'To'}: ${title}`}
          words={end}
          type={isDate ? 'date' : 'number'}
          given={String(range?.[end] ?? '')}
          onCommit={(text) => commit(end, text)}
        />
      ))}
      {least !== undefined && most !== undefined && (
        <p className="aside">
          {amountText(least)} to {amountText(most)} in the picture
        </p>
      )}
    </div>
  )
}

function CommittedField({
  label,
  words,
  type,
  given,
  onCommit,
}: {
  readonly label: string
  readonly words: string
  readonly type: 'text' | 'number' | 'date'
  readonly given: string
  readonly onCommit: (text: string) => void
}) {
  const [text, setText] = useState(given)
  const commit = (): void => {
    if (text.trim() !== given) onCommit(text.trim())
  }
  return (
    <label className="look-field">
      <span className="look-name">{words}</span>
      <input
        type={type}
        aria-label={label}
        step={type === 'number' ? 'any' : undefined}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={commit}
        onKeyDown={({ key }) => {
          if (key === 'Enter') commit()
        }}
      />
    </label>
  )
}

function ValueList({
  values,
  keep,
  onKeep,
  onClear,
}: Omit<FieldProps, 'title'> & { readonly values: readonly Value[] }) {
  const counts = new Map<string, number>()
  for (const value of values)
    for (const text of new Set(textsIn(value))) counts.set(text, (counts.get(text) ?? 0) + 1)
  const sorted = [...counts].sort(([one, its], [other, others]) => others - its || (one < other ? -1 : 1))
  const isKept = (text: string): boolean =>
    keep?.kind === 'only'
      ? keep.values.includes(text)
      : keep?.kind !== 'without' || !keep.values.includes(text)
  const toggle = (text: string, on: boolean): void => {
    const left = sorted.map(([one]) => one).filter((one) => (one === text ? !on : !isKept(one)))
    if (left.length === 0) onClear()
    else onKeep({ kind: 'without', values: left })
  }
  return (
    <>
      {sorted.slice(0, MOST_LISTED).map(([text, count]) => (
        <div key={text} className="filter-option">
          <label>
            <input
              type="checkbox"
              checked={isKept(text)}
              onChange={({ target }) => toggle(text, target.checked)}
            />
            <span className="kind-name">{text === '' ? 'empty text' : text}</span>
            <span className="mute">{count.toLocaleString('en')}</span>
          </label>
          <button
            type="button"
            className="text-button filter-only"
            onClick={() => onKeep({ kind: 'only', values: [text] })}
          >
            Only<span className="unseen"> {text}</span>
          </button>
        </div>
      ))}
      {sorted.length > MOST_LISTED && (
        <p className="aside">
          {(sorted.length - MOST_LISTED).toLocaleString('en')} more values: look for them by “contains”.
        </p>
      )}
    </>
  )
}
