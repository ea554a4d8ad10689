import type { Description } from '../../backend/index.ts'
import type { View } from '../../model/view.ts'
import { type FoldedView, foldPicture, type Folding } from '../layout/fold.ts'
import type { Picture } from '../layout/picture.ts'
import { foldingOf } from '../state/folding.ts'
import type { Content } from './content.ts'
import type { Shown } from './shown.ts'

/**
 * Which node of a picture stands for which. The view's own picture alone says what is part of what: what is added folds nothing that
 * stands already, and is drawn by itself.
 *
 * @returns undefined where nothing can be folded
 */
export function foldingIn(
  { base, view }: Pick<Content, 'base' | 'view'>,
  shown: Pick<Shown, 'base'>,
  description: Description,
): Folding | undefined {
  return view === undefined ? undefined : foldPicture(shown.base, view, description, base)
}

/** A view that folds as the reader wants it. @param folding of a state: `+unit` is folded, `-unit` is not, nor is `-unit:acme` into acme */
export function foldedView(view: View, folding: readonly string[]): FoldedView {
  const wanted = folding.map(foldingOf)
  const whole = (on: boolean): readonly string[] =>
    wanted.flatMap((one) => (one.on === on && one.of === '' ? one.hierarchy : []))
  const kept = view.fold.filter((hierarchy) => !whole(false).includes(hierarchy))
  const further = whole(true).filter((hierarchy) => !view.fold.includes(hierarchy))
  const unfolded = wanted.filter(({ on, of }) => !on && of !== '')
  return { ...view, fold: [...kept, ...further], ...(unfolded.length > 0 && { unfolded }) }
}

/** Keys of what the view folds into a node of a picture, by the key of the node. Cost: linear in the content, once. */
export function partsIn(
  picture: Picture,
  { view, base }: Pick<Content, 'view' | 'base'>,
  description: Description,
): (key: string) => readonly string[] {
  if (view === undefined || view.fold.length === 0) return () => []
  const folding = foldPicture(picture, view, description, base)
  return (key) => folding.partsOf(key).map((part) => part.key)
}
