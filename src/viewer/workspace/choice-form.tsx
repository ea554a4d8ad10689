import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Choice } from '../../mapping/choose/choice.ts'
import type { Preview } from '../../mapping/choose/preview.ts'
import type { TableSample } from '../../mapping/choose/sample.ts'
import { mappingsOf } from '../../mapping/choose/to-mapping.ts'
import { loaderOf } from '../parts/load-part.ts'
import { faultsOf } from './choice-faults.ts'
import { ChoicePreview } from './choice-preview.tsx'
import { sampleWords } from './choice-words.ts'
import { KnownTables } from './known-tables.tsx'
import { TableFields } from './table-fields.tsx'
import './choice-form.css'

/** What reads tables is loaded when it is first used. */
const loadPreview = loaderOf(() => import('../../mapping/choose/preview.ts'))

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
  const [failure, setFailure] = useState<string>()
  const faults = faultsOf(tables, choice, preview)
  const proven = useEffectEvent(onProven)
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), [])
  useEffect(() => {
    let isStale = false
    const prove = async (): Promise<void> => {
      const { previewOf } = await loadPreview()
      const seen = await previewOf(tables, mappingsOf(tables, choice))
      if (isStale) return
      setPreview(seen)
      setFailure(undefined)
      proven(
        choice,
        faultsOf(tables, choice, seen).every(({ length }) => length === 0),
      )
    }
    prove().catch((error: unknown) => {
      if (!isStale) setFailure(error instanceof Error ? error.message : String(error))
    })
    return () => {
      isStale = true
    }
  }, [tables, choice])
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
          return (
            <TableFields
              key={at}
              table={table}
              at={at}
              choice={choice.tables[at]}
              problems={faults[at]}
              onChange={(changed) =>
                onChange({
                  ...choice,
                  tables: choice.tables.map((one, place) => (place === at ? changed : one)),
                })
              }
            />
          )
        })}
        <KnownTables tables={tables} faults={faults} />
        <label className="choice-apart">
          <input
            type="checkbox"
            checked={choice.isApart}
            onChange={({ target }) => onChange({ ...choice, isApart: target.checked })}
          />{' '}
          The same id under another label is another node
        </label>
      </div>
      {failure !== undefined && (
        <div className="failure" role="alert">
          <p className="failure-message">What would come of it cannot be told: {failure}</p>
          <p className="failure-hint">Change the choice, or reload the page and open the files again.</p>
        </div>
      )}
      {failure === undefined && preview !== undefined && <ChoicePreview preview={preview} />}
    </form>
  )
}
