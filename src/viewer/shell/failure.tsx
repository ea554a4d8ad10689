import { CypherError, SilkgraphError } from '../../errors.ts'
import './failure.css'

/** An error as a reader can act on it: what is wrong, where in the query, and what to do. */
export function Failure({ error }: { readonly error: unknown }) {
  const known = error instanceof SilkgraphError
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
      {known && error.hint !== undefined && <p className="failure-hint">{error.hint}</p>}
    </div>
  )
}
