import { Command as Program, CommanderError, Option } from 'commander'
import { CypherError, DataError, SilkgraphError, UsageError } from '../errors.ts'
import type { Command, OptionValues, RepeatedValues } from './command.ts'
import { commands } from './commands/index.ts'
import { serveCommand } from './commands/serve.ts'
import { exitCodes, RefusedFolder, type CommandContext } from './context.ts'
import { placeText } from './format.ts'

/**
 * Runs one command line (without `node` and the script). Without a verb it serves the viewer.
 *
 * @returns the exit code: 0, 1 where the work failed or found errors, 2 where the words of the command are wrong. Every
 *   error of the project's tree is printed as one line on standard error; others are defects and are thrown
 */
export async function runCommandLine(words: readonly string[], context: CommandContext): Promise<number> {
  let exitCode: number = exitCodes.ok
  const program = new Program('silkgraph')
    .description(
      'Turns sourced claims into a knowledge graph. Without a verb it opens the graph in the browser.',
    )
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.out(text.trimEnd()),
      writeErr: (text) => context.err(text.trimEnd()),
      outputError: (text, write) => write(usageText(text)),
    })
    .argument('[verb]')
    .usage('[options] [verb]')
    .addHelpText('after', '\nExamples:\n  silkgraph\n  silkgraph --graph my-graph\n  silkgraph check --help')
    .action(async (verb: string | undefined) => {
      if (verb !== undefined) throw unknownVerb(verb)
      const given = program.opts<GivenOptions>()
      exitCode = await serveCommand.run(optionValues(given), context, '', repeatedValues(given))
    })
  addOptions(program, serveCommand)
  for (const command of commands) addCommand(program, command, context, (code) => (exitCode = code))
  try {
    await program.parseAsync([...words], { from: 'user' })
    return exitCode
  } catch (error) {
    return reportError(error, context)
  }
}

function addCommand(
  program: Program,
  command: Command,
  context: CommandContext,
  done: (exitCode: number) => void,
): void {
  const verb = program
    .command(command.name)
    .summary(command.summary)
    .description(command.description)
    .addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`)
    .allowExcessArguments(false)
  if (command.argument) verb.argument(command.argument.words, command.argument.description)
  addOptions(verb, command)
  verb.action(async () => {
    const given = verb.optsWithGlobals<GivenOptions>()
    done(await command.run(optionValues(given), context, verb.args.join(' '), repeatedValues(given)))
  })
}

type GivenOptions = Readonly<Record<string, string | boolean | string[] | undefined>>

function addOptions(program: Program, { options }: Command): void {
  for (const { flags, description, required, repeated } of options) {
    const option = new Option(flags, description).makeOptionMandatory(required ?? false)
    program.addOption(repeated === true ? option.argParser(append) : option)
  }
}

function optionValues(given: GivenOptions): OptionValues {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value === true ? '' : undefined,
    ]),
  )
}

function repeatedValues(given: GivenOptions): RepeatedValues {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (Array.isArray(value) ? [[name, value]] : [])),
  )
}

function append(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value]
}

function reportError(error: unknown, context: CommandContext): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  if (error instanceof RefusedFolder) {
    const { errors, folder } = error
    const [first] = errors
    const more =
      errors.length > 1 ? ` (and ${errors.length - 1} more: silkgraph check --graph ${folder})` : ''
    if (first !== undefined) context.err(`${errorText(first)}${more}`)
    return exitCodes.failed
  }
  if (!(error instanceof SilkgraphError)) throw error
  context.err(errorText(error))
  return error instanceof UsageError ? exitCodes.usage : exitCodes.failed
}

function unknownVerb(verb: string): UsageError {
  const names = commands.map(({ name }) => name).join(', ')
  return new UsageError({
    code: 'UnknownVerb',
    message: `There is no verb ${verb}.`,
    hint: `The verbs are ${names}.`,
  })
}

/** `claims/a.yaml:3:5: what is wrong. What to do.` */
function errorText(error: SilkgraphError): string {
  if (error instanceof CypherError) return cypherErrorText(error)
  const place = error instanceof DataError ? placeText(error.place) : ''
  const parts = [error.message, error.hint].filter((part) => part !== undefined && part !== '')
  return `${place === '' ? '' : `${place}: `}${parts.join(' ')}`
}

/** The code and place, the line of the query with its caret, then what is wrong and what to do. */
function cypherErrorText({ code, kind, position, excerpt, message, hint }: CypherError): string {
  const where = position === undefined ? '' : ` at line ${position.line}, column ${position.column}`
  const lines = [`${code} (${kind})${where}`, excerpt, message, hint]
  return lines.filter((line) => line !== undefined && line !== '').join('\n')
}

/** Commander's complaints in the words of ours. */
function usageText(text: string): string {
  const sentence = text
    .trim()
    .replace(/^error: /, '')
    .replace(/\n/g, ' ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${/[.?)]$/.test(sentence) ? '' : '.'} Try --help.`
}
