import { type Command as Program, Option } from 'commander'
import type { Command, CommandOption, OptionValues, RepeatedValues } from './command.ts'

/** Options as commander hands them over. */
export type GivenOptions = Readonly<Record<string, string | boolean | string[] | undefined>>

/** Gives a program or command the options of a command. */
export function addOptions(program: Program, { options }: Command): void {
  for (const { flags, description, required, repeated } of options) {
    const option = new Option(flags, description).makeOptionMandatory(required ?? false)
    program.addOption(repeated === true ? option.argParser(append) : option)
  }
}

/** What an option is called among those that are given: `maxSeconds` of `--max-seconds <number>`. */
export function optionName({ flags }: CommandOption): string {
  return new Option(flags).attributeName()
}

export function optionValues(given: GivenOptions): OptionValues {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value === true ? '' : undefined,
    ]),
  )
}

export function repeatedValues(given: GivenOptions): RepeatedValues {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (Array.isArray(value) ? [[name, value]] : [])),
  )
}

function append(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value]
}
