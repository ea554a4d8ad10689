import { CypherError, QueryLimitError, SilkgraphError } from '../../errors.ts'
import { limitHint } from '../../model/limit-errors.ts'
import './failure.css'

/** An error as a reader can act on it: what is wrong, where in the query, and what to do. */
export function Failure({ error }: { readonly error: unknown }) {
  const hint = hintOf(error)
  return (
    <div className="failure" role="alert">
      <p className="failure-message">{error instanceof Error ? error.message : String(error)}</p>
      {error instanceof CypherError && error.position !== undefined && (
        <p className="failure-place">
          {error.code} at line {error.position.line}, column {error.position.column}
        </p>
      )}
      {error instanceof CypherError && error.excerpt !== undefined && (
        <pre className="failure-excerpt">{error.excerpt}</pre>
      )}
      {hint !== undefined && <p className="failure-hint">{hint}</p>}
    </div>
  )
}

function hintOf(error: unknown): string | undefined {
  if (error instanceof QueryLimitError && error.limit !== undefined) return limitHint(error.limit, 'page')
  return error instanceof SilkgraphError ? error.hint : undefined
}
