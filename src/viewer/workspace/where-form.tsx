import type { ReactNode } from 'react'

export interface WhereFormProps {
  /** Whether the files are added to what is shown. */
  readonly beside: boolean
  /** The property by which nodes meet; undefined where nothing can be joined. */
  readonly join: string | undefined
  /** Asks how text is encoded; undefined where no table is among the files. */
  readonly encoding: ReactNode | undefined
  /** Properties that may be meant. */
  readonly keys: readonly string[]
  readonly onBeside: (beside: boolean) => void
  readonly onJoin: (join: string) => void
  readonly onOpen: () => void
  /** Asks which columns name what, of tables that say it themselves too; undefined where there are none. */
  readonly onColumns: (() => void) | undefined
}

/** Asks where files are to be opened. */
export function WhereForm({
  beside,
  join,
  encoding,
  keys,
  onBeside,
  onJoin,
  onOpen,
  onColumns,
}: WhereFormProps) {
  return (
    <form
      id="open-form"
      onSubmit={(event) => {
        event.preventDefault()
        onOpen()
      }}
    >
      <fieldset className="open-choice">
        <legend className="unseen">Where to</legend>
        <label>
          <input type="radio" name="where" checked={!beside} onChange={() => onBeside(false)} /> In place of
          what is shown
        </label>
        <label>
          <input type="radio" name="where" checked={beside} onChange={() => onBeside(true)} /> Together with
          it, as one graph
        </label>
      </fieldset>
      {join !== undefined && (
        <label className="open-join">
          Property by which nodes meet
          <input
            list="open-keys"
            value={join}
            placeholder="none: nothing is joined"
            autoComplete="off"
            onChange={({ target }) => onJoin(target.value)}
          />
          <datalist id="open-keys">
            {keys.map((key) => (
              <option key={key} value={key} />
            ))}
          </datalist>
          <span className="aside">How many meet is told before anything is shown.</span>
        </label>
      )}
      {encoding}
      <p className="aside">The files are read on this machine, and nothing of them is sent anywhere.</p>
      {onColumns !== undefined && (
        <p className="open-columns">
          <button type="button" className="text-button" onClick={onColumns}>
            Choose what the columns are
          </button>
        </p>
      )}
    </form>
  )
}
