import type { Description } from '../../backend/index.ts'
import type { View } from '../../model/view.ts'
import type { Picture } from '../layout/picture.ts'
import type { Cross } from '../state/state.ts'
import { labelOf } from '../words/labels.ts'
import { phraseOf } from '../words/phrases.ts'
import { setDefault } from './set-default.ts'

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

/** The dimensions that a picture has, those with most nodes first. Cost: linear in the picture for each hierarchy. */
export function dimensionsOf(
  picture: Picture,
  whole: Picture,
  description: Description,
): readonly Dimension[] {
  const labels = new Map(
    [...picture.nodes].map(([key, node]) => [key, labelOf(node.labels, description).name]),
  )
  const hierarchies = [...new Set(description.types.map(({ hierarchy }) => hierarchy))]
    .filter((one) => one !== '')
    .map((name) => ({ name, wholes: wholesOf(labels, partsOf(whole, description, name)) }))
  return [...wholesOf(labels, new Map())]
    .sort(([one, a], [other, b]) => b.size - a.size || (one < other ? -1 : 1))
    .flatMap(([label, all]) => {
      const { plural } = labelOf([label], description)
      const id = label === '' ? UNLABELLED : label
      const plain: Dimension = { id, label, hierarchy: '', words: plural, wholes: all }
      const folded = hierarchies.flatMap(({ name: hierarchy, wholes: found }): readonly Dimension[] => {
        const wholes = found.get(label) ?? all
        if ([...wholes].every(([key, at]) => key === at)) return []
        const type = description.types.find((one) => one.hierarchy === hierarchy)?.name ?? ''
        const words = `${plural}, with what ${phraseOf(type, 'out', description)} them`
        return [{ id: `${label}+${hierarchy}`, label, hierarchy, words, wholes }]
      })
      return [...folded, plain]
    })
}

/** What each part is a part of, by a hierarchy. */
function partsOf(whole: Picture, description: Description, hierarchy: string): ReadonlyMap<string, string> {
  const types = new Set(description.types.flatMap((type) => (type.hierarchy === hierarchy ? type.name : [])))
  const above = new Map<string, string>()
  for (const { key, type, start, end } of [...whole.relationships.values()].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  ))
    if (key !== '' && types.has(type) && start !== end && !above.has(start)) above.set(start, end)
  return above
}

/** For each label what each node counts as: the last one with the label on its way up. What reaches none is left out. */
function wholesOf(
  labels: ReadonlyMap<string, string>,
  above: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const wholes = new Map<string, Map<string, string>>()
  for (const key of labels.keys()) {
    const passed = new Set<string>()
    const last = new Map<string, string>()
    for (let at: string | undefined = key; at !== undefined && !passed.has(at); at = above.get(at)) {
      passed.add(at)
      const label = labels.get(at)
      if (label !== undefined) last.set(label, at)
    }
    for (const [label, at] of last) setDefault(wholes, label, () => new Map<string, string>()).set(key, at)
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
