import type { CollectedResult } from '../backend/index.ts'
import { UsageError } from '../errors.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { csvText, jsonText, tableText } from './records.ts'

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
    message: `Unknown format ${format}.`,
    hint: 'Use table, csv or json.',
  })
}
