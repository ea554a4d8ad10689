import { foldText } from '../search/fold-text.ts'
import type { Named } from './name-list.ts'
import type { Template, TemplatePart } from './template.ts'
import { isLinking, isWord, type Typed } from './tokens.ts'

/** How what was typed fits a template. */
export interface Fit {
  /** What fills the first slots. */
  readonly values: readonly Named[]
  /** How many words of the template were typed. */
  readonly matched: number
  /** Whether what is looked for was left out. */
  readonly isShort: boolean
  /** Whether what was typed goes up to the next slot. */
  readonly isAtSlot: boolean
}

/** Looks up what may fill a slot. @param isUnfinished whether more of the last word may come */
export type LookUp = (names: string, words: readonly string[], isUnfinished: boolean) => readonly Named[]

/** So many words of a name are read in the middle of a phrase. */
const LONGEST = 6

/** Every way in which what was typed fits a template, where at least one of its words was typed. */
export function fitsOf({ parts }: Template, typed: Typed, lookUp: LookUp): readonly Fit[] {
  const fits: Fit[] = []
  const end = typed.words.length
  const isLast = (at: number): boolean => at === end - 1 && typed.isUnfinished
  const isTyped = (word: string, at: number): boolean => isWord(word, typed.words[at], isLast(at))
  const begins = (part: TemplatePart | undefined, at: number): boolean =>
    part?.kind === 'words' && part.ways.some(([first]) => first === undefined || isTyped(first, at))
  const follow = (index: number, from: number, fit: Fit): void => {
    const part: TemplatePart | undefined = parts[index]
    if (from === end) fits.push({ ...fit, isAtSlot: part?.kind === 'slot' })
    else if (part?.kind === 'words') {
      for (const way of part.ways) {
        const rest = typed.words.slice(from, from + way.length)
        const next = from + rest.length
        const isWhole = rest.length === way.length
        if ((isWhole || next === end) && rest.every((_, at) => isTyped(way[at], from + at)))
          follow(isWhole ? index + 1 : parts.length, next, { ...fit, matched: fit.matched + rest.length })
        // `ships Bergen` is `ships of Bergen`.
        const linked = from + way.length - 1
        if (
          parts[index + 1]?.kind === 'slot' &&
          isLinking(way.at(-1)) &&
          linked < end &&
          // What may be the beginning of the word is that.
          !isTyped(way[way.length - 1], linked) &&
          way.slice(0, -1).every((word, at) => isTyped(word, from + at))
        )
          follow(index + 1, linked, { ...fit, matched: fit.matched + way.length - 1 })
      }
      if (part.mayLack) follow(index + 1, from, { ...fit, isShort: !typed.asks })
    } else if (part?.kind === 'slot') {
      for (let to = from + 1; to <= Math.min(end, from + LONGEST); to++) {
        // A template of which no word was typed is not meant.
        if (to === end ? fit.matched === 0 : !begins(parts[index + 1], to)) continue
        for (const one of lookUp(part.names, typed.words.slice(from, to), isLast(to - 1)))
          follow(index + 1, to, { ...fit, values: [...fit.values, one] })
      }
    }
  }
  // Of `what {outlet} says` the word that it begins with is all that is typed at first.
  const [first] = parts
  const matched =
    first?.kind === 'words' &&
    first.ways.some((way) => way.length === 0) &&
    typed.first === foldText(first.text)
      ? 1
      : 0
  follow(0, 0, { values: [], matched, isShort: false, isAtSlot: false })
  return fits.filter(
    ({ matched, isShort, values }) => matched > 0 && (!isShort || values.length > 0 || matched > 1),
  )
}
