import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { isScript } from './open-graph.ts'

/** The bundled graph's licence is known; a graph of the reader's own has whatever licence it has. */
export function licenceOf({ graph }: OptionValues, context: CommandContext): string {
  if (graph === undefined || graph === context.bundledGraph) return 'CC BY 4.0 (Silkgraph)'
  return isScript(graph) ? 'see where the script comes from' : 'see the graph folder'
}
