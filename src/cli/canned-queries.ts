import { join } from 'node:path'
import { readCannedQuery, type CannedQuery } from '../canned/canned-query.ts'
import { readQueryFolder } from '../host/node.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { wordsFolder } from './open-graph.ts'

/**
 * The canned queries of the folder that the options name (its own `queries/`), or of the bundled graph; in order of id.
 *
 * @throws DataError, CypherError where a file is wrong
 */
export function openCannedQueries(options: OptionValues, context: CommandContext): readonly CannedQuery[] {
  const words = wordsFolder(options)
  const folder = words === undefined ? context.bundledQueries : join(words, 'queries')
  return [...readQueryFolder(folder)].map(([id, text]) => readCannedQuery(id, text))
}
