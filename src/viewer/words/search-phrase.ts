import type { Description } from '../../backend/index.ts'
import { labelOf } from './labels.ts'
import { phraseOf } from './phrases.ts'

/** What is joined to something by relationships of a type. */
interface Joined {
  /** The label of what is looked for. */
  readonly find: string
  readonly type: string
  /** How the relationship stands to what is looked for. */
  readonly direction: 'out' | 'in'
}

/** The words of a search phrase around the name of what is known. */
export interface AroundName {
  /** '' where the phrase begins with the name. */
  readonly before: string
  /** '' where it ends with it. */
  readonly after: string
}

/** `is in` is what something is; of `is a unit of` and `builds` nothing can be left out. */
const LEADING = /^(?:is|was|are|were) (?!an? |the )/

/**
 * What is looked for first: `inns in`, `which ship sails to`; undefined where nobody has said how the relationship reads
 * from there.
 */
export function foundFirst(
  { find, type, direction }: Joined,
  description: Description,
): AroundName | undefined {
  if (!readsFrom(type, direction, description)) return undefined
  const { singular, plural } = labelOf([find], description)
  const phrase = phraseOf(type, direction, description)
  const before = LEADING.test(phrase)
    ? `${plural} ${phrase.replace(LEADING, '')}`
    : `which ${singular} ${phrase}`
  return { before, after: '' }
}

/** What is known first: `sails to which harbour`; undefined where nobody has said how the relationship reads from there. */
export function knownFirst(
  { find, type, direction }: Joined,
  description: Description,
): AroundName | undefined {
  const other = direction === 'out' ? 'in' : 'out'
  if (!readsFrom(type, other, description)) return undefined
  return {
    before: '',
    after: `${phraseOf(type, other, description)} which ${labelOf([find], description).singular}`,
  }
}

/** A search phrase in words; without a sign at its end. */
export function searchPhrase(joined: Joined, name: string, description: Description): string {
  const { before, after } = foundFirst(joined, description) ??
    knownFirst(joined, description) ?? { before: '', after: '' }
  return [before, name, after].filter((words) => words !== '').join(' ')
}

/** Whether a type has words for a direction: those that were made of its name are for one alone. */
function readsFrom(type: string, direction: 'out' | 'in', { types }: Description): boolean {
  const words = types.find(({ name }) => name === type)
  return direction === 'out' || (words !== undefined && words.inverse !== `${words.phrase} (from)`)
}
