import type { CommandContext } from './context.ts'

/** An option of a command. */
export interface CommandOption {
  /** `--graph <folder>` takes a value, `--json` is a switch. */
  readonly flags: string
  readonly description: string
  readonly required?: boolean
  /** May be given several times: its values are in `repeated`. */
  readonly repeated?: boolean
}

/** Option values by name; a switch that is set is the empty string. */
export type OptionValues = Readonly<Record<string, string | undefined>>

/** The values of options that may be repeated, by name, in order. */
export type RepeatedValues = Readonly<Record<string, readonly string[]>>

/** One command of the command line: a file in `commands/` and a line in `commands/index.ts`. */
export interface Command {
  readonly name: string
  /** One line for the list of commands, in lower case. */
  readonly summary: string
  readonly description: string
  /** Words after the command, such as `<text>` or `[id]`, in commander's notation; none where absent. */
  readonly argument?: { readonly words: string; readonly description: string }
  readonly options: readonly CommandOption[]
  readonly examples: readonly string[]
  /**
   * Does the work and returns the exit code. `words` are those after the command, and `argument` all of them as one text, '' where
   * there are none.
   *
   * @throws UsageError where the options do not fit together; DataError and others of the error tree where the work fails
   */
  run(
    options: OptionValues,
    context: CommandContext,
    argument: string,
    repeated: RepeatedValues,
    words: readonly string[],
  ): number | Promise<number>
}

/** Keeps the type of a command while it is checked. */
export function defineCommand(command: Command): Command {
  return command
}
