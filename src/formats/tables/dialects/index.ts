import type { ReadOptions } from '../../sink.ts'
import type { Dialect, Shape } from '../shape.ts'
import { exportedTables } from './exported.ts'
import { gephiTables } from './gephi.ts'
import { gremlinTables } from './gremlin.ts'
import { neo4jTables } from './neo4j.ts'
import { plainTables } from './plain.ts'

/**
 * What the rows of a table are, by its headings; undefined where they are neither nodes nor relationships as far as these tell.
 *
 * @param isText whether cells are text, which exports guard against being taken for formulas
 */
export function shapeOf(
  headings: readonly string[],
  isText: boolean,
  { raw = false, tablesOf }: ReadOptions = {},
): Shape | undefined {
  const isGuarded = isText && !raw
  const dialects: readonly Dialect[] = [
    // What an export begins with is sure; a property of it may be called as a heading of another program.
    exportedTables(isGuarded),
    gephiTables(!raw),
    neo4jTables,
    gremlinTables,
    plainTables(isGuarded, tablesOf),
  ]
  for (const dialect of dialects) {
    const shape = dialect(headings)
    if (shape === undefined) continue
    const isOther = tablesOf !== undefined && (shape.kind === 'nodes' || shape.kind === 'relationships')
    return isOther && shape.kind !== tablesOf ? undefined : shape
  }
  return undefined
}
