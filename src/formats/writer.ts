import type { PassagePlace } from '../model/passage-place.ts'
import type { Subgraph } from '../subgraph/subgraph.ts'
import type { Loss } from './losses.ts'

/** One claim that a relationship stands on, and where it stands. */
export interface Evidence {
  readonly claim: string
  readonly gloss: string
  readonly modality: string
  /** Names of those who are credited; empty where the document speaks for itself. */
  readonly credited: readonly string[]
  readonly document: string
  readonly place: PassagePlace
  /** Of the normalised sentence, or of the normalised text of the cell. */
  readonly sha256: string
}

/** How a node is drawn: its centre in units of the picture, y upwards; its radius in the same units. */
export interface Drawn {
  readonly x: number
  readonly y: number
  readonly size: number
  /** `#rrggbb` */
  readonly color: string
}

export interface ExportOptions {
  /** The evidence of a claim; undefined leaves evidence out. */
  readonly evidenceOf: ((claim: string) => readonly Evidence[]) | undefined
  /** Of the graph, named in the file; '' where it is not known: the file says nothing of it then. */
  readonly licence: string
  /** Leave text in CSV alone that a spreadsheet would take for a formula. */
  readonly raw: boolean
  /** How nodes are drawn, by their keys, where a picture is exported. Formats that have no place for it leave it out. */
  readonly picture?: ReadonlyMap<string, Drawn>
}

/** A file to be written; `suffix` tells the files of one export apart and is empty where there is one. */
export interface ExportFile {
  readonly suffix: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

/** The files of an export, and what of the subgraph they do not hold. */
export interface Exported {
  readonly files: readonly ExportFile[]
  readonly losses: readonly Loss[]
}

export type Write = (subgraph: Subgraph, options: ExportOptions) => Exported

/**
 * A writer of a format, which is loaded when it is first used. Every writer carries every node, relationship, label, type and
 * property, and the id and hash of every claim that `evidenceOf` gives, or tells in its losses what it does not. A number is
 * written as a number of its type, so that whoever reads a property by the type that the format says of it gets the same
 * INTEGER or FLOAT; docs/exports.md says what each makes of the other values.
 */
export interface Writer {
  readonly id: string
  /** Without the dot. */
  readonly extension: string
  /** The program that a variant of a format is made for, as `--for` names it; absent where it is for any. */
  readonly program?: string
  readonly description: string
  /** What it is of a graph without claims, where the description speaks of them. */
  readonly withoutClaims?: string
  /** Another format says as much of a graph without claims. */
  readonly isOfClaims?: true
  readonly load: () => Promise<Write>
}
