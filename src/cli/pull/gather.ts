import type { Backend, BackendLimits } from '../../backend/index.ts'
import type { QueryParameters } from '../../database/index.ts'
import { visitElements } from '../../subgraph/visit-elements.ts'
import type { GatheredGraph } from './gathered-graph.ts'

const EVIDENCE = `
  MATCH evidence = (k:Claim)-[:EVIDENCED_BY]->(:Passage)-[:IN_DOCUMENT]->(:Document) WHERE k.id IN $claims
  OPTIONAL MATCH credit = (k)-[:ATTRIBUTED_TO]->()
  RETURN evidence, credit`

/** How many ids are asked for at once. */
const AT_ONCE = 10_000

export interface GatherOptions {
  readonly limits: BackendLimits
  readonly signal: AbortSignal
  /** Told after each batch of records. */
  readonly progress: () => void
}

/** Gathers what the records of a query hold; reading only. @throws (rejects) like `Backend.run` */
export async function gather(
  backend: Backend,
  text: string,
  parameters: QueryParameters,
  into: GatheredGraph,
  { limits, signal, progress }: GatherOptions,
): Promise<void> {
  const result = await backend.run(text, parameters, { readOnly: true, exact: true, limits, signal })
  for await (const records of result) {
    for (const record of records)
      visitElements(
        record,
        (node) => into.addNode(node),
        (relationship) => into.addRelationship(relationship),
      )
    progress()
  }
}

/** Gathers the claims that the relationships stand on, with their passages, documents and who is credited. */
export async function gatherEvidence(
  backend: Backend,
  into: GatheredGraph,
  options: GatherOptions,
): Promise<void> {
  for (const claims of portions(into.claims)) await gather(backend, EVIDENCE, { claims }, into, options)
}

/** Gathers the nodes at which a relationship starts or ends, and which have not come. */
export async function gatherEnds(
  backend: Backend,
  into: GatheredGraph,
  options: GatherOptions,
): Promise<void> {
  for (const ids of portions(into.missingEnds))
    await gather(backend, 'MATCH (n) WHERE id(n) IN $ids RETURN n', { ids }, into, options)
}

function portions<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, index) =>
    items.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  )
}
