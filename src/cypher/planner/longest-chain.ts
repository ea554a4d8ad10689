import { QueryLimitError } from '../../errors.ts'

/** Operators pull from one another, a call or two each: so many fit on the stack of a browser's worker. */
const LONGEST_CHAIN = 3_000

/** @throws QueryLimitError `QueryTooComplex` where more operators take their records from one another */
export function requireChain(length: number): void {
  if (length <= LONGEST_CHAIN) return
  throw new QueryLimitError({
    code: 'QueryTooComplex',
    message: `The query has more than ${LONGEST_CHAIN.toLocaleString('en')} steps that build on one another.`,
    hint: 'Split it into several queries.',
  })
}
