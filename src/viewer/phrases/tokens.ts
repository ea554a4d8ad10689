import { foldText } from '../search/fold-text.ts'

/** What was typed of a phrase, as its words are compared. */
export interface Typed {
  readonly words: readonly string[]
  /** Whether more of the last word may come. */
  readonly isUnfinished: boolean
  /** The first word, whatever it is. */
  readonly first: string
  /** Whether it asks `who` or `which`, so that what is looked for need not be said. */
  readonly asks: boolean
}

const asking: ReadonlySet<string> = new Set(['who', 'what', 'which', 'where'])

/** Words that tell one phrase from another in nothing. */
const filling: ReadonlySet<string> = new Set([
  ...asking,
  'that',
  'are',
  'is',
  'was',
  'were',
  'the',
  'a',
  'an',
  'located',
  'do',
  'does',
  'show',
  'me',
  'all',
])

/** The words of a text that tell phrases apart, folded. */
export function wordsOf(text: string): readonly string[] {
  return foldText(text)
    .split(' ')
    .filter((word) => word !== '' && !filling.has(word))
}

/** What was typed; a last word that fills may yet become another, so that it may be read both ways. */
export function typedOf(text: string): readonly Typed[] {
  const all = foldText(text).split(' ').filter(Boolean)
  const [first = ''] = all
  const asks = asking.has(first)
  const isUnfinished = all.length > 0 && !/[\s\p{P}]$/u.test(text)
  const last = all.at(-1) ?? ''
  const words = all.filter((word) => !filling.has(word))
  const read = { words, isUnfinished: isUnfinished && !filling.has(last), first, asks }
  return isUnfinished && all.length > 1 && filling.has(last)
    ? [read, { words: [...words, last], isUnfinished, first, asks }]
    : [read]
}

/** Whether a word that was typed is one of a phrase: in the singular or plural, and its beginning where more may come. */
export function isWord(word: string, typed: string, isUnfinished: boolean): boolean {
  return (
    stem(word) === stem(typed) || (isUnfinished && (word.startsWith(typed) || stem(word).startsWith(typed)))
  )
}

/** A word in the singular, and as Americans spell it: either may be typed. */
function stem(word: string): string {
  if (word.length <= 3) return word
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<!s)s$/, '')
    .replace(/(?<=\w{2})tre$/, 'ter')
    .replace(/(?<=\w{2})our$/, 'or')
    .replace(/(?<=\w{2})is(e|ed|ing|ation)$/, 'iz$1')
}

const linking: ReadonlySet<string> = new Set(['in', 'of', 'at', 'on', 'from', 'to', 'with', 'by'])

/** Whether a word only links what stands before it with a name: it need not be typed. */
export function isLinking(word: string | undefined): boolean {
  return word !== undefined && linking.has(word)
}
