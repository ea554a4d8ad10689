import type { Description } from '../../backend/index.ts'
import type { ChosenLayout, LayoutKind } from '../../model/view.ts'
import type { FoldedView } from './fold.ts'
import type { Drawing, Size } from '../drawing.ts'
import { type LayoutJob, layoutOf, layouts } from './layouts/index.ts'
import type { World } from './map/world.ts'
import { estimate, type Measure } from './measure.ts'
import type { Picture } from './picture.ts'
import type { Positions, SpreadTask } from './spread.ts'

export interface LayoutOptions {
  readonly measure?: Measure
  /** What the reader chose in place of the view's own layout. */
  readonly chosen?: ChosenLayout | undefined
  /** Where nodes stood before. */
  readonly before?: Positions
  /** The picture before filters and the reader left something out; what is absent that stands in it is only not shown. */
  readonly whole?: Picture | undefined
  /** The outlines of countries, which a map needs (`loadWorld`); without them it is laid out by forces. */
  readonly world?: World | undefined
  /** The answer to `heavyPartOf`; without it the layout does that part itself. */
  readonly spread?: Positions | undefined
}

/** Where everything of a picture stands, by the layout that was chosen, else by that of its view, else by forces. */
export function layOut(
  picture: Picture,
  view: FoldedView | undefined,
  description: Description,
  size: Size,
  options: LayoutOptions = {},
): Drawing {
  return place(jobOf(picture, view, description, size, options))
}

/** What of a layout is too heavy for the page's own thread; undefined where nothing is. */
export function heavyPartOf(
  picture: Picture,
  view: FoldedView | undefined,
  description: Description,
  size: Size,
  options: LayoutOptions,
): SpreadTask | undefined {
  return heavyPart(jobOf(picture, view, description, size, options))
}

function jobOf(
  picture: Picture,
  view: FoldedView | undefined,
  description: Description,
  size: Size,
  { measure = estimate, before = new Map(), spread, whole = picture, chosen, world }: LayoutOptions,
): LayoutJob {
  const layout = layoutOf(view, chosen)
  return {
    kind: layout.kind,
    picture,
    view,
    layout,
    description,
    size,
    measure,
    before,
    whole,
    spread,
    world,
  }
}

function place<Kind extends LayoutKind>(job: LayoutJob<Kind>): Drawing {
  return layouts[job.kind].place(job)
}

function heavyPart<Kind extends LayoutKind>(job: LayoutJob<Kind>): SpreadTask | undefined {
  return layouts[job.kind].heavyPart?.(job)
}
