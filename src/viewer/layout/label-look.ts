import type { Description } from '../../backend/index.ts'
import { amountText } from '../../evidence/claims.ts'
import { labelOf } from '../words/labels.ts'
import type { PictureNode } from './picture.ts'

/** How a node that stands for a set is drawn: hollow, with how many it stands for, `> 20`, where that is stated. */
export function setLook(
  { labels, properties }: Pick<PictureNode, 'labels' | 'properties'>,
  description: Description,
): { readonly hollow: boolean; readonly inside: string } {
  const hollow = labelOf(labels, description).set
  const { comparator = null, count = null } = properties
  return { hollow, inside: hollow ? amountText(comparator, count, null) : '' }
}

/** The radius that a text inside a mark needs; 0 where there is none. */
export function radiusFor(inside: string): number {
  return inside === '' ? 0 : Math.max(11, 4 + 3 * inside.length)
}

/**
 * The colour of a node by its labels: the eight colours go to the first labels of the order, all further ones share
 * slate (8).
 */
export function colourOf(labels: readonly string[], order: readonly string[]): number {
  const at = order.findIndex((label) => labels.includes(label))
  return at < 0 || at > 7 ? 8 : at
}

/**
 * The order in which labels get a colour, the same in every view: those with most nodes first, of equal ones as the columns of the
 * views name them, then as the ontology does. What is hidden, or is told by its broken rim, comes last.
 */
export function colourOrder({ views, labels }: Description): readonly string[] {
  const named = views.flatMap(({ layout }) =>
    layout.kind === 'columns' ? layout.columns.flatMap((column) => column.labels) : [],
  )
  const words = new Map(labels.map((label) => [label.name, label]))
  const rank = (name: string): number => {
    const label = words.get(name)
    return label?.hidden === true || label?.set === true ? -1 : (label?.count ?? 0)
  }
  return [...new Set([...named, ...words.keys()])].sort((a, b) => rank(b) - rank(a))
}

/** What tells a node's kind: the name, icon and colour of its label. */
export function labelLook(
  labels: readonly string[],
  order: readonly string[],
  description: Description,
): { readonly label: string; readonly icon: string; readonly colour: number } {
  const { name, icon } = labelOf(labels, description)
  return { label: name, icon, colour: colourOf(name === '' ? labels : [name], order) }
}
