import { type Backend, type BackendLimits, type CollectedResult, EmbeddedBackend } from '../backend/index.ts'
import type { QueryParameters } from '../database/index.ts'
import { UsageError } from '../errors.ts'
import type { CommandOption, OptionValues } from './command.ts'
import { graphOption, type CommandContext } from './context.ts'
import { openGraph } from './open-graph.ts'
import { csvText, jsonText, tableText } from './records.ts'
import { storeOf, storeOption } from './store.ts'

/** The options of every verb that asks a query. */
export const askOptions: readonly CommandOption[] = [
  graphOption,
  storeOption,
  {
    flags: '--param <name=value>',
    description:
      'a value for a parameter: text, or a number, list or map as in JSON or Cypher; may be repeated',
    repeated: true,
  },
  {
    flags: '--format <format>',
    description: 'table, csv or json (default: a table on a terminal, CSV in a pipe)',
  },
  {
    flags: '--raw',
    description: 'leave text in CSV as it is, even where a spreadsheet would take it for a formula',
  },
  {
    flags: '--max-records <number>',
    description: 'stop with an error beyond so many records (default: 100000)',
  },
  { flags: '--max-seconds <number>', description: 'stop with an error after so many seconds (default: 10)' },
]

/**
 * Lets a piece of work ask the store that the options name, or the graph of `--graph`, and closes it afterwards.
 *
 * @throws RefusedFolder, DataError, UsageError, and what the work throws
 */
export async function withBackend<Result>(
  options: OptionValues,
  context: CommandContext,
  work: (backend: Backend) => Promise<Result>,
): Promise<Result> {
  const backend = await openBackend(options, context)
  try {
    return await work(backend)
  } finally {
    await backend.close()
  }
}

async function openBackend(options: OptionValues, context: CommandContext): Promise<Backend> {
  const store = await storeOf(options, context)
  if (store === undefined) return new EmbeddedBackend(openGraph(options, context))
  // The driver is loaded only where it is needed.
  const { BoltBackend } = await import('../backend/bolt/index.ts')
  return new BoltBackend(store)
}

/**
 * Runs one query, reading only, with 1.0 and 1 as they are; Ctrl-C cancels it.
 *
 * @throws CypherError, QueryLimitError, UsageError
 */
export async function run(
  backend: Backend,
  text: string,
  parameters: QueryParameters,
  options: OptionValues,
  context: CommandContext,
): Promise<CollectedResult> {
  const limits = limitsOf(options)
  const { signal } = context
  const result = await backend.run(text, parameters, { readOnly: true, exact: true, limits, signal })
  return result.collect()
}

/** The limits that the options give. @throws UsageError `InvalidNumber` */
export function limitsOf(options: OptionValues): Pick<BackendLimits, 'maxRecords' | 'maxMillis'> {
  return {
    maxRecords: limit('--max-records', options['maxRecords'], 'whole number'),
    maxMillis: milliseconds(limit('--max-seconds', options['maxSeconds'], 'number')),
  }
}

/** Prints records in the format asked for, and what the graph does not know on standard error. */
export function printRecords(result: CollectedResult, options: OptionValues, context: CommandContext): void {
  const format = formatOf(options, context)
  if (format === 'json') context.data(jsonText(result))
  else if (format === 'csv') context.data(csvText(result, options['raw'] !== undefined))
  else context.out(tableText(result, context.terminalWidth))
  for (const { message } of result.summary.notifications) context.err(message)
}

/** @throws UsageError `UnknownFormat` */
export function formatOf(options: OptionValues, context: CommandContext): 'table' | 'csv' | 'json' {
  const format = options['format'] ?? (context.terminalWidth === undefined ? 'csv' : 'table')
  if (format === 'table' || format === 'csv' || format === 'json') return format
  throw new UsageError({
    code: 'UnknownFormat',
    message: `There is no format ${format}.`,
    hint: 'Use table, csv or json.',
  })
}

function limit(flag: string, text: string | undefined, kind: 'number' | 'whole number'): number | undefined {
  if (text === undefined) return undefined
  const number = text.trim() === '' ? NaN : Number(text)
  if (number > 0 && (kind === 'number' || number === Infinity || Number.isInteger(number))) return number
  throw new UsageError({
    code: 'InvalidNumber',
    message: `${flag} must be a ${kind} above 0, but is ${JSON.stringify(text)}.`,
    hint: `Write ${flag} 5, or ${flag} Infinity for no limit.`,
  })
}

function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000
}
