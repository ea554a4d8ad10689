import { wordsOf } from './tokens.ts'

/** Something that a slot can be filled with. */
export interface Named {
  /** What the question is given: a key, or a parameter's value. */
  readonly value: string
  readonly title: string
  /** Whether that is just what it is called. */
  readonly isExact: boolean
}

/** As it is listed. */
export interface Listed extends Omit<Named, 'isExact'> {
  /** Every name it may be called by. */
  readonly names: readonly string[]
  /** How well it is connected. */
  readonly lines: number
}

/** Where a word of a name begins. */
interface Row {
  readonly text: string
  /** Whether it is the first word. */
  readonly isFirst: boolean
  readonly one: Listed
}

/** So many words of a name can be looked up. */
const MOST_WORDS = 8
/** So many rows of those that fit are compared. */
const MOST_ROWS = 48

/** Names by the beginning of any of their words. Cost: sorts all of them when they are first looked up. */
export class NameList {
  readonly #all: readonly Listed[]
  #rows: readonly Row[] | undefined
  #best: readonly Listed[] | undefined

  constructor(all: readonly Listed[]) {
    this.#all = all
  }

  /**
   * What is called so, the best first: what is named so, then what begins so, then what is best connected. Cost: a binary search, and
   * a look at no more than 48 rows.
   *
   * @param words folded; none for what is best connected of all
   * @param isUnfinished whether more of the last word may come
   */
  find(words: readonly string[], isUnfinished: boolean, most: number): readonly Named[] {
    if (words.length === 0)
      return this.#bestOf()
        .slice(0, most)
        .map((one) => ({ ...one, isExact: false }))
    this.#rows ??= rowsOf(this.#all)
    const rows = this.#rows
    const wanted = words.join(' ')
    const from = firstAt(rows, wanted)
    const fitting = rows.slice(from, from + MOST_ROWS).filter(({ text }) => text.startsWith(wanted))
    const rank = ({ text, isFirst }: Row): number => (text === wanted ? 0 : 2) + (isFirst ? 0 : 1)
    const found = fitting
      .filter(({ text }) => isUnfinished || text.length === wanted.length || text[wanted.length] === ' ')
      .sort((a, b) => rank(a) - rank(b) || b.one.lines - a.one.lines)
    const best = new Map<Listed, Named>()
    for (const row of found)
      if (!best.has(row.one)) best.set(row.one, { ...row.one, isExact: row.isFirst && row.text === wanted })
    return [...best.values()].slice(0, most)
  }

  #bestOf(): readonly Listed[] {
    this.#best ??= this.#all.toSorted((a, b) => b.lines - a.lines).slice(0, MOST_ROWS)
    return this.#best
  }
}

function rowsOf(all: readonly Listed[]): readonly Row[] {
  const rows = all.flatMap((one) =>
    one.names.flatMap((name) => {
      const words = wordsOf(name)
      return words
        .slice(0, MOST_WORDS)
        .map((_, at) => ({ text: words.slice(at).join(' '), isFirst: at === 0, one }))
    }),
  )
  return rows.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : b.one.lines - a.one.lines))
}

/** The place of the first row that does not come before a text. */
function firstAt(rows: readonly Row[], text: string): number {
  let from = 0
  let to = rows.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (rows[middle].text < text) from = middle + 1
    else to = middle
  }
  return from
}
