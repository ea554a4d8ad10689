import type { CommandContext } from './context.ts'

/** The bundled graph's licence is known; a folder of the reader's own has whatever licence it has. */
export function licenceOf(context: CommandContext, graph: string | undefined): string {
  return graph === undefined || graph === context.bundledGraph
    ? 'CC BY 4.0 (Silkgraph)'
    : 'see the graph folder'
}
