import type { CollectedResult } from '../backend/index.ts'
import { planToJson } from '../cypher/index.ts'
import { UsageError } from '../errors.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { planRecords } from './plan-records.ts'
import { csvText } from '../formats/records/index.ts'
import { jsonText, tableText } from './records.ts'

/**
 * Prints records in the format asked for, and what the graph does not know on standard error. Of a query that asks for its plan
 * it prints that instead, whole at any width; in JSON as a tree.
 */
export function printRecords(result: CollectedResult, options: OptionValues, context: CommandContext): void {
  const format = formatOf(options, context)
  const plan = result.summary.profile ?? result.summary.plan
  const printed = plan === undefined ? result : planRecords(plan)
  if (format === 'json') context.data(plan === undefined ? jsonText(result) : planToJson(plan))
  else if (format === 'csv') context.data(csvText(printed, { raw: options['raw'] !== undefined }))
  else if (plan === undefined) context.out(tableText(printed, context.terminalWidth))
  else context.out(tableText(printed, context.terminalWidth, 'operator', 'wrap'))
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
