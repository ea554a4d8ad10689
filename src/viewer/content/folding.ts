import type { View } from '../../model/view.ts'

/** A view that folds as the reader wants it. @param folding of a state: `+unit` is folded, `-unit` is not */
export function foldedView(view: View, folding: readonly string[]): View {
  const kept = view.fold.filter((hierarchy) => !folding.includes(`-${hierarchy}`))
  const further = folding
    .filter((one) => one.startsWith('+'))
    .map((one) => one.slice(1))
    .filter((hierarchy) => !view.fold.includes(hierarchy))
  return { ...view, fold: [...kept, ...further] }
}
