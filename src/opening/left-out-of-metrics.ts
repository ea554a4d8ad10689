import { evidenceLabels } from '../dataset/evidence-names.ts'
import type { LeftOut } from '../metrics/index.ts'
import type { GraphReader } from '../model/graph-store.ts'

const evidence: LeftOut = {
  singular: 'node of the evidence (a claim, passage or document)',
  plural: 'nodes of the evidence (claims, passages and documents)',
  labels: evidenceLabels,
  isThere: hasClaims,
}

/** What metrics do not count unless it is asked for: what a graph says counts, and not what says it, nor sets of what is not named. */
export function leftOutOfMetrics(
  labels: readonly { readonly name: string; readonly set: boolean }[],
): readonly LeftOut[] {
  const sets = labels.filter(({ set }) => set).map(({ name }) => name)
  return [evidence, { singular: 'unnamed set', plural: 'unnamed sets', labels: sets, isThere: () => true }]
}

/** Whether claims of a graph stand in passages: a label that is called `Claim` alone is anybody's. */
function hasClaims(reader: GraphReader): boolean {
  const ids = [reader.labelId('Claim'), reader.typeId('EVIDENCED_BY'), reader.labelId('Passage')]
  return !ids.includes(-1) && reader.countRelationships(ids[0], ids[1], ids[2]) > 0
}
