import type { ChosenLayout, LayoutKind } from '../../../model/view.ts'
import type { FoldedView } from '../../layout/fold.ts'
import type { Opened } from './open-communities.ts'

/** Layouts that say something of elements of the graph. */
const ofElements: ReadonlySet<LayoutKind> = new Set<LayoutKind>(['columns', 'placed', 'map'])

/** What decides how a picture is laid out: a community belongs into no column of a view, and stands nowhere in the world. */
export function laidOutAs(
  communities: Pick<Opened, 'division'> | undefined,
  view: FoldedView | undefined,
  chosen: ChosenLayout | undefined,
): { readonly view: FoldedView | undefined; readonly chosen: ChosenLayout | undefined } {
  if (communities?.division === undefined) return { view, chosen }
  return { view: undefined, chosen: chosen !== undefined && ofElements.has(chosen.kind) ? undefined : chosen }
}
