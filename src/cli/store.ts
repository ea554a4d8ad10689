import type { BoltStore } from '../backend/bolt/index.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'

const ADDRESS =
  'such as bolt://localhost:7687 (default: SILKGRAPH_STORE); user and password are read from NEO4J_USERNAME and ' +
  'NEO4J_PASSWORD'

/** The option of every command that asks. */
export const storeOption = {
  flags: '--store <address>',
  description: `query a Bolt server instead, ${ADDRESS}`,
} as const

/** The option of the commands that move a graph to a server or from it. */
export const serverOption = {
  flags: '--store <address>',
  description: `the Bolt server, ${ADDRESS}`,
} as const

/**
 * The server that the options or the environment name; undefined where the embedded engine answers. Without
 * `NEO4J_PASSWORD` a terminal is asked for the password; where there is none, the server must let in whoever comes.
 *
 * @throws UsageError `CredentialsInStore`, `InvalidStore`
 */
export async function storeOf(
  options: OptionValues,
  context: CommandContext,
): Promise<BoltStore | undefined> {
  const { environment, askSecret } = context
  const given = addressGiven(options, context)
  if (given === '') return undefined
  const { readStoreAddress } = await import('../backend/bolt/address.ts')
  const address = readStoreAddress(given)
  const { NEO4J_USERNAME: user = 'neo4j', NEO4J_DATABASE: database } = environment
  const password = environment['NEO4J_PASSWORD'] ?? (await askSecret?.(`Password of ${user} at ${address}: `))
  return password === undefined ? { address, database } : { address, user, password, database }
}

/** Whether the options or the environment name a server. */
export function namesStore(options: OptionValues, context: CommandContext): boolean {
  return addressGiven(options, context) !== ''
}

function addressGiven(options: OptionValues, { environment }: CommandContext): string {
  return options['store'] ?? environment['SILKGRAPH_STORE'] ?? ''
}
