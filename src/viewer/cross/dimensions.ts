import type { Description } from '../../backend/index.ts'
import type { View } from '../../model/view.ts'
import type { Picture } from '../layout/picture.ts'
import type { Cross } from '../state/state.ts'
import { labelOf } from '../words/labels.ts'
import { phraseOf } from '../words/phrases.ts'

/** What stands in the rows or columns of a cross table: the nodes of a label, or those of them that are the whole of their parts. */
export interface Dimension {
  /** `Company`, or `Company+unit` where parts count as their whole; `+` is what has no label. */
  readonly id: string
  readonly label: string
  /** '' where nothing is folded. */
  readonly hierarchy: string
  /** `companies`, `companies with what is a unit of them`. */
  readonly words: string
  /** Keys of what it holds, with the node that each counts as. */
  readonly wholes: ReadonlyMap<string, string>
}

/** What has no label, in a link, where nothing is said by an empty word. */
const UNLABELLED = '+'

/** The dimensions that a picture has, those with most nodes first. Cost: linear in the picture for each label and hierarchy. */
export function dimensionsOf(
  picture: Picture,
  whole: Picture,
  description: Description,
): readonly Dimension[] {
  const counts = new Map<string, number>()
  for (const { labels } of picture.nodes.values()) {
    const { name } = labelOf(labels, description)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const hierarchies = [...new Set(description.types.map(({ hierarchy }) => hierarchy))].filter(
    (one) => one !== '',
  )
  return [...counts]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .flatMap(([label]) => {
      const { plural } = labelOf([label], description)
      const all = wholesOf(picture, whole, description, label, '')
      const plain: Dimension = {
        id: label === '' ? UNLABELLED : label,
        label,
        hierarchy: '',
        words: plural,
        wholes: all,
      }
      const folded = hierarchies.flatMap((hierarchy): readonly Dimension[] => {
        const wholes = wholesOf(picture, whole, description, label, hierarchy)
        if ([...wholes].every(([key, at]) => key === at)) return []
        const type = description.types.find((one) => one.hierarchy === hierarchy)?.name ?? ''
        const words = `${plural}, with what ${phraseOf(type, 'out', description)} them`
        return [{ id: `${label}+${hierarchy}`, label, hierarchy, words, wholes }]
      })
      return [...folded, plain]
    })
}

/** What each node counts as: the last one with the label on its way up. What reaches none is left out. */
function wholesOf(
  picture: Picture,
  whole: Picture,
  description: Description,
  label: string,
  hierarchy: string,
): ReadonlyMap<string, string> {
  const types = new Set(
    hierarchy === ''
      ? []
      : description.types.flatMap((type) => (type.hierarchy === hierarchy ? type.name : [])),
  )
  const above = new Map<string, string>()
  for (const { key, type, start, end } of [...whole.relationships.values()].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  ))
    if (key !== '' && types.has(type) && start !== end && !above.has(start)) above.set(start, end)
  const isOne = (key: string): boolean => {
    const node = picture.nodes.get(key)
    return node !== undefined && labelOf(node.labels, description).name === label
  }
  const wholes = new Map<string, string>()
  for (const key of picture.nodes.keys()) {
    const passed = new Set<string>()
    let found: string | undefined
    for (let at: string | undefined = key; at !== undefined && !passed.has(at); at = above.get(at)) {
      passed.add(at)
      if (isOne(at)) found = at
    }
    if (found !== undefined) wholes.set(key, found)
  }
  return wholes
}

/** The rows and columns to begin with: the first and last column of a view, else the two labels that most is between; undefined where nothing is. */
export function firstCross(
  view: View | undefined,
  dimensions: readonly Dimension[],
  filledCells: (rows: Dimension, columns: Dimension) => number,
): Cross | undefined {
  const columns = view?.layout.kind === 'columns' ? view.layout.columns : []
  const best = (labels: readonly string[] | undefined): Dimension | undefined =>
    dimensions.find(
      ({ label, hierarchy }) => labels?.includes(label) === true && view?.fold.includes(hierarchy) === true,
    ) ?? dimensions.find(({ label }) => labels?.includes(label) === true)
  const [rows, across] = [best(columns[0]?.labels), best(columns.at(-1)?.labels)]
  if (rows !== undefined && across !== undefined && rows !== across)
    return { rows: rows.id, columns: across.id }
  const few = dimensions.filter(({ hierarchy }) => hierarchy === '').slice(0, MOST_TRIED)
  const pairs = few.flatMap((one, at) =>
    few.slice(at + 1).map((other) => ({ rows: one, columns: other, filled: filledCells(one, other) })),
  )
  const [most] = pairs.toSorted((a, b) => b.filled - a.filled)
  return most === undefined || most.filled === 0
    ? undefined
    : { rows: most.rows.id, columns: most.columns.id }
}

/** Of how many labels, those with most nodes, each pair is tried. */
const MOST_TRIED = 6
