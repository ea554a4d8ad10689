import { Command as Program, CommanderError } from 'commander'
import {
  CypherError,
  DataError,
  type LimitName,
  QueryLimitError,
  SilkgraphError,
  UsageError,
} from '../errors.ts'
import { limitHint } from '../model/limit-errors.ts'
import { systemCode } from '../host/reason.ts'
import type { Command } from './command.ts'
import { addOptions, type GivenOptions, optionValues, repeatedValues } from './given-options.ts'
import { commands } from './commands/index.ts'
import { serveCommand } from './commands/serve.ts'
import type { CommandContext } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { RefusedFolder } from './refused-folder.ts'
import { RefusedTable } from './refused-table.ts'
import { placeText, withPages } from './format.ts'
import { excessWords, refuseSwallowed, refuseUnknownCommand } from './wrong-words.ts'

/**
 * Runs one command line (without `node` and the script). Without a command it serves the viewer.
 *
 * @returns the exit code: 0, 1 where the work failed or found errors, 2 where the command was used wrongly. Every
 *   error of the project's tree is printed as one line on standard error; others are defects and are thrown
 */
export async function runCommandLine(words: readonly string[], context: CommandContext): Promise<number> {
  let exitCode: number = exitCodes.ok
  const program = new Program('silkgraph')
    .description(
      'Turns sourced claims into a knowledge graph. Without a command it opens the graph in the browser.',
    )
    .version(context.version, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'show how a command is used')
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.out(text.trimEnd()),
      writeErr: (text) => context.err(text.trimEnd()),
      outputError: (text, write) => write(usageText(text)),
    })
    .argument('[command]')
    .usage('[options] [command]')
    .addHelpText(
      'after',
      '\nExamples:\n  silkgraph\n  silkgraph --graph my-graph\n  silkgraph run\n  silkgraph help export' +
        '\n\nExit codes:\n  0  success, also when the reader of the output stops early' +
        '\n  1  an error was found or the work failed\n  2  the command was used wrongly',
    )
    .action(async () => {
      const given = program.opts<GivenOptions>()
      refuseSwallowed(words, serveCommand)
      exitCode = await serveCommand.run(optionValues(given), context, '', repeatedValues(given), [])
    })
  addOptions(program, serveCommand)
  for (const command of commands) addCommand(program, command, words, context, (code) => (exitCode = code))
  try {
    await refuseUnknownCommand(words, context)
    await program.parseAsync([...words], { from: 'user' })
    return exitCode
  } catch (error) {
    return reportError(error, context)
  }
}

function addCommand(
  program: Program,
  command: Command,
  words: readonly string[],
  context: CommandContext,
  done: (exitCode: number) => void,
): void {
  const subcommand = program
    .command(command.name)
    .summary(command.summary)
    .description(command.description)
    .addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`)
    .allowExcessArguments(command.argument === undefined)
  if (command.argument) subcommand.argument(command.argument.words, command.argument.description)
  addOptions(subcommand, command)
  subcommand.action(async () => {
    const given = subcommand.optsWithGlobals<GivenOptions>()
    refuseSwallowed(words, command)
    if (command.argument === undefined && subcommand.args.length > 0)
      throw await excessWords(command, subcommand.args, given, context)
    const operands = subcommand.args
    const argument = operands.join(' ')
    done(await command.run(optionValues(given), context, argument, repeatedValues(given), operands))
  })
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
  if (error instanceof RefusedTable) {
    for (const one of error.errors) context.err(errorText(one, context))
    return exitCodes.failed
  }
  if (!(error instanceof SilkgraphError)) throw error
  // What reads `--output /dev/stdout` may leave early, as what reads standard output may: see main.ts.
  if (error.code === 'NotWritten' && systemCode(error.cause) === 'EPIPE') return exitCodes.ok
  context.err(errorText(error, context))
  return error instanceof UsageError ? exitCodes.usage : exitCodes.failed
}

/** `claims/a.yaml:3:5: what is wrong. What to do.` */
function errorText(error: SilkgraphError, { docs }: CommandContext): string {
  const hint = withPages(hintOf(error), docs)
  if (error instanceof CypherError) return cypherErrorText(error, hint)
  const place = error instanceof DataError ? placeText(error.place) : ''
  const parts = [error.message, hint].filter((part) => part !== '')
  return `${place === '' ? '' : `${place}: `}${parts.join(' ')}`
}

/** The options that raise limits. */
const limitOptions: { readonly [limit in LimitName]?: string } = {
  maxMillis: '--max-seconds',
  maxRecords: '--max-records',
}

function hintOf(error: SilkgraphError): string {
  if (error instanceof QueryLimitError && error.limit !== undefined)
    return limitHint(error.limit, limitOptions[error.limit])
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

/** Commander's complaints in our own words. */
function usageText(text: string): string {
  const sentence = text
    .trim()
    .replace(/^error: /, '')
    .replace(/\n/g, ' ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${/[.?)]$/.test(sentence) ? '' : '.'} Try --help.`
}
