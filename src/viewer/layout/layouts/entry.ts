import type { Description } from '../../../backend/index.ts'
import type { LayoutKind, ViewLayout } from '../../../model/view.ts'
import type { Drawing, Size } from '../../drawing.ts'
import type { FoldedView } from '../fold.ts'
import type { World } from '../map/world.ts'
import type { Measure } from '../measure.ts'
import type { Picture } from '../picture.ts'
import type { Positions, SpreadTask } from '../spread.ts'

/** What each layout can be told. */
type Told = { readonly [Kind in LayoutKind]: Extract<ViewLayout, { readonly kind: Kind }> }

/** What is to be laid out. */
export interface LayoutJob<Kind extends LayoutKind = LayoutKind> {
  readonly kind: Kind
  readonly picture: Picture
  readonly view: FoldedView | undefined
  readonly layout: Told[Kind]
  readonly description: Description
  /** Of the canvas. */
  readonly size: Size
  readonly measure: Measure
  /** Where nodes stood before. */
  readonly before: Positions
  /** The picture before filters and the reader left something out. */
  readonly whole: Picture
  /** The outlines of countries, where they are loaded. */
  readonly world: World | undefined
  /** The answer to the heavy part, where it was asked for elsewhere. */
  readonly spread: Positions | undefined
}

/** A picture that somebody wants to be laid out. */
export interface Candidate {
  readonly picture: Picture
  readonly view: FoldedView | undefined
  readonly description: Description
}

/** A way to place what is drawn. What it does is decided by what it is given alone. */
export interface LayoutEntry<Kind extends LayoutKind = LayoutKind> {
  readonly kind: Kind
  /** As in a menu: `Layered`. */
  readonly title: string
  /** What it shows, as an aside in the menu. */
  readonly shows: string
  /** Why it does not suit a picture, as a sentence; undefined where it does. */
  unsuited(candidate: Candidate): string | undefined
  /** What must be loaded before it can place anything. */
  readonly needs?: 'world'
  /** What of it is too heavy for the page's own thread; undefined where nothing is. */
  heavyPart?(job: LayoutJob<Kind>): SpreadTask | undefined
  place(job: LayoutJob<Kind>): Drawing
}

/** Whether a picture has lines between different nodes. */
export function hasLines({ relationships }: Picture): boolean {
  for (const { start, end } of relationships.values()) if (start !== end) return true
  return false
}
