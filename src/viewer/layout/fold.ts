import type { Description } from '../../backend/index.ts'
import type { View } from '../../model/view.ts'
import type { Picture, PictureRelationship } from './picture.ts'
import { append } from '../../model/append.ts'

/** Which node stands for which, where parts are drawn as their whole. */
export interface Folding {
  /** The node that is drawn for a node: its outermost whole, or itself. */
  wholeOf(key: string): string
  /** The parts folded into a whole, by the name of the hierarchy. */
  partsOf(key: string): readonly { readonly key: string; readonly hierarchy: string }[]
  /** Whether a relationship joins a part to its whole and is not drawn. */
  isFolded(relationship: PictureRelationship): boolean
}

/** Folds along the view's hierarchies, as far as the picture holds the relationships between part and whole. */
export function foldPicture(picture: Picture, { fold }: Pick<View, 'fold'>, { types }: Description): Folding {
  const hierarchies = new Map(
    types.filter(({ hierarchy }) => fold.includes(hierarchy)).map(({ name, hierarchy }) => [name, hierarchy]),
  )
  const wholes = new Map<string, { readonly whole: string; readonly hierarchy: string }>()
  const folded = [...picture.relationships.values()].filter(
    ({ type, start, end }) => hierarchies.has(type) && start !== end,
  )
  for (const { type, start, end } of folded.toSorted((a, b) => (a.key < b.key ? -1 : 1)))
    if (!wholes.has(start)) wholes.set(start, { whole: end, hierarchy: hierarchies.get(type) ?? '' })
  const wholeOf = (key: string): string => {
    const seen = new Set([key])
    let at = key
    for (let next = wholes.get(at); next !== undefined; next = wholes.get(at)) {
      at = next.whole
      // A circle has no outermost whole: the first of its names stands for it, whoever asks.
      if (seen.has(at)) return [...seen].slice([...seen].indexOf(at)).sort()[0]
      seen.add(at)
    }
    return at
  }
  const parts = new Map<string, { key: string; hierarchy: string }[]>()
  for (const [key, { hierarchy }] of wholes) {
    const whole = wholeOf(key)
    if (whole !== key) append(parts, whole, { key, hierarchy })
  }
  return {
    wholeOf,
    partsOf: (key) => parts.get(key) ?? [],
    isFolded: ({ type }) => hierarchies.has(type),
  }
}
