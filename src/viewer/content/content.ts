import type { CollectedResult } from '../../backend/index.ts'
import type { CannedQuery } from '../../canned/canned-query.ts'
import type { FoldedView } from '../layout/fold.ts'
import type { Picture } from '../layout/picture.ts'
import type { Source, State } from '../state/state.ts'
import type { Part } from './additions.ts'
import type { PathsFound } from './paths.ts'

/** What the graph answers to a state: everything that is shown follows from it. */
export interface Content {
  /** What it answers to: while the next answer is on its way, no longer that of the state. */
  readonly source: Source
  /** What the view or query returned, before filters and hidden labels are taken away. */
  readonly base: Picture
  /** What was added to it, by expanding, connecting and from search. */
  readonly additions: Picture
  /** Keys of the nodes that were asked for one by one: by expanding, from search, as paths. */
  readonly asked: ReadonlySet<string>
  /** What was found of what joins things, by the key of the search. */
  readonly paths: ReadonlyMap<string, PathsFound>
  /** How many nodes with each hidden label hang on what may be drawn and are not in it. */
  readonly beside: ReadonlyMap<string, number>
  /** Internal numbers of the neighbours, in the world layer, of each node that may be drawn, by its key. */
  readonly neighbours: ReadonlyMap<string, readonly number[]>
  /** How much there is of what the picture shows a part of; undefined where it shows all that was asked for. */
  readonly whole: Whole | undefined
  /** What a limit left out of what was added, a sentence each. */
  readonly cuts: readonly string[]
  /** The view, where the state shows one. */
  readonly view: FoldedView | undefined
  /** The canned query, where the state shows one. */
  readonly question: CannedQuery | undefined
  /** Where the question has no records: a value of it that the graph does not know, and what may be meant; else ''. */
  readonly unknownValue: string
  /** What the question or query returned; undefined for a view. */
  readonly result: CollectedResult | undefined
  /** What the picture was taken from, in words; '' where the view does not say. */
  readonly basis: string
  /** The sentence above it, where that follows from what was asked alone; else ''. */
  readonly headline: string
  /** The same where only a part of it is shown. */
  readonly headlineOfPart: string
  readonly aside: CollectedResult | undefined
  readonly answers?: Answers | undefined
}

/** How much there is of something; undefined is what was not asked for, or would take too much to count. */
export interface Whole {
  readonly nodes?: number | undefined
  readonly relationships?: number | undefined
  readonly labels?: number | undefined
  readonly types?: number | undefined
}

/** What was asked for one by one, and need not be asked again while the same source is shown. */
interface Answers {
  /** What the source alone shows. */
  readonly base: Content
  readonly expanded: ReadonlyMap<string, Part>
}

/** What of a state is asked of the graph. */
export type Asking = Pick<
  State,
  'source' | 'expanded' | 'added' | 'paths' | 'connected' | 'allClaims' | 'revealed'
>
