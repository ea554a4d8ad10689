import {
  ConnectionError,
  CypherError,
  type CypherErrorKind,
  DataError,
  type LimitName,
  type Position,
  QueryLimitError,
  ServerError,
  SilkgraphError,
  type Span,
  UsageError,
} from '../../errors.ts'

/** An error of the project's tree as JSON; a defect is told by its message alone. */
export interface EncodedError {
  readonly class:
    | 'CypherError'
    | 'QueryLimitError'
    | 'DataError'
    | 'UsageError'
    | 'ConnectionError'
    | 'ServerError'
    | 'Defect'
  readonly code: string
  readonly message: string
  readonly hint?: string | undefined
  readonly phase?: 'compile' | 'runtime' | undefined
  readonly kind?: CypherErrorKind | undefined
  readonly at?: Span | undefined
  readonly position?: Position | undefined
  readonly excerpt?: string | undefined
  readonly serverCode?: string | undefined
  readonly limit?: LimitName | undefined
}

export function encodeError(error: unknown): EncodedError {
  if (!(error instanceof SilkgraphError))
    return {
      class: 'Defect',
      code: 'Defect',
      message: error instanceof Error ? error.message : String(error),
      hint: 'This is a bug in Silkgraph: please report it with the query.',
    }
  const { code, message, hint, serverCode } = error
  if (error instanceof CypherError) {
    const { phase, kind, at, position, excerpt } = error
    return { class: 'CypherError', code, message, hint, phase, kind, at, position, excerpt, serverCode }
  }
  if (error instanceof QueryLimitError)
    return { class: 'QueryLimitError', code, message, hint, serverCode, limit: error.limit }
  if (error instanceof ConnectionError) return { class: 'ConnectionError', code, message, hint, serverCode }
  if (error instanceof ServerError) return { class: 'ServerError', code, message, hint, serverCode }
  return { class: error instanceof DataError ? 'DataError' : 'UsageError', code, message, hint }
}

/** The error again, of its class; a defect is a plain Error. */
export function decodeError(encoded: EncodedError): Error {
  const { code, message, hint, serverCode } = encoded
  switch (encoded.class) {
    case 'CypherError': {
      const { phase = 'runtime', kind = 'ArgumentError', at, position, excerpt } = encoded
      const error = new CypherError({ phase, kind, code, message, hint, at, serverCode })
      error.position = position
      error.excerpt = excerpt
      return error
    }
    case 'QueryLimitError':
      return new QueryLimitError({ code, message, hint, serverCode, limit: encoded.limit })
    case 'ConnectionError':
      return new ConnectionError({ code, message, hint, serverCode })
    case 'ServerError':
      return new ServerError({ code, message, hint, serverCode })
    case 'DataError':
      return new DataError({ code, message, hint })
    case 'UsageError':
      return new UsageError({ code, message, hint })
    default:
      return new Error(message)
  }
}
