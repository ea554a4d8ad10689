/**
 * The one error tree of the project. Every error that a user can meet is a `SilkgraphError`: it says what is wrong
 * (`message`), where (`position` in a query, or `place` in a file) and what to do (`hint`).
 */

/** A place in a text: offsets in UTF-16 units from 0, line and column from 1 (columns in code points). */
export interface Position {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** A place in a file of a graph folder; `path` says which value inside it, as keys and indexes. */
export interface Place {
  readonly file: string
  readonly line?: number
  readonly column?: number
  readonly path?: readonly (string | number)[]
}

export type Phase = 'compile' | 'runtime' | 'load' | 'usage' | 'connection'

export interface ErrorDetails {
  readonly code: string
  readonly message: string
  readonly hint?: string | undefined
  readonly cause?: unknown
  /** The code of a database server, where it is a server's error: `Neo.ClientError.Statement.SyntaxError`. */
  readonly serverCode?: string | undefined
}

/** Base of all errors of the project; never thrown itself. `code` is stable and meant for programs. */
export abstract class SilkgraphError extends Error {
  abstract readonly phase: Phase
  readonly code: string
  readonly hint: string | undefined
  readonly serverCode: string | undefined

  constructor(details: ErrorDetails) {
    super(shortened(details.message), details.cause === undefined ? undefined : { cause: details.cause })
    this.name = new.target.name
    this.code = details.code
    this.hint = details.hint
    this.serverCode = details.serverCode
  }
}

/** Messages quote values, and a value may be of any length. */
const LONGEST_MESSAGE = 2_000

function shortened(message: string): string {
  if (message.length <= LONGEST_MESSAGE) return message
  const [begin, end] = [message.slice(0, LONGEST_MESSAGE - 500), message.slice(-500)]
  return `${begin} … ${end}`.replace(/\p{Surrogate}/gu, '')
}

/**
 * The openCypher error classes (TCK: "Then a <class> should be raised at <phase>: <code>"), and SchemaError: what a command about
 * indexes or constraints cannot do.
 */
export type CypherErrorKind =
  | 'SyntaxError'
  | 'SemanticError'
  | 'TypeError'
  | 'ArgumentError'
  | 'ArithmeticError'
  | 'EntityNotFound'
  | 'PropertyNotFound'
  | 'LabelNotFound'
  | 'ParameterMissing'
  | 'ProcedureError'
  | 'ConstraintVerificationFailed'
  | 'SchemaError'
  | 'ReadOnlyViolation'

/** A span of a query text: `start` inclusive, `end` exclusive, in UTF-16 units from 0. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface CypherErrorDetails extends ErrorDetails {
  readonly kind: CypherErrorKind
  readonly phase: 'compile' | 'runtime'
  readonly at?: Span | undefined
}

/**
 * A query that is wrong (`phase` compile) or that failed on the data (`phase` runtime). `at` is the span in the query;
 * `locateError` in `cypher/` adds position and the caret line, since only the caller has the text.
 */
export class CypherError extends SilkgraphError {
  override readonly phase: 'compile' | 'runtime'
  readonly kind: CypherErrorKind
  /** In the text that was prepared; moved to the text that runs where the two differ in their literals. */
  at: Span | undefined
  /** Set once the text is known. */
  position: Position | undefined
  /** The line of the query and a caret line below it, set once the text is known. */
  excerpt: string | undefined

  constructor(details: CypherErrorDetails) {
    super(details)
    this.phase = details.phase
    this.kind = details.kind
    this.at = details.at
  }
}

/** A limit that the caller of a query can set, as the library calls it. */
export type LimitName = 'maxMillis' | 'maxRecords' | 'maxMemory'

/**
 * A limit on a query was reached: `TimeLimit`, `RecordLimit`, `MemoryLimit`, `QueryTooComplex`; or `Cancelled` by the
 * caller. `limit` says which one where the caller set it: whoever shows the error names it as its reader can set it
 * (`limitHint`); `hint` names it for programs.
 */
export class QueryLimitError extends SilkgraphError {
  override readonly phase = 'runtime'
  readonly limit: LimitName | undefined

  constructor(details: ErrorDetails & { readonly limit?: LimitName | undefined }) {
    super(details)
    this.limit = details.limit
  }
}

/** A file that cannot be read as what it should be. `place` says where. */
export class DataError extends SilkgraphError {
  override readonly phase = 'load'
  readonly place: Place | undefined

  constructor(details: ErrorDetails & { readonly place?: Place | undefined }) {
    super(details)
    this.place = details.place
  }
}

/** A database server that cannot be reached, refuses the login, or was lost. */
export class ConnectionError extends SilkgraphError {
  override readonly phase = 'connection'
}

/** A refusal of a database server that is about neither the query nor the connection; `serverCode` says what it is. */
export class ServerError extends SilkgraphError {
  override readonly phase = 'runtime'
}

/** Something of the machine that is not available, such as a port. */
export class HostError extends SilkgraphError {
  override readonly phase = 'usage'
}

/** A command, option or argument that is wrong. */
export class UsageError extends SilkgraphError {
  override readonly phase = 'usage'
}
