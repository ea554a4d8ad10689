import type { FulltextTexts, FulltextValue } from '../fulltext/provider.ts'
import { isList } from '../model/kinds.ts'
import type { Value } from '../model/values.ts'
import type { Searchable } from './searchable.ts'

type Content = readonly FulltextValue[]

/** So many characters are a step. */
const CHARACTERS = 16

/** A full-text index: strings, and lists of strings. */
export class SearchableTexts implements Searchable<Content> {
  readonly texts: FulltextTexts

  constructor(texts: FulltextTexts) {
    this.texts = texts
  }

  contentOf(values: readonly Value[]): Content | undefined {
    const content = values.map(textOf)
    return content.some((value) => value !== undefined) ? content : undefined
  }

  isSame(one: Content, other: Content): boolean {
    return one.every((value, at) => value === other[at])
  }

  add(content: Content): Generator<void, void, void> {
    return this.texts.add(content)
  }

  workOf(content: Content): number {
    return 4 + content.reduce((sum, value) => sum + stepsOf(value), 0)
  }
}

/** undefined for a value that a full-text index does not take. */
function textOf(value: Value): FulltextValue {
  if (typeof value === 'string') return value
  if (!isList(value)) return undefined
  return isTexts(value) ? value : undefined
}

function isTexts(list: readonly Value[]): list is readonly string[] {
  return list.every((item) => typeof item === 'string')
}

function stepsOf(value: FulltextValue): number {
  if (value === undefined) return 0
  if (typeof value === 'string') return value.length / CHARACTERS
  return value.reduce((sum, text) => sum + 1 + text.length / CHARACTERS, 0)
}
