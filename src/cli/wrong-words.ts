import { Command as Program, CommanderError, Option } from 'commander'
import { SilkgraphError, UsageError } from '../errors.ts'
import { nearestName } from '../model/nearest-name.ts'
import { extensionOf, readableExtensions } from '../formats/index.ts'
import { whatIsAt } from '../host/node.ts'
import { openCannedQueries } from './canned-queries.ts'
import type { Command } from './command.ts'
import { commands } from './commands/index.ts'
import { serveCommand } from './commands/serve.ts'
import type { CommandContext } from './context.ts'
import { addOptions, type GivenOptions, optionValues } from './given-options.ts'
import { cannedOption } from './part-options.ts'

/**
 * Refuses an unknown command, whatever follows it, also after `help`, and more than one after that: what follows would be
 * blamed instead.
 *
 * @throws UsageError `UnknownCommand` with what may be meant, `ExcessWords`
 */
export async function refuseUnknownCommand(words: readonly string[], context: CommandContext): Promise<void> {
  const { operands, given } = wordsOf(words)
  const [command, asked, ...more] = operands
  for (const name of command === 'help' ? [asked] : [command])
    if (name !== undefined && name !== 'help' && !commands.some((known) => known.name === name))
      throw await unknownCommand(name, given, context)
  if (command === 'help' && more.length > 0)
    throw new UsageError({
      code: 'ExcessWords',
      message: `\`help\` takes one command, but got ${more.length + 1}: ${[asked, ...more].join(' ')}.`,
      hint: `Write silkgraph help ${asked}.`,
    })
}

/** The words that are not options nor values of them, up to an option of a command. */
function wordsOf(words: readonly string[]): {
  readonly operands: readonly string[]
  readonly given: GivenOptions
} {
  const program = new Program().exitOverride().configureOutput({ outputError: () => {} })
  addOptions(program, serveCommand)
  try {
    const { operands } = program.parseOptions([...words])
    return { operands, given: program.opts<GivenOptions>() }
  } catch (error) {
    // An option without its value is told when the words are read for good.
    if (error instanceof CommanderError) return { operands: [], given: {} }
    throw error
  }
}

/**
 * Refuses an option that was taken for the value of the one before it.
 *
 * @throws UsageError `MissingValue`
 */
export function refuseSwallowed(words: readonly string[], { options }: Command): void {
  const flags = options.map((option) => new Option(option.flags))
  const named = (word: string) => flags.find(({ short, long }) => word === short || word === long)
  for (let at = 0; at + 1 < words.length && words[at] !== '--'; at++) {
    if (named(words[at])?.required !== true) continue
    at++
    if (named(words[at]) === undefined) continue
    throw new UsageError({
      code: 'MissingValue',
      message: `${words[at - 1]} needs a value, but ${words[at]} is an option.`,
      hint: `Give a value after ${words[at - 1]}; one that looks like an option is written ${words[at - 1]}=${words[at]}.`,
    })
  }
}

/** Words after a command that takes none. */
export async function excessWords(
  { name, options }: Command,
  words: readonly string[],
  given: GivenOptions,
  context: CommandContext,
): Promise<UsageError> {
  const [first = ''] = words
  const takesCanned = options.includes(cannedOption)
  return new UsageError({
    code: 'ExcessWords',
    message: `${name} takes options only, but was given ${words.join(' ')}.`,
    hint:
      takesCanned && (await isCannedQuery(first, given, context))
        ? `${first} is a canned query: silkgraph ${name} --canned ${first}.`
        : `\`silkgraph help ${name}\` lists them.`,
  })
}

async function unknownCommand(
  name: string,
  given: GivenOptions,
  context: CommandContext,
): Promise<UsageError> {
  const names = commands.map((command) => command.name)
  const nearest = nearestName(name, names)
  return new UsageError({
    code: 'UnknownCommand',
    message: `Unknown command ${name}.`,
    hint: isReadableFile(name)
      ? `To open the file: silkgraph --graph ${name}.`
      : (await isCannedQuery(name, given, context))
        ? `It is a canned query: silkgraph run ${name}.`
        : `${nearest === undefined ? '' : `Did you mean ${nearest}? `}The commands are ${names.join(', ')}.`,
  })
}

function isReadableFile(name: string): boolean {
  return readableExtensions.has(extensionOf(name)) && whatIsAt(name) === 'a file'
}

/** A folder whose queries cannot be read has none: that is not what went wrong. */
async function isCannedQuery(name: string, given: GivenOptions, context: CommandContext): Promise<boolean> {
  try {
    const { queries } = await openCannedQueries(optionValues(given), context)
    return queries.some(({ id }) => id === name)
  } catch (error) {
    if (error instanceof SilkgraphError) return false
    throw error
  }
}
