import type { Description, LabelWords } from '../../backend/index.ts'
import { countText } from '../../model/count-text.ts'
import { kindName } from './kind-name.ts'

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
