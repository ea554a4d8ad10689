import { readArguments } from '../canned/arguments.ts'
import type { CannedQuery } from '../canned/canned-query.ts'
import type { QueryParameters } from '../database/index.ts'
import { UsageError } from '../errors.ts'
import { openCannedQuery } from './canned-queries.ts'
import type { CommandOption, OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { parameterValues } from './parameters.ts'

/** The option of the commands that take a canned query by its id: what follows them may be meant for it. */
export const cannedOption: CommandOption = {
  flags: '--canned <id>',
  description: 'the picture of a canned query instead',
}

/** The options of the commands that take a part of the graph. */
export const partOptions: readonly CommandOption[] = [
  { flags: '--query <cypher>', description: 'a query that returns nodes, relationships or paths' },
  cannedOption,
]

/** A part of the graph: what a query returns. */
export interface AskedPart {
  readonly text: string
  readonly parameters: QueryParameters
  /** The canned query whose picture it is; undefined where the query was written out. */
  readonly canned: CannedQuery | undefined
}

/**
 * The part of the graph that --query or --canned asks for; undefined where neither is given.
 *
 * @param words the values of `--param`, by name
 * @throws UsageError `NoQuery` where both are given or one is empty, `UnknownQuery`, and those of the parameters
 */
export async function askedPart(
  options: OptionValues,
  context: CommandContext,
  words: ReadonlyMap<string, string>,
): Promise<AskedPart | undefined> {
  const { query: text, canned: id } = options
  if (text !== undefined && id !== undefined)
    throw noQuery('Both --query and --canned were given.', 'Leave one of them out.')
  if (text !== undefined) {
    if (text.trim() === '') throw noQuery('--query is empty.', QUERY_HINT)
    return { text, parameters: parameterValues(words), canned: undefined }
  }
  if (id === undefined) return undefined
  if (id.trim() === '') throw noQuery('--canned is empty.', '`silkgraph run` lists the canned queries.')
  const canned = await openCannedQuery(id, options, context)
  return { text: canned.picture ?? canned.records, parameters: readArguments(canned, words), canned }
}

/** The same for a command that needs a part. @throws UsageError `NoQuery` also where neither is given */
export async function neededPart(
  options: OptionValues,
  context: CommandContext,
  words: ReadonlyMap<string, string>,
): Promise<AskedPart> {
  const part = await askedPart(options, context, words)
  if (part === undefined) throw noQuery('Neither --query nor --canned was given.', QUERY_HINT)
  return part
}

const QUERY_HINT = "As in --query 'MATCH (n)-[r]->(m) RETURN n, r, m'."

function noQuery(message: string, hint: string): UsageError {
  return new UsageError({ code: 'NoQuery', message, hint })
}
