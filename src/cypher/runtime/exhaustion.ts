import { QueryLimitError } from '../../errors.ts'

/**
 * What the machine refuses, as one of our own errors; any other error as it is. The stages keep the stack flat and count
 * memory, but how deep a stack is and how long a string may be is for the browser or Node to say.
 */
export function typedExhaustion(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  // V8 and JavaScriptCore throw a RangeError, SpiderMonkey an InternalError.
  if (!(error instanceof RangeError) && error.name !== 'InternalError') return error
  if (/stack|recursion/i.test(error.message))
    return new QueryLimitError({
      code: 'QueryTooComplex',
      message: 'The query, or a value that it makes, is nested too deeply.',
      hint: 'Use fewer levels, or split the query into several.',
      cause: error,
    })
  if (/length|size|memory|allocation/i.test(error.message))
    return new QueryLimitError({
      code: 'MemoryLimit',
      message: 'The query makes a value that is too large.',
      hint: 'Make it smaller, or build it in several parts.',
      cause: error,
    })
  return error
}
