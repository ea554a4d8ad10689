/** What the ontology of a graph rules out: relationships between other labels, and single values where lists are kept. */
export interface GraphShapes {
  readonly types: { readonly [type: string]: TypeEnds | undefined }
  /** The property keys whose values are lists wherever they stand. */
  readonly lists: readonly string[]
}

/** The labels that a relationship type leads from and to; none where the type stands on claims only. */
export interface TypeEnds {
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** Kept in one direction that says nothing. */
  readonly symmetric: boolean
}
