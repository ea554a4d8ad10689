import type { Description, LabelWords } from '../../backend/index.ts'
import { countText } from '../../model/count-text.ts'
import { kindName } from './kind-name.ts'

/**
 * The words of the label that tells a node's kind: the first in the order of an ontology, else the rarest. `singular` and `plural`
 * may be shown as they are, also where they are a name that nobody has put into words.
 */
export function labelOf(labels: readonly string[], description: Description): LabelWords {
  const known = knownOf(description)
  let best: Known | undefined
  for (const label of labels.length === 0 ? [''] : labels) {
    const one = known.get(label)
    if (one !== undefined && (best === undefined || comesBefore(one, best))) best = one
  }
  if (best !== undefined) return shownWords(best.words)
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

interface Known {
  readonly words: LabelWords
  /** Where it stands in the description. */
  readonly at: number
}

const knownLabels = new WeakMap<readonly LabelWords[], ReadonlyMap<string, Known>>()

/** The labels of a description by their names; made once, since each node of a picture asks for its own. */
function knownOf({ labels }: Description): ReadonlyMap<string, Known> {
  const before = knownLabels.get(labels)
  if (before !== undefined) return before
  const made = new Map<string, Known>()
  for (const [at, words] of labels.entries()) if (!made.has(words.name)) made.set(words.name, { words, at })
  knownLabels.set(labels, made)
  return made
}

/** The rarer one, else the one that stands before the other in the description. */
function comesBefore(one: Known, other: Known): boolean {
  const [a, b] = [one.words.rarity ?? -1, other.words.rarity ?? -1]
  return a < b || (a === b && one.at < other.at)
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
