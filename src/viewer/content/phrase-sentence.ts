import type { Description } from '../../backend/index.ts'
import type { Picture } from '../layout/picture.ts'
import type { Phrase } from '../state/phrase.ts'
import { isolated } from '../words/isolated.ts'
import { labelOf } from '../words/labels.ts'
import { nameOf } from '../words/names.ts'
import { phraseOf, standingWords } from '../words/phrases.ts'
import { searchPhrase } from '../words/search-phrase.ts'
import { DEEPEST } from './phrase-cypher.ts'

/** What a search phrase found, in words. */
export interface PhraseSentence {
  /** The sentence above its picture. */
  readonly headline: string
  /** The same where filters or the reader leave only a part of it. */
  readonly headlineOfPart: string
  /** What was looked for, where nothing was found; else ''. */
  readonly basis: string
}

/** @param found what its Cypher returned, and what is known */
export function phraseSentence(phrase: Phrase, found: Picture, description: Description): PhraseSentence {
  const node = found.nodes.get(phrase.key)
  const name = isolated(node === undefined ? phrase.key : nameOf(node, description))
  const words = searchPhrase(phrase, name, description)
  const types = new Set([...found.relationships.values()].map(({ type }) => type))
  if (found.relationships.size > 0) {
    const parts = phrase.within
      .filter((type) => types.has(type))
      .map((type) => phraseOf(type, 'out', description))
    const also = parts.length === 0 ? '' : `, counting what ${parts.join(' or ')} it`
    const standing = standingOf(phrase, found, description)
    const begun = `${words.charAt(0).toUpperCase()}${words.slice(1)}`
    return {
      headline: `${begun}${also}${standing}`,
      headlineOfPart: `${begun}: a part of what was found`,
      basis: '',
    }
  }
  if (node === undefined) {
    const headline = `The graph has no node with the key ${name}.`
    return {
      headline,
      headlineOfPart: headline,
      basis: 'Search for it by its name above.',
    }
  }
  const { singular } = labelOf([phrase.find], description)
  const parts = phrase.within.map((type) => phraseOf(type, 'out', description))
  const type = phraseOf(phrase.type, 'out', description)
  const [from, to] =
    phrase.direction === 'out' ? [`from a ${singular}`, `to ${name}`] : [`from ${name}`, `to a ${singular}`]
  const headline = `Nothing was found: ${words}`
  return {
    headline,
    headlineOfPart: headline,
    basis:
      `The graph has no relationship “${type}” ${from} ${to}` +
      `${parts.length === 0 ? '' : `, nor for anything that ${parts.join(' or ')} it, over up to ${DEEPEST} relationships`}.`,
  }
}

/** How the relationships stand where that is more than a plain fact: nobody has built what is only begun. */
function standingOf({ type }: Phrase, { relationships }: Picture, description: Description): string {
  const all = [...relationships.values()]
    .filter((one) => one.type === type)
    .map(({ properties }) => standingWords(properties, description))
  const told = [...new Set(all.filter((words) => words !== ''))]
  if (told.length === 0) return ''
  return told.length === 1 && !all.includes('') ? `: ${told[0]}` : `; some of it ${told.join('; ')}`
}
