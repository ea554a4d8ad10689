import type { Description, LabelWords } from '../../backend/index.ts'
import type { MapValue } from '../../model/values.ts'
import { textOf } from '../../model/texts.ts'
import type { PictureNode, PictureRelationship } from './picture.ts'

const LONGEST = 48

/** What a node is called on the canvas. A claim is called by what it says. */
export function captionOf({
  key,
  labels,
  properties,
}: Pick<PictureNode, 'key' | 'labels' | 'properties'>): string {
  const caption = labels.includes('Claim') ? '' : textOf(properties['caption'])
  return shortened(caption || textOf(properties['name']) || textOf(properties['title']) || key)
}

/** A text of at most 48 characters, cut between words. */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text
  const cut = text.slice(0, LONGEST - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2)).trimEnd()}…`
}

/** The words of a node's label: the first that the description knows. */
export function labelOf(labels: readonly string[], description: Description): LabelWords {
  return (
    description.labels.find(({ name }) => labels.includes(name)) ?? {
      name: labels[0] ?? '',
      singular: labels[0] ?? 'node',
      plural: labels[0] ?? 'nodes',
      icon: 'circle',
      description: '',
      hidden: false,
      set: false,
    }
  )
}

/** How a relationship reads from one of its ends. */
export function phraseOf(type: string, direction: 'out' | 'in', { types }: Description): string {
  const words = types.find(({ name }) => name === type)
  if (words === undefined) return type.toLowerCase().replaceAll('_', ' ')
  return direction === 'out' ? words.phrase : words.inverse
}

/** A relationship in words: its phrase, and how it stands where that is more than a plain fact. */
export function lineCaption({ type, properties }: PictureRelationship, description: Description): string {
  return [phraseOf(type, 'out', description), statusWords(properties)]
    .filter((text) => text !== '')
    .join(' · ')
}

/** `begun`, `forecast`, `assessment, established`; '' for a plain fact. */
export function statusWords(properties: MapValue): string {
  const modality = textOf(properties['modality'])
  return [modality === 'fact' ? '' : modality, textOf(properties['status'])]
    .filter((text) => text !== '')
    .join(', ')
}

/** How a node that stands for a set is drawn: hollow, with how many it stands for where that is stated. */
export function setLook(
  { labels, properties }: Pick<PictureNode, 'labels' | 'properties'>,
  description: Description,
): { readonly hollow: boolean; readonly inside: string } {
  const hollow = labelOf(labels, description).set
  const { count } = properties
  return { hollow, inside: hollow && typeof count === 'number' ? String(count) : '' }
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
 * The order in which labels get a colour, the same in every view: as the columns of the views name them, then as the
 * ontology does.
 */
export function colourOrder({ views, labels }: Description): readonly string[] {
  const named = views.flatMap(({ layout }) =>
    layout.kind === 'columns' ? layout.columns.flatMap((column) => column.labels) : [],
  )
  return [...new Set([...named, ...labels.map(({ name }) => name)])]
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
