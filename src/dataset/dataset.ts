import type { ImportedFile } from './imported.ts'
import type { Place } from '../errors.ts'
import type { Claim } from './schemas/claims.ts'
import type { SourceDocument } from './schemas/documents.ts'
import type { Entity } from './schemas/entities.ts'
import type { Judgement } from './schemas/judgements.ts'
import type { Ontology } from './schemas/ontology.ts'
import type { ReferenceFact } from './schemas/reference.ts'
import type { Styles } from './schemas/styles.ts'
import type { OrderedView } from './schemas/views.ts'

/** A graph folder whose files have the right shape; whether they agree with one another is for `check`. */
export interface Dataset {
  readonly ontology: Ontology
  readonly documents: readonly SourceDocument[]
  readonly entities: readonly Entity[]
  readonly claims: readonly Claim[]
  readonly reference: readonly ReferenceFact[]
  readonly judgements: readonly Judgement[]
  /** What files say and no claim; a folder may have none. */
  readonly imported: readonly ImportedFile[]
  /** In the order of their tabs; a folder may have none. */
  readonly views: readonly OrderedView[]
  /** How nodes and lines look; a folder may say nothing of it. */
  readonly styles?: Styles | undefined
  /** Where an object of one of the lists above stands. */
  placeOf(item: object, ...path: readonly (string | number)[]): Place | undefined
  /** Where a character of a text inside it stands, by its offset in UTF-16 units. */
  placeIn(item: object, path: readonly (string | number)[], offset: number): Place | undefined
}
