import { CypherError, type CypherErrorKind } from '../../errors.ts'

/** What a temporal value cannot be made from or come to; ArgumentError `InvalidTemporalValue` unless said otherwise. */
export function temporalFailure(
  message: string,
  hint: string,
  code = 'InvalidTemporalValue',
  kind: CypherErrorKind = 'ArgumentError',
): CypherError {
  return new CypherError({ phase: 'runtime', kind, code, message, hint })
}

/** The number where it is within the bounds. @throws CypherError ArgumentError `InvalidTemporalValue` */
export function within(name: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value
  throw temporalFailure(
    `The ${name} ${value} is out of range.`,
    `Use a ${name} from ${least} to ${most} that the calendar has.`,
  )
}
