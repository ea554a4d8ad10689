import { CypherError, QueryLimitError, SilkgraphError } from '../../errors.ts'
import { limitHint } from '../../model/limit-errors.ts'
import { Excerpt } from './excerpt.tsx'
import './failure.css'

export interface FailureProps {
  readonly error: unknown
  /** Whether it is of another query than the one that is written now. */
  readonly isOfBefore?: boolean
}

/**
 * An error as a reader can act on it: what is wrong, where in the query, and what to do. What the reader cancelled is not an
 * error and is said as plainly.
 */
export function Failure({ error, isOfBefore = false }: FailureProps) {
  const isCancelled = error instanceof QueryLimitError && error.code === 'Cancelled'
  return (
    <div className={isCancelled ? 'cancelled' : 'failure'} data-before={isOfBefore ? 'yes' : undefined}>
      {isCancelled ? <p role="status">{error.message}</p> : <FailureText error={error} />}
      {isOfBefore && <p className="aside">This is from the previous query.</p>}
    </div>
  )
}

function FailureText({ error }: { readonly error: unknown }) {
  const hint = hintOf(error)
  return (
    <div role="alert">
      <p className="failure-message">{error instanceof Error ? error.message : String(error)}</p>
      {error instanceof CypherError && error.position !== undefined && (
        <p className="failure-place">
          {error.code} at line {error.position.line}, column {error.position.column}
        </p>
      )}
      {error instanceof CypherError && error.excerpt !== undefined && <Excerpt text={error.excerpt} />}
      {hint !== undefined && <p className="failure-hint">{hint}</p>}
    </div>
  )
}

function hintOf(error: unknown): string | undefined {
  if (error instanceof QueryLimitError && error.limit !== undefined) return limitHint(error.limit, undefined)
  return error instanceof SilkgraphError ? error.hint : undefined
}
