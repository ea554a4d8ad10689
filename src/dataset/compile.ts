import type { CompiledGraph } from './compiled-graph.ts'
import type { Dataset } from './dataset.ts'
import { evidenceNodes, evidenceRelationships } from './evidence-layer.ts'
import { entityNodes, worldRelationships } from './world-layer.ts'

/**
 * Compiles a dataset in which `check` finds no error into its graph: entities, the world layer (direct relationships,
 * each with the claims or the reference fact it stands on) and the evidence layer (claims, passages, documents).
 * Deterministic: the order of the files decides the order of the result. Cost: linear in the dataset.
 */
export function compile(dataset: Dataset): CompiledGraph {
  return {
    nodes: [...entityNodes(dataset), ...evidenceNodes(dataset)],
    relationships: [...worldRelationships(dataset), ...evidenceRelationships(dataset)],
  }
}
