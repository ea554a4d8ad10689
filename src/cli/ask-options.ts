import type { BackendLimits } from '../backend/index.ts'
import { UsageError } from '../errors.ts'
import type { CommandOption, OptionValues } from './command.ts'
import { graphOption } from './graph-options.ts'
import { storeOption } from './store.ts'

/** The options of every command that asks a query. */
export const askOptions: readonly CommandOption[] = [
  graphOption,
  storeOption,
  {
    flags: '--param <name=value>',
    description:
      'a value for a parameter: what reads as JSON (a number, true, null, a list, a map, quoted text) or as a list, map or quoted text of Cypher, otherwise text; may be repeated',
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

/** The limits that the options give. @throws UsageError `InvalidNumber` */
export function limitsOf(options: OptionValues): Pick<BackendLimits, 'maxRecords' | 'maxMillis'> {
  return {
    maxRecords: limit('--max-records', options['maxRecords'], 'whole number'),
    maxMillis: milliseconds(limit('--max-seconds', options['maxSeconds'], 'number')),
  }
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
