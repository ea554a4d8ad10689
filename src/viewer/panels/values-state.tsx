import type { ValuesNow } from '../values/use-values.ts'

/** How far the values are that are being computed, and why there are none. */
export function ValuesState({
  values: { loading, share, cancel, errors, values },
}: {
  readonly values: ValuesNow
}) {
  const told = [...new Set([...values.values()].map((one) => one.told))].filter((text) => text !== '')
  return (
    <div role="status" className="aside">
      {loading && share !== undefined && (
        <p className="look-state">
          Computing … {Math.floor(share * 100)} %{' '}
          <button type="button" className="text-button" onClick={cancel}>
            Cancel
          </button>
        </p>
      )}
      {[...errors].map(([source, error]) => (
        <p key={source} className="look-state">
          Not computed: {error instanceof Error ? error.message : String(error)}
        </p>
      ))}
      {told.length > 0 && (
        <details className="look-state">
          <summary>What was counted</summary>
          {told.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </details>
      )}
    </div>
  )
}
