import type { Subgraph } from '../subgraph/subgraph.ts'

/** One claim that a relationship stands on, and where it stands. */
export interface Evidence {
  readonly claim: string
  readonly gloss: string
  readonly modality: string
  /** Names of those who are credited; empty where the document speaks for itself. */
  readonly credited: readonly string[]
  readonly document: string
  readonly paragraph: number
  readonly sentence: number
  /** Of the normalised sentence. */
  readonly sha256: string
}

export interface ExportOptions {
  /** The evidence of a claim; undefined leaves evidence out. */
  readonly evidenceOf: ((claim: string) => readonly Evidence[]) | undefined
  /** Of the graph, named in the file; '' where it is not known: the file says nothing of it then. */
  readonly licence: string
  /** Leave CSV cells alone that a spreadsheet would take for a formula. */
  readonly raw: boolean
}

/** A file to be written; `suffix` tells the files of one export apart and is empty where there is one. */
export interface ExportFile {
  readonly suffix: string
  readonly text: string
}

/** A format of `silkgraph export`: a file of this folder and a line in the registry. */
export interface ExportFormat {
  readonly id: string
  /** Without the dot. */
  readonly extension: string
  readonly description: string
  write(subgraph: Subgraph, options: ExportOptions): readonly ExportFile[]
}
