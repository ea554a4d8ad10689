import type { PlainGraph } from '../model/elements.ts'
import type { Dataset } from './dataset.ts'
import { importedGraph } from './imported.ts'
import { evidenceNodes, evidenceRelationships } from './evidence-layer.ts'
import { entityNodes, worldRelationships } from './world-layer.ts'

/**
 * Compiles a dataset in which `check` finds no error into its graph: entities, the world layer (direct relationships,
 * each with the claims or the reference fact it stands on), the evidence layer (claims, passages, documents) and what was imported.
 * Each node but those imported has `id`, which is what its relationships name it by, `name`, `caption` and `aliases`. A relationship
 * of the world layer has `layer` ('article' or 'reference'), `claims`, `attributedTo` and `modality`; one of the evidence layer has no
 * `layer`. Imported elements have what their files say, and `importedFrom`.
 * Deterministic: the order of the files decides the order of the result. Cost: linear in the dataset.
 */
export function compile(dataset: Dataset): PlainGraph {
  const claimed = compileClaims(dataset)
  if (dataset.imported.length === 0) return claimed
  const imported = importedGraph(dataset)
  return {
    nodes: [...claimed.nodes, ...imported.nodes],
    relationships: [...claimed.relationships, ...imported.relationships],
  }
}

/** What has been compiled: a dataset is checked by its graph before it is opened. */
const known = new WeakMap<Dataset, PlainGraph>()

/** The graph of a dataset without what was imported; of the same dataset it is compiled once. */
export function compileClaims(dataset: Dataset): PlainGraph {
  const compiled = known.get(dataset) ?? {
    nodes: [...entityNodes(dataset), ...evidenceNodes(dataset)],
    relationships: [...worldRelationships(dataset), ...evidenceRelationships(dataset)],
  }
  known.set(dataset, compiled)
  return compiled
}
