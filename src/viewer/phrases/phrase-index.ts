import type { Source } from '../state/state.ts'
import { fitsOf, type Fit, type LookUp } from './fits.ts'
import type { Named, NameList } from './name-list.ts'
import type { Template } from './template.ts'
import { typedOf } from './tokens.ts'

/** A phrase that what was typed may become. */
export interface PhraseHit {
  /** `ships of Bergen`; up to the next slot where one is still empty. */
  readonly words: string
  /** What goes into that slot, in words; '' where none is empty. */
  readonly next: string
  /** What it opens; undefined while a slot is empty. */
  readonly source: Source | undefined
}

/** So many are offered. */
const MOST = 6
/** So often names are looked up for what is typed. */
export const MOST_LOOKUPS = 100
/** So many names are tried in a slot. */
const MOST_NAMES = 4

/** Completes search phrases. */
export class PhraseIndex {
  readonly #templates: readonly Template[]
  readonly #listOf: (names: string) => Pick<NameList, 'find'> | undefined

  /** @param listOf the names that a slot takes; undefined where they are not known */
  constructor(templates: readonly Template[], listOf: (names: string) => Pick<NameList, 'find'> | undefined) {
    this.#templates = templates
    this.#listOf = listOf
  }

  /** Some whole phrases, of different templates: what can be asked. None where no slot has a name. */
  examples(): readonly string[] {
    const said = new Map<string, string>()
    for (const { parts } of this.#templates) {
      if (said.size === MOST_EXAMPLES) break
      const slots = parts.filter((part) => part.kind === 'slot')
      const [slot] = slots
      const [value] = slots.length === 1 ? (this.#listOf(slot.names)?.find([], false, 1) ?? []) : []
      if (value !== undefined && !said.has(slot.names))
        said.set(slot.names, wordsOf({ parts }, [value]).words)
    }
    return [...said.values()]
  }

  /**
   * The phrases that what was typed may become, best first: whole ones before those with an empty slot, canned queries before what is
   * made of the schema. Cost: a look at the words of each template, and at most 100 look-ups of names, however large the graph is.
   */
  find(text: string, most = MOST): readonly PhraseHit[] {
    const known = new Map<string, readonly Named[]>()
    const lookUp: LookUp = (names, words, isUnfinished) => {
      const key = JSON.stringify([names, words, isUnfinished])
      const before = known.get(key)
      if (before !== undefined) return before
      if (known.size === MOST_LOOKUPS) return []
      const found = this.#listOf(names)?.find(words, isUnfinished, MOST_NAMES) ?? []
      known.set(key, found)
      return found
    }
    const found: Candidate[] = []
    for (const typed of typedOf(text))
      for (const template of this.#templates)
        for (const fit of fitsOf(template, typed, lookUp)) found.push(candidate(template, fit))
    found.sort(
      (a, b) =>
        Number(b.isWhole) - Number(a.isWhole) ||
        b.matched - a.matched ||
        b.exact - a.exact ||
        b.weight - a.weight,
    )
    const hits = new Map<string, PhraseHit>()
    for (const one of found) {
      if (hits.size === most) break
      add(hits, one)
      // Up to the slot: some that could stand there.
      const slot = one.fit.isAtSlot
        ? one.template.parts.filter(({ kind }) => kind === 'slot')[one.fit.values.length]
        : undefined
      if (slot?.kind !== 'slot') continue
      for (const value of lookUp(slot.names, [], false).slice(0, 2)) {
        const fit = { ...one.fit, values: [...one.fit.values, value], isAtSlot: false }
        if (hits.size < most) add(hits, candidate(one.template, fit))
      }
    }
    return [...hits.values()]
  }
}

/** So many are told where nothing is found. */
const MOST_EXAMPLES = 2

interface Candidate {
  readonly template: Template
  readonly fit: Fit
  readonly isWhole: boolean
  readonly matched: number
  /** How many names are just what was typed. */
  readonly exact: number
  readonly weight: number
}

function candidate(template: Template, fit: Fit): Candidate {
  const slots = template.parts.filter(({ kind }) => kind === 'slot').length
  return {
    template,
    fit,
    isWhole: fit.values.length === slots,
    matched: fit.matched,
    exact: fit.values.filter(({ isExact }) => isExact).length,
    weight: template.weight,
  }
}

function add(hits: Map<string, PhraseHit>, { template, fit, isWhole }: Candidate): void {
  const { words, next } = wordsOf(template, fit.values)
  const source = isWhole ? template.ask(fit.values) : undefined
  const key = source === undefined ? words : JSON.stringify(source)
  // Two ways to say one thing are one.
  if (!hits.has(key)) hits.set(key, { words, next, source })
}

/** A template up to its next empty slot, and what goes there. */
function wordsOf(
  { parts }: Pick<Template, 'parts'>,
  values: readonly Named[],
): { readonly words: string; readonly next: string } {
  const said: string[] = []
  let filled = 0
  for (const part of parts) {
    if (part.kind === 'words') said.push(part.text)
    else if (filled < values.length) said.push(values[filled++].title)
    else return { words: said.join(' '), next: part.what }
  }
  return { words: said.join(' ').replaceAll(/ ([,:;])/g, '$1'), next: '' }
}
