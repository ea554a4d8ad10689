import { type LimitName, QueryLimitError } from '../errors.ts'

/** The errors of the limits of a query: whoever keeps them, they read the same. */

export function cancelled(): QueryLimitError {
  return new QueryLimitError({ code: 'Cancelled', message: 'The query was cancelled.' })
}

export function timeLimitReached(maxMillis: number, serverCode?: string): QueryLimitError {
  return new QueryLimitError({
    code: 'TimeLimit',
    message: `The query ran longer than its limit of ${durationText(maxMillis)}.`,
    hint: limitHint('maxMillis', 'maxMillis'),
    limit: 'maxMillis',
    serverCode,
  })
}

export function recordLimitReached(maxRecords: number): QueryLimitError {
  return new QueryLimitError({
    code: 'RecordLimit',
    message: `The query returns more records than its limit of ${maxRecords}.`,
    hint: limitHint('maxRecords', 'maxRecords'),
    limit: 'maxRecords',
  })
}

/** @param of whose limit it is: one query's own, or the one of all that run in this process */
export function memoryLimitReached(maxBytes: number, of: 'query' | 'all queries'): QueryLimitError {
  const limit = Number.isFinite(maxBytes) ? ` of ${bytesText(maxBytes)}` : ''
  return of === 'query'
    ? new QueryLimitError({
        code: 'MemoryLimit',
        message: `The query needs more memory than its limit${limit}.`,
        hint: limitHint('maxMemory', 'maxMemory'),
        limit: 'maxMemory',
      })
    : new QueryLimitError({
        code: 'MemoryLimit',
        message: `The queries that are running need more memory together than their limit${limit}.`,
        hint: 'Run the query again when others have ended, or aggregate or limit earlier.',
      })
}

/** A time in seconds where it is one or more. */
export function durationText(millis: number): string {
  if (millis < 1_000) return `${millis} ms`
  return millis === 1_000 ? '1 second' : `${millis / 1_000} seconds`
}

/** In the largest unit of which there is a whole one, with what a second digit tells where the first is the only one. */
function bytesText(bytes: number): string {
  const units = [bytes === 1 ? 'byte' : 'bytes', 'KiB', 'MiB']
  const at = bytes >= 1024 * 1024 ? 2 : bytes >= 1024 ? 1 : 0
  const number = bytes / 1024 ** at
  return `${number < 10 ? Number(number.toFixed(1)) : Math.round(number)} ${units[at]}`
}

/** A value that would be longer than any may be, whatever memory there is. */
export function longestReached(what: 'list' | 'text', longest: number): QueryLimitError {
  const parts = what === 'list' ? 'elements' : 'characters'
  return new QueryLimitError({
    code: 'MemoryLimit',
    message: `A ${what} may have at most ${longest.toLocaleString('en')} ${parts}.`,
    hint: 'Build it in several parts.',
  })
}

/**
 * What to do about a limit.
 *
 * @param setting what its reader raises it by; undefined where there is nothing
 */
export function limitHint(limit: LimitName, setting: string | undefined): string {
  const advice = ways[limit]
  const hint =
    setting === undefined
      ? `${advice.slice(0, -1).join(', ')}${advice.length > 1 ? ' or ' : ''}${advice.at(-1)}.`
      : `${advice.join(', ')}, or raise ${setting}.`
  return limit === 'maxMillis' ? `${hint} ${SHOWS_PLAN}` : hint
}

/** What a query that takes too long can still be asked for. */
export const SHOWS_PLAN = 'EXPLAIN before the query shows its plan without running it.'

const ways = {
  maxMillis: ['Narrow the pattern', 'add LIMIT'],
  maxRecords: ['Add LIMIT', 'aggregate'],
  maxMemory: ['Aggregate or limit earlier'],
} as const
