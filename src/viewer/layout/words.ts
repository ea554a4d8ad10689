import type { Description, LabelWords } from '../../backend/index.ts'
import { countText } from '../../model/count-text.ts'
import { nameText, usualNames } from '../../model/node-name.ts'
import { textOf } from '../../model/texts.ts'
import type { MapValue } from '../../model/values.ts'
import type { Captions } from '../state/state.ts'
import { kindName } from '../kind-name.ts'
import { amountText } from '../../evidence/claims.ts'
import type { PictureNode, PictureRelationship } from './picture.ts'

const LONGEST = 48

/** What a node is called on the canvas, in at most 48 characters. A claim is called by what it says. */
export function captionOf(node: Named, description: Description): string {
  return shortened(nameOf(node, description))
}

type Named = Pick<PictureNode, 'labels' | 'properties'>

/** What a node is called: by the property that its label names, else a usual one, else its `id`, else its kind. Never blank. */
export function nameOf({ labels, properties }: Named, description: Description): string {
  const { caption, singular } = labelOf(labels, description)
  const isClaim = description.evidence && labels.includes('Claim')
  const names = [...(caption === undefined ? [] : [caption]), ...usualNames.slice(isClaim ? 1 : 0)]
  for (const name of names) {
    const text = nameText(properties[name])
    if (text !== '') return text
  }
  const id = properties['id']
  const text = nameText(id)
  return typeof id === 'string' && text !== ''
    ? text
    : text === ''
      ? `unnamed ${singular}`
      : `${singular} ${text}`
}

/** A description in whose words the reader chose the property that the nodes of a label are called by. */
export function calledBy(description: Description, captions: Captions): Description {
  if (Object.keys(captions).length === 0) return description
  const unknown = Object.keys(captions).filter(
    (label) => !description.labels.some(({ name }) => name === label),
  )
  return {
    ...description,
    labels: [...description.labels, ...unknown.map((label) => labelOf([label], description))].map(
      (label) => ({
        ...label,
        caption: Object.hasOwn(captions, label.name) ? captions[label.name] : label.caption,
      }),
    ),
  }
}

/** A text of at most 48 characters, cut between words. */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text
  const cut = text.slice(0, LONGEST - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2)).trimEnd()}…`
}

/**
 * The words of the label that tells a node's kind: the first in the order of an ontology, else the rarest. `singular` and `plural`
 * may be shown as they are, also where they are a name that nobody has put into words.
 */
export function labelOf(labels: readonly string[], description: Description): LabelWords {
  const all = labels.length === 0 ? [''] : labels
  const known = description.labels.filter(({ name }) => all.includes(name))
  const rarityOf = ({ rarity = -1 }: LabelWords): number => rarity
  if (known.length > 0)
    return shownWords(known.reduce((best, one) => (rarityOf(one) < rarityOf(best) ? one : best)))
  const [name = ''] = labels.filter((label) => label !== '')
  return {
    name,
    singular: kindName(name) || 'node without a label',
    plural: kindName(name) || 'nodes without a label',
    icon: 'circle',
    description: '',
    hidden: false,
    set: false,
  }
}

const shown = new WeakMap<LabelWords, LabelWords>()

/** Words that may be shown; made once, since each node of a picture asks for them. */
function shownWords(words: LabelWords): LabelWords {
  const known = shown.get(words)
  if (known !== undefined) return known
  const made = { ...words, singular: kindName(words.singular), plural: kindName(words.plural) }
  shown.set(words, made)
  return made
}

/** `2 companies`; `ECONOMY (2)` where a label has no words but its own name, which need not be an English noun. */
export function labelCountText(count: number, { name, singular, plural }: LabelWords): string {
  return singular === kindName(name) && plural === singular
    ? `${singular} (${count.toLocaleString('en')})`
    : countText(count, singular, plural)
}

/** How a relationship reads from one of its ends; may be shown as it is. */
export function phraseOf(type: string, direction: 'out' | 'in', { types }: Description): string {
  const words = types.find(({ name }) => name === type)
  if (words === undefined) return kindName(type).toLowerCase().replaceAll('_', ' ')
  return kindName(direction === 'out' ? words.phrase : words.inverse)
}

/** Whether a relationship reads the same from both ends. */
export function isSymmetric(type: string, { types }: Description): boolean {
  return types.find(({ name }) => name === type)?.symmetric === true
}

/** A relationship in words: its phrase, and how it stands where that is more than a plain fact. */
export function lineCaption(relationship: PictureRelationship, description: Description): string {
  const { type, properties } = relationship
  return [phraseOf(type, 'out', description), manyText(relationship), standingWords(properties, description)]
    .filter((text) => text !== '')
    .join(' · ')
}

/** How many it stands for; '' where it is one. */
export function manyText({ many }: { readonly many?: number | undefined }): string {
  return many?.toLocaleString('en') ?? ''
}

/** `statusWords` of a graph with claims; without them a status is a property like any other. */
export function standingWords(properties: MapValue, { evidence }: Pick<Description, 'evidence'>): string {
  return evidence ? statusWords(properties) : ''
}

/** `begun`, `forecast`, `assessment, established`; '' for a plain fact. */
export function statusWords(properties: MapValue): string {
  const modality = textOf(properties['modality'])
  return [modality === 'fact' ? '' : modality, textOf(properties['status'])]
    .filter((text) => text !== '')
    .join(', ')
}

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

/** A description that knows how many nodes each of its labels has. */
export function withCounts(
  description: Description,
  counted: readonly { readonly name: string; readonly count: number }[],
): Description {
  const counts = new Map(counted.map(({ name, count }) => [name, count]))
  return {
    ...description,
    labels: description.labels.map((label) => ({ ...label, count: counts.get(label.name) })),
  }
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
