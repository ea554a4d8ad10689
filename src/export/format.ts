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
  /** Leave text in CSV alone that a spreadsheet would take for a formula. */
  readonly raw: boolean
}

/** A file to be written; `suffix` tells the files of one export apart and is empty where there is one. */
export interface ExportFile {
  readonly suffix: string
  readonly text: string
}

/**
 * A format of `silkgraph export`: a file of this folder and a line in the registry. Every format carries every node,
 * relationship, label, type and property, and the id and hash of every claim that `evidenceOf` gives. A number is
 * written as a number of its type, so that whoever reads a property by the type that the format says of it gets the
 * same INTEGER or FLOAT; docs/exports.md says what each makes of the other values.
 */
export interface ExportFormat {
  readonly id: string
  /** Without the dot. */
  readonly extension: string
  /** The program that a variant of a format is made for, as `--for` names it; absent where it is for any. */
  readonly program?: string
  readonly description: string
  write(subgraph: Subgraph, options: ExportOptions): readonly ExportFile[]
}
