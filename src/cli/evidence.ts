import type { Backend } from '../backend/index.ts'
import type { Evidence } from '../export/index.ts'
import { isList } from '../model/kinds.ts'
import type { Value } from '../model/values.ts'
import type { Subgraph } from '../subgraph/subgraph.ts'
import type { CommandContext } from './context.ts'

const PASSAGES = `
  MATCH (k:Claim)-[:EVIDENCED_BY]->(p:Passage)-[:IN_DOCUMENT]->(d:Document)
  WHERE k.id IN $ids
  OPTIONAL MATCH (k)-[:ATTRIBUTED_TO]->(source)
  RETURN k.id AS claim, k.gloss AS gloss, k.modality AS modality, k.attributedTo AS attributedTo, d.id AS document,
    p.paragraph AS paragraph, p.sentence AS sentence, p.sha256 AS sha256, collect([source.id, source.name]) AS sources
  ORDER BY claim, document, paragraph, sentence`

/** The evidence of the claims that a subgraph stands on, by claim id: one entry for each passage that the claim cites. */
export async function readEvidence(
  backend: Backend,
  { relationships }: Subgraph,
): Promise<(claim: string) => readonly Evidence[]> {
  const ids = new Set(relationships.flatMap(({ properties }) => textsOf(properties['claims'])))
  if (ids.size === 0) return () => []
  const result = await backend.run(PASSAGES, { ids: [...ids] }, { readOnly: true })
  const index = new Map<string, Evidence[]>()
  for (const record of (await result.collect()).records) {
    const evidence = evidenceOf(record)
    const known = index.get(evidence.claim)
    if (known === undefined) index.set(evidence.claim, [evidence])
    else known.push(evidence)
  }
  return (claim) => index.get(claim) ?? []
}

/** Those who are credited stand in the order in which the claim names them. */
function evidenceOf([
  claim,
  gloss,
  modality,
  attributedTo,
  document,
  paragraph,
  sentence,
  sha256,
  sources,
]: readonly Value[]): Evidence {
  const names = new Map(
    listOf(sources)
      .map((source) => textsOf(source))
      .map(([id, name]) => [id, name]),
  )
  return {
    claim: String(claim),
    gloss: String(gloss),
    modality: String(modality),
    credited: textsOf(attributedTo).map((id) => names.get(id) ?? id),
    document: String(document),
    paragraph: Number(paragraph),
    sentence: Number(sentence),
    sha256: String(sha256),
  }
}

function listOf(value: Value | undefined): readonly Value[] {
  return value !== undefined && isList(value) ? value : []
}

function textsOf(value: Value | undefined): readonly string[] {
  return listOf(value).filter((one): one is string => typeof one === 'string')
}

/** The bundled graph's licence is known; a folder of the reader's own has whatever licence it has. */
export function licenceOf(context: CommandContext, graph: string | undefined): string {
  return graph === undefined || graph === context.bundledGraph
    ? 'CC BY 4.0 (Silkgraph)'
    : 'see the graph folder'
}
