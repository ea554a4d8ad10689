import { Neo4jError } from 'neo4j-driver'
import { readOnlyViolation } from '../../database/index.ts'
import {
  ConnectionError,
  CypherError,
  type CypherErrorKind,
  QueryLimitError,
  ServerError,
  SilkgraphError,
  type Span,
} from '../../errors.ts'
import { SHOWS_PLAN, timeLimitReached } from '../../model/limit-errors.ts'
import { type Insertion, offsetInText } from './insertions.ts'

/** What the query was that the server did not answer. */
export interface Asked {
  readonly text: string
  /** What its text was sent with, in its order. */
  readonly insertions: readonly Insertion[]
  readonly address: string
  readonly maxMillis: number
  /** What our own parser has against the text. */
  readonly objection: CypherError | undefined
}

/** Kinds of openCypher by the last word of the server's code. */
const kinds: ReadonlyMap<string, CypherErrorKind> = new Map([
  ['SyntaxError', 'SyntaxError'],
  ['SemanticError', 'SemanticError'],
  ['TypeError', 'TypeError'],
  ['ArgumentError', 'ArgumentError'],
  ['ArithmeticError', 'ArithmeticError'],
  ['EntityNotFound', 'EntityNotFound'],
  ['PropertyNotFound', 'PropertyNotFound'],
  ['LabelNotFound', 'LabelNotFound'],
  ['ParameterMissing', 'ParameterMissing'],
  ['ConstraintVerificationFailed', 'ConstraintVerificationFailed'],
  ['ConstraintValidationFailed', 'ConstraintVerificationFailed'],
  ['ProcedureNotFound', 'ProcedureError'],
  ['ProcedureCallFailed', 'ProcedureError'],
  ['InvalidArguments', 'ArgumentError'],
  ['ForbiddenDueToTransactionType', 'SchemaError'],
])

const METRICS_HINT =
  'Metrics are computed by Silkgraph itself: copy the graph with `silkgraph pull -o graph.cypher`, and run the query with --graph graph.cypher.'

const compileTime = new Set(['SyntaxError', 'SemanticError', 'ParameterMissing', 'ProcedureNotFound'])

/**
 * An error of the driver in the project's own shape; the server's code is kept. Where our parser objects to the text too,
 * its words, which say more, are told. What fails while an answer is read is the answer's fault.
 */
export function errorOf(error: unknown, asked: Asked): unknown {
  if (error instanceof SilkgraphError) return error
  if (!(error instanceof Neo4jError) || typeof error.code !== 'string')
    return unreadable(asked.address, error)
  const { code, message } = error
  const word = code.split('.').at(-1) ?? code
  const known = connectionError(error, asked.address) ?? limitError(code, message, asked)
  if (known !== undefined) return known
  if (code === 'Neo.ClientError.Statement.AccessMode') return readOnlyViolation(asked.text, code)
  const kind = kinds.get(word) ?? (/^Neo\.\w+\.Schema\./.test(code) ? 'SchemaError' : undefined)
  if (kind === undefined)
    return new ServerError({
      code: 'ServerRefused',
      message: `The server refused: ${sentence(message)}`,
      hint: `Its code for this is ${code}.`,
      serverCode: code,
      cause: error,
    })
  const phase: CypherError['phase'] = compileTime.has(word) ? 'compile' : 'runtime'
  const { objection } = asked
  const details =
    phase === 'compile' && objection !== undefined
      ? objection
      : {
          kind,
          phase,
          code: word,
          message: sentence(message),
          hint: word === 'ProcedureNotFound' && message.includes('metric.') ? METRICS_HINT : undefined,
          at: spanOf(message, asked.insertions),
        }
  const told = new CypherError({
    kind: details.kind,
    phase: details.phase,
    code: details.code,
    message: details.message,
    hint: details.hint,
    at: details.at,
    serverCode: code,
    cause: error,
  })
  return told
}

function connectionError(error: Neo4jError, address: string): ConnectionError | undefined {
  const { code, message } = error
  if (code.startsWith('Neo.ClientError.Security.'))
    return new ConnectionError({
      code: 'NotLetIn',
      message: `The server at ${address} refused the login: ${sentence(message)}`,
      hint: 'Check NEO4J_USERNAME and NEO4J_PASSWORD.',
      serverCode: code,
      cause: error,
    })
  if (code !== 'ServiceUnavailable' && code !== 'SessionExpired' && code !== 'N/A') return undefined
  return noServer(address, error)
}

export function noServer(address: string, cause?: Neo4jError): ConnectionError {
  return new ConnectionError({
    code: 'NoServer',
    message: `No Bolt server answers at ${address}.`,
    hint: 'Check that the server is running, the port, and the scheme: bolt+s:// or neo4j+s:// for a server that requires TLS, bolt:// for one without it.',
    serverCode: cause?.code,
    cause,
  })
}

/** An answer that is not Bolt, or holds what no value is. */
function unreadable(address: string, cause: unknown): ConnectionError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new ConnectionError({
    code: 'UnreadableAnswer',
    message: `The response of the server at ${address} cannot be read: ${sentence(reason)}`,
    hint: 'Check that there is a Bolt server at this address; docs/bolt.md lists those that are tested.',
    cause,
  })
}

function limitError(code: string, message: string, { maxMillis }: Asked): QueryLimitError | undefined {
  if (/\.(TransactionTimedOutClientConfiguration|LockClientStopped)$/.test(code))
    return timeLimitReached(maxMillis, code)
  if (/\.TransactionTimedOut\w*$/.test(code))
    return new QueryLimitError({
      code: 'TimeLimit',
      message:
        'The server ended the query, or the transaction that it is part of, at a time limit that the server sets.',
      hint: `Narrow the pattern, add LIMIT, or raise the limit in the settings of the server. ${SHOWS_PLAN}`,
      serverCode: code,
    })
  if (/\.(\w*OutOfMemory\w*|TransactionMemoryLimit)$/.test(code))
    return new QueryLimitError({
      code: 'MemoryLimit',
      message: `The query needs more memory than the server allows: ${sentence(message)}`,
      hint: 'Aggregate or limit earlier.',
      serverCode: code,
    })
  return undefined
}

/** What a server says without what follows a place in the query: the query and a caret. */
function sentence(message: string): string {
  const [said] = message.split(/ \(line \d+, column \d+ \(offset: \d+\)\)\r?$/m)
  const plain = said.trim().replaceAll(/\s*\r?\n\s*/g, ' ')
  return /[.?!]$/.test(plain) ? plain : `${plain}.`
}

/** Where in the text a server's error is, of which it tells the start. */
function spanOf(message: string, insertions: readonly Insertion[]): Span | undefined {
  const told = /\(line \d+, column \d+ \(offset: (\d+)\)\)/.exec(message)?.[1]
  if (told === undefined) return undefined
  const start = offsetInText(Number(told), insertions)
  return { start, end: start + 1 }
}
