/** What a legend says of a ranking or of categories. */
export interface Guide {
  readonly of: 'nodes' | 'lines'
  readonly aspect: 'size' | 'width' | 'colour'
  /** The label or type that it is said of, `*` for all, and their words: `companies`. */
  readonly name: string
  readonly words: string
  /** The labels or types of whom it is about: `*` is for those that nothing else is said of. */
  readonly about: ReadonlySet<string>
  /** What decides: `PageRank`, `population`. */
  readonly source: string
  readonly entries: readonly GuideEntry[]
  /** Whether there is something between the entries. */
  readonly isContinuous: boolean
  /** How many have no value. */
  readonly missing: number
  /** Whether something folded into a mark has a greater value than what the mark is called by, and is told in its place. */
  readonly isGreatest?: boolean
}

export interface GuideEntry {
  readonly text: string
  /** A radius, or a width. */
  readonly size?: number
  /** Which of the colours of marks. */
  readonly colour?: number
  /** Where on the ramp, from 0 to 1. */
  readonly shade?: number
  /** Who it is, where it can be selected. */
  readonly keys?: readonly string[]
}

/** `Size of companies: PageRank`. */
export function guideTitle({ aspect, words, source, isGreatest = false }: Guide): string {
  const what = { size: 'Size', width: 'Width', colour: 'Colour' }[aspect]
  return `${what} of ${words}: ${source}${isGreatest ? ', the greatest of what is folded into a mark' : ''}`
}

/** `12 without a value`; '' where all have one. */
export function missingText({ missing }: Guide): string {
  return missing === 0 ? '' : `${missing.toLocaleString('en')} without a value`
}
