import type { Dataset } from '../dataset/dataset.ts'
import type { Evidence } from '../export/index.ts'
import type { CommandContext } from './context.ts'

/** The evidence of each claim of a dataset, by claim id: one entry for each passage that the claim cites. */
export function evidenceIndex(dataset: Dataset): (claim: string) => readonly Evidence[] {
  const names = new Map(dataset.entities.map(({ id, name }) => [id, name]))
  const passages = new Map(
    dataset.documents.flatMap((document) =>
      document.passages.map((passage) => [`${document.id} ${passage.id}`, passage]),
    ),
  )
  const index = new Map(
    dataset.claims.map(({ id, gloss, modality, attribution, document, passage: cited }) => [
      id,
      cited.flatMap((passage): Evidence[] => {
        const found = passages.get(`${document} ${passage}`)
        if (found === undefined) return []
        const credited = (attribution?.to ?? []).map((source) => names.get(source) ?? source)
        const { paragraph, sentence, sha256 } = found
        return [{ claim: id, gloss, modality, credited, document, paragraph, sentence, sha256 }]
      }),
    ]),
  )
  return (claim) => index.get(claim) ?? []
}

/** The bundled graph's licence is known; a folder of the reader's own has whatever licence it has. */
export function licenceOf(context: CommandContext, graph: string | undefined): string {
  return graph === undefined || graph === context.bundledGraph
    ? 'CC BY 4.0 (Silkgraph)'
    : 'see the graph folder'
}
