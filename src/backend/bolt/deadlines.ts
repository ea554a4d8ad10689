import { cancelled } from '../../model/limit-errors.ts'

/** Beyond it a timer fires at once: such a limit is none. */
export const MOST_MILLIS = 2 ** 31 - 1

/** How long a server may take to hear that we leave. */
export const LEAVE_MILLIS = 2_000

/** Waits for a promise, but not for ever; what becomes of it later is ignored. */
export async function atMost(millis: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, millis)
  })
  await Promise.race([work.catch(() => {}), late])
  clearTimeout(timer)
}

/**
 * What a piece of work answers, unless that takes too long or is not wanted any more.
 *
 * @throws (rejects with) `late` after so many milliseconds, QueryLimitError `Cancelled`, and what the work rejects with
 */
export function unlessLate<Result>(
  work: Promise<Result>,
  { millis, late, signal }: { readonly millis: number; readonly late: Error; readonly signal: AbortSignal },
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = millis < MOST_MILLIS ? setTimeout(() => leave(late), millis) : undefined
    const abort = (): void => leave(cancelled())
    const settle = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
    }
    const leave = (error: Error): void => {
      settle()
      reject(error)
    }
    signal.addEventListener('abort', abort, { once: true })
    work.then(
      (result) => {
        settle()
        resolve(result)
      },
      (error: unknown) => leave(error instanceof Error ? error : new Error(String(error))),
    )
    if (signal.aborted) abort()
  })
}
