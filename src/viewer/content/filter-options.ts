import type { Description } from '../../backend/index.ts'
import { textOf, textsOf } from '../../model/texts.ts'
import type { Picture } from '../layout/picture.ts'
import type { Filters } from '../state/state.ts'
import { labelOf } from '../words/labels.ts'
import { phraseOf } from '../words/phrases.ts'
import { isStated } from './shown.ts'

/** What can be left out of a picture, by kind: in order of count, then of words. Without claims there are kinds of things alone. */
export type FilterOptions = { readonly [by in keyof Filters]: readonly FilterOption[] }

export interface FilterOption {
  readonly value: string
  readonly text: string
  /** How many nodes or relationships have it; 0 where what is drawn stands for many, and says how many itself. */
  readonly count: number
  /** How many of these are drawn as the whole that they are part of. */
  readonly folded?: number
}

/**
 * @param names what sources are called, by key
 * @param folded keys of nodes that are drawn as their whole
 */
export function filterOptions(
  picture: Picture,
  description: Description,
  names: ReadonlyMap<string, string>,
  folded: ReadonlySet<string> = new Set(),
): FilterOptions {
  const nodes = [...picture.nodes.values()]
  const relationships = [...picture.relationships.values()]
  const isSchema = nodes.some(({ many }) => many !== undefined)
  const claimed = description.evidence ? relationships : []
  const of = (values: readonly string[], text: (value: string) => string): readonly FilterOption[] => {
    const counts = new Map<string, number>()
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts]
      .map(([value, count]) => ({ value, text: text(value), count: isSchema ? 0 : count }))
      .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
  }
  const texts = (property: string): readonly string[] =>
    claimed.map(({ properties }) => textOf(properties[property])).filter((value) => value !== '')
  const labels = of(
    nodes.map((node) => labelOf(node.labels, description).name),
    (label) => labelOf([label], description).plural,
  )
  const foldedBy = new Map<string, number>()
  for (const node of nodes) {
    const { name } = labelOf(node.labels, description)
    if (folded.has(node.key)) foldedBy.set(name, (foldedBy.get(name) ?? 0) + 1)
  }
  return {
    label: labels.map((option) => {
      const parts = foldedBy.get(option.value)
      return parts === undefined ? option : { ...option, folded: parts }
    }),
    type: of(
      relationships.map(({ type }) => type),
      (type) => phraseOf(type, 'out', description),
    ),
    modality: of(texts('modality'), (modality) => modality),
    status: of(texts('status'), (status) => status),
    credited: of(
      claimed.flatMap(({ properties }) => {
        if (!isStated(properties)) return []
        const credited = textsOf(properties['attributedTo'])
        return credited.length === 0 ? [''] : credited
      }),
      (key) => (key === '' ? 'no one: stated by the document' : (names.get(key) ?? key)),
    ),
    layer: of(texts('layer'), (layer) => layer),
  }
}
