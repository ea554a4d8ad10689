import { useEffect, useRef, useState } from 'react'
import type { Choice } from '../../mapping/choose/choice.ts'
import type { Preview } from '../../mapping/choose/preview.ts'
import { problemsOf } from '../../mapping/choose/problems.ts'
import type { TableSample } from '../../mapping/choose/sample.ts'
import { mappingsOf } from '../../mapping/choose/to-mapping.ts'
import { ChoicePreview } from './choice-preview.tsx'
import { sampleWords, titleOf } from './choice-words.ts'
import { TableFields } from './table-fields.tsx'
import './choice-form.css'

export interface ChoiceFormProps {
  readonly tables: readonly TableSample[]
  readonly choice: Choice
  readonly onChange: (choice: Choice) => void
  /** Told of each choice whether it can be opened so, as far as the samples tell. */
  readonly onProven: (choice: Choice, isSound: boolean) => void
  readonly onSubmit: () => void
}

/** Asks which columns of tables name what, and shows what would come of it. */
export function ChoiceForm({ tables, choice, onChange, onProven, onSubmit }: ChoiceFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [preview, setPreview] = useState<Preview>()
  const missing = problemsOf(tables, choice)
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), [])
  useEffect(() => {
    let isStale = false
    // What reads tables is loaded when it is first used.
    void import('../../mapping/choose/preview.ts').then(async ({ previewOf }) => {
      const seen = await previewOf(tables, mappingsOf(tables, choice))
      if (isStale) return
      setPreview(seen)
      const isComplete = problemsOf(tables, choice).every(({ length }) => length === 0)
      onProven(choice, isComplete && seen.problems.every((problem) => problem === undefined))
    })
    return () => {
      isStale = true
    }
    // `onProven` is the same whenever these are.
  }, [tables, choice])
  const known = tables.filter(({ isKnown }) => isKnown)
  const sampled = sampleWords(tables)
  return (
    <form
      id="open-form"
      className="choice-form"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <div className="choice-question">
        <p>Which columns name what? This is a guess: change what is wrong.</p>
        {sampled !== undefined && <p className="aside">{sampled}</p>}
      </div>
      <div className="choice-tables">
        {tables.map((table, at) => {
          if (table.isKnown) return null
          const seen = preview?.problems[at]
          return (
            <TableFields
              key={at}
              table={table}
              at={at}
              choice={choice.tables[at]}
              problems={missing[at].length > 0 || seen === undefined ? missing[at] : [seen]}
              onChange={(changed) =>
                onChange({
                  ...choice,
                  tables: choice.tables.map((one, place) => (place === at ? changed : one)),
                })
              }
            />
          )
        })}
        {known.length > 0 && (
          <p className="aside">Read as their headings say: {known.map(titleOf).join(', ')}.</p>
        )}
        <label className="choice-apart">
          <input
            type="checkbox"
            checked={choice.isApart}
            onChange={({ target }) => onChange({ ...choice, isApart: target.checked })}
          />{' '}
          The same id under another label is another node
        </label>
      </div>
      {preview !== undefined && <ChoicePreview preview={preview} />}
    </form>
  )
}
