import type { FoldedView } from '../layout/fold.ts'
import type { View } from '../../model/view.ts'
import { foldingOf } from '../state/folding.ts'

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
