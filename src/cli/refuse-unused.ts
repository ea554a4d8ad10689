import { UsageError } from '../errors.ts'

/**
 * Refuses an option that would have no effect: whoever gives one means something by it.
 *
 * @param options what was given, by the names of options
 * @param names of the options without effect
 * @param why continues `--name`, as in `is not for ...`
 * @throws UsageError `UnusedOption` for the first that was given
 */
export function refuseUnused(
  options: { readonly [name: string]: unknown },
  names: readonly string[],
  why: string,
): void {
  const unused = names.find((name) => options[name] !== undefined)
  if (unused === undefined) return
  const flag = `--${unused.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  throw new UsageError({ code: 'UnusedOption', message: `${flag} ${why}.`, hint: `Leave out ${flag}.` })
}
