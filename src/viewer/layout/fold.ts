import type { Description } from '../../backend/index.ts'
import type { View } from '../../model/view.ts'
import type { Picture, PictureRelationship } from './picture.ts'
import { append } from '../../model/append.ts'

/** A view with the nodes that are unfolded alone. */
export interface FoldedView extends View {
  readonly unfolded?: readonly Unfolded[]
}

/** A whole whose parts along a hierarchy are drawn by themselves. */
interface Unfolded {
  readonly hierarchy: string
  /** The key of the whole. */
  readonly of: string
}

/** What a part is part of. */
interface Whole {
  readonly whole: string
  readonly hierarchy: string
}

/** Which node stands for which, where parts are drawn as their whole. */
export interface Folding {
  /** The node that is drawn for a node: its outermost whole that is shown, or itself. */
  wholeOf(key: string): string
  /** Its outermost whole, shown or not: what it counts as, unfolded or not. */
  outermostOf(key: string): string
  /** The parts folded into a whole, by the name of the hierarchy. */
  partsOf(key: string): readonly { readonly key: string; readonly hierarchy: string }[]
  /** Whether a relationship joins a part to its whole and is not drawn. */
  isFolded(relationship: PictureRelationship): boolean
}

/**
 * Folds along the view's hierarchies.
 *
 * @param whole the picture before anything was left out: it says what is part of what, so that no filter makes a whole of a part
 */
export function foldPicture(
  picture: Picture,
  { fold, unfolded = [] }: Pick<FoldedView, 'fold' | 'unfolded'>,
  { types }: Pick<Description, 'types'>,
  whole: Picture,
): Folding {
  const hierarchies = new Map(
    types.filter(({ hierarchy }) => fold.includes(hierarchy)).map(({ name, hierarchy }) => [name, hierarchy]),
  )
  const folded = [...whole.relationships.values()].filter(
    ({ type, start, end }) => hierarchies.has(type) && start !== end,
  )
  const isApart = (type: string, whole: string): boolean =>
    unfolded.some(({ hierarchy, of }) => of === whole && hierarchies.get(type) === hierarchy)
  /** Parts that are drawn by themselves: no other whole takes them in. */
  const apart = new Set(folded.filter(({ type, end }) => isApart(type, end)).map(({ start }) => start))
  /** What is part of what, and that again without the parts that are drawn by themselves. */
  const all = new Map<string, Whole>()
  for (const { type, start, end } of folded.toSorted((a, b) => (a.key < b.key ? -1 : 1)))
    if (!all.has(start)) all.set(start, { whole: end, hierarchy: hierarchies.get(type) ?? '' })
  const drawnIn = new Map([...all].filter(([part]) => !apart.has(part)))
  const outermost = (
    wholes: ReadonlyMap<string, Whole>,
    key: string,
    isSeen: (key: string) => boolean,
  ): string => {
    const passed = new Set([key])
    let at = key
    let found = key
    for (let next = wholes.get(at); next !== undefined; next = wholes.get(at)) {
      at = next.whole
      // A circle has no outermost whole: the first of its names stands for it, whoever asks.
      if (passed.has(at))
        return (
          [...passed]
            .slice([...passed].indexOf(at))
            .filter(isSeen)
            .sort()
            .at(0) ?? found
        )
      passed.add(at)
      if (isSeen(at)) found = at
    }
    return found
  }
  const wholeOf = (key: string): string => outermost(drawnIn, key, (one) => picture.nodes.has(one))
  const parts = new Map<string, { key: string; hierarchy: string }[]>()
  for (const [key, { hierarchy }] of drawnIn) {
    const drawn = wholeOf(key)
    if (drawn !== key && picture.nodes.has(key)) append(parts, drawn, { key, hierarchy })
  }
  return {
    wholeOf,
    outermostOf: (key) => outermost(all, key, () => true),
    partsOf: (key) => parts.get(key) ?? [],
    isFolded: ({ type, start }) => hierarchies.has(type) && !apart.has(start),
  }
}
