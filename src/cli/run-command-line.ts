import { Command as Program, CommanderError, Option } from 'commander'
import { CypherError, DataError, QueryLimitError, SilkgraphError, UsageError } from '../errors.ts'
import { limitHint } from '../model/limit-errors.ts'
import { systemCode } from '../host/reason.ts'
import { nearestName } from '../model/nearest-name.ts'
import { openCannedQueries } from './canned-queries.ts'
import type { Command, OptionValues, RepeatedValues } from './command.ts'
import { commands } from './commands/index.ts'
import { serveCommand } from './commands/serve.ts'
import { exitCodes, RefusedFolder, type CommandContext } from './context.ts'
import { placeText, withPages } from './format.ts'

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
    .version(context.version, '-V, --version', 'print the version')
    .helpCommand('help [verb]', 'show how a verb is used')
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.out(text.trimEnd()),
      writeErr: (text) => context.err(text.trimEnd()),
      outputError: (text, write) => write(usageText(text)),
    })
    .argument('[verb]')
    .usage('[options] [verb]')
    .addHelpText(
      'after',
      '\nExamples:\n  silkgraph\n  silkgraph --graph my-graph\n  silkgraph run\n  silkgraph help export' +
        '\n\nExit codes:\n  0  all is well, also where what reads the output leaves early' +
        '\n  1  something was found or failed\n  2  the words of the command are wrong',
    )
    .action(async (verb: string | undefined) => {
      if (verb === 'version') return context.out(context.version)
      if (verb !== undefined) throw unknownVerb(verb, program.opts<GivenOptions>(), context)
      const given = program.opts<GivenOptions>()
      exitCode = await serveCommand.run(optionValues(given), context, '', repeatedValues(given))
    })
  addOptions(program, serveCommand)
  for (const command of commands) addCommand(program, command, context, (code) => (exitCode = code))
  try {
    const [verb, asked = 'help'] = words
    const isKnown = asked.startsWith('-') || asked === 'help' || commands.some(({ name }) => name === asked)
    if (verb === 'help' && !isKnown) throw unknownVerb(asked, {}, context)
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
    if (first !== undefined) context.err(`${errorText(first, context)}${more}`)
    return exitCodes.failed
  }
  if (!(error instanceof SilkgraphError)) throw error
  // What reads `--output /dev/stdout` may leave early, as what reads standard output may: see main.ts.
  if (error.code === 'NotWritten' && systemCode(error.cause) === 'EPIPE') return exitCodes.ok
  context.err(errorText(error, context))
  return error instanceof UsageError ? exitCodes.usage : exitCodes.failed
}

function unknownVerb(verb: string, given: GivenOptions, context: CommandContext): UsageError {
  const names = commands.map(({ name }) => name)
  const nearest = nearestName(verb, names)
  return new UsageError({
    code: 'UnknownVerb',
    message: `There is no verb ${verb}.`,
    hint: isCannedQuery(verb, given, context)
      ? `It is a canned query: silkgraph run ${verb}.`
      : `${nearest === undefined ? '' : `Did you mean ${nearest}? `}The verbs are ${names.join(', ')}.`,
  })
}

/** A folder whose queries cannot be read has none: that is not what went wrong. */
function isCannedQuery(name: string, given: GivenOptions, context: CommandContext): boolean {
  try {
    return openCannedQueries(optionValues(given), context).some(({ id }) => id === name)
  } catch (error) {
    if (error instanceof SilkgraphError) return false
    throw error
  }
}

/** `claims/a.yaml:3:5: what is wrong. What to do.` */
function errorText(error: SilkgraphError, { docs }: CommandContext): string {
  const hint = withPages(hintOf(error), docs)
  if (error instanceof CypherError) return cypherErrorText(error, hint)
  const place = error instanceof DataError ? placeText(error.place) : ''
  const parts = [error.message, hint].filter((part) => part !== '')
  return `${place === '' ? '' : `${place}: `}${parts.join(' ')}`
}

function hintOf(error: SilkgraphError): string {
  if (error instanceof QueryLimitError && error.limit !== undefined)
    return limitHint(error.limit, 'command line')
  // The engine does not know how a parameter is given here.
  if (error.code === 'MissingParameter') return 'Give it by --param NAME=VALUE.'
  return error.hint ?? ''
}

/** The code and place, the line of the query with its caret, then what is wrong and what to do. */
function cypherErrorText({ code, kind, position, excerpt, message }: CypherError, hint: string): string {
  const where = position === undefined ? '' : ` at line ${position.line}, column ${position.column}`
  const name = code === kind ? code : `${code} (${kind})`
  const lines = [`${name}${where}`, excerpt, message, hint]
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
