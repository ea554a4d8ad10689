import type { Description } from '../../backend/index.ts'
import type { Schema } from '../../database/index.ts'
import type { Phrase } from '../state/phrase.ts'
import { labelOf } from '../words/labels.ts'
import { type AroundName, foundFirst, knownFirst } from '../words/search-phrase.ts'
import { isSymmetricType } from '../words/phrases.ts'
import { type Template, wordsPart } from './template.ts'
import { wordsOf } from './tokens.ts'

/** So many of the commonest connections make phrases. */
const MOST = 500

/** What is said of claims and passages is read in panels: they have no names that a slot could take. */
const nameless: ReadonlySet<string> = new Set(['Claim', 'Passage', 'Document'])

/**
 * The templates of a schema: of each relationship type between two labels, from either end. What is joined to a part is joined to
 * its whole, along the hierarchies of the graph: sites in a city are sites in its country.
 */
export function schemaTemplates(schema: Schema, description: Description): readonly Template[] {
  const connections = schema.connections.toSorted((a, b) => b.count - a.count)
  const steps = connections.filter(({ type }) =>
    description.types.some(({ name, hierarchy }) => name === type && hierarchy !== ''),
  )
  const asked = new Map<string, { readonly phrase: Omit<Phrase, 'key'>; readonly count: number }>()
  const add = (phrase: Omit<Phrase, 'key' | 'within'>, count: number): void => {
    const { find, type, direction, label } = phrase
    const isStep = steps.some((step) => step.type === type)
    // A part is no part of itself: the hierarchy's own relationships lead to the next.
    for (const whole of isStep ? [label] : wholesOf(label, steps)) {
      if (description.evidence && nameless.has(whole)) continue
      const key = JSON.stringify([find, type, direction, whole])
      const leading = steps.flatMap((step) => (step.end === whole ? step.type : []))
      const within = isStep ? [] : [...new Set(leading)]
      if (!asked.has(key)) asked.set(key, { phrase: { ...phrase, label: whole, within }, count })
    }
  }
  for (const { start, type, end, count } of connections.slice(0, MOST)) {
    add({ find: start, type, direction: 'out', label: end }, count)
    if (!isSymmetricType(type, description)) add({ find: end, type, direction: 'in', label: start }, count)
  }
  return [...asked.values()].flatMap(({ phrase, count }) => templatesOf(phrase, count, description))
}

/** A label, and those that its nodes may be part of. */
function wholesOf(label: string, steps: Schema['connections']): ReadonlySet<string> {
  const found = new Set([label])
  // What is added while it is walked is walked, too.
  for (const one of found) for (const { start, end } of steps) if (start === one) found.add(end)
  return found
}

function templatesOf(
  phrase: Omit<Phrase, 'key'>,
  weight: number,
  description: Description,
): readonly Template[] {
  const slot = {
    kind: 'slot' as const,
    what: labelOf([phrase.label], description).singular,
    names: labelledNames(phrase.label),
  }
  const template = ({ before, after }: AroundName): Template => ({
    parts: [...beginning(before, phrase.find, description), slot, ...ending(after, phrase.find, description)],
    weight,
    ask: ([known]) => ({ kind: 'phrase', phrase: { ...phrase, key: known.value } }),
  })
  return [foundFirst(phrase, description), knownFirst(phrase, description)].flatMap((around) =>
    around === undefined ? [] : template(around),
  )
}

/** The label of what is looked for apart from the rest, since it need not be typed. */
function beginning(before: string, find: string, description: Description): Template['parts'] {
  const { singular, plural } = labelOf([find], description)
  const label = [`which ${singular}`, plural].find((words) => before.startsWith(`${words} `))
  return label === undefined
    ? wordsPart(before)
    : [labelPart(label, find), ...wordsPart(before.slice(label.length + 1))]
}

function ending(after: string, find: string, description: Description): Template['parts'] {
  const label = `which ${labelOf([find], description).singular}`
  return after.endsWith(` ${label}`)
    ? [...wordsPart(after.slice(0, -label.length - 1)), labelPart(label, find)]
    : wordsPart(after)
}

/** A label by its words, or by its name: `fishing boat` for `FishingBoat`. */
function labelPart(text: string, name: string): Template['parts'][number] {
  const spelt = name.replaceAll('_', ' ').replaceAll(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
  return { kind: 'words', text, ways: [wordsOf(text), wordsOf(spelt)], mayLack: true }
}

/** Names the nodes with a label. */
export function labelledNames(label: string): string {
  return `label ${label}`
}
