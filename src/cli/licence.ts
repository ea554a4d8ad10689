import { type Backend, EmbeddedBackend } from '../backend/index.ts'
import { describeDataset, isGraphOf } from '../opening/describe.ts'
import type { CommandOption, OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { namesFiles, openGraphFolder, wordsFolder } from './open-graph.ts'

export const licenceOption: CommandOption = {
  flags: '--licence <text>',
  description:
    'the licence that the file names (default: that of the bundled graph where it is that graph, else none)',
}

/**
 * What an export names as the licence of the graph: what `--licence` says, else that of the bundled graph, if the graph is that
 * one; '' where nobody has said. A server's graph, or a script's, is taken for the bundled one where it has none but its labels.
 */
export async function licenceOf(
  options: OptionValues,
  context: CommandContext,
  backend: Backend,
): Promise<string> {
  const given = options['licence'] ?? licenceOfWords(options, context)
  if (options['licence'] !== undefined || given === '') return given
  if (backend instanceof EmbeddedBackend && !namesFiles(options['graph'])) return given
  const { dataset } = openGraphFolder(context.bundledGraph)
  return isGraphOf(await backend.schema(), describeDataset({ ...dataset, views: [] }, [], given)) ? given : ''
}

/** The licence of the graph folder whose words are used: the bundled one's is known, a folder of the reader's own says none. */
export function licenceOfWords(options: OptionValues, context: CommandContext): string {
  const folder = wordsFolder(options) ?? context.bundledGraph
  return folder === context.bundledGraph ? 'CC BY 4.0 (Silkgraph)' : ''
}
