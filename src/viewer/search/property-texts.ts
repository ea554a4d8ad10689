import { importedKeys } from '../../model/imported.ts'
import { textOf, textsOf } from '../../model/texts.ts'
import type { MapValue } from '../../model/values.ts'
import { plainText } from './fold-text.ts'

/** A text of a node that does not name it, and the property that has it. */
export interface PropertyText {
  readonly name: string
  readonly text: string
}

/** Of a longer text the beginning is looked through. */
const LONGEST = 500
/** So much of a text that matched is shown. */
const SHOWN = 60

/** What says where an element comes from is not of it. */
const apart: ReadonlySet<string> = new Set([...Object.values(importedKeys), 'layer', 'id', 'claims'])

/** Hands out the texts of nodes that are looked through, until so many characters are. */
export class TextAllowance {
  #left: number
  #nodes = 0
  #isSpent = false

  constructor(characters: number) {
    this.#left = characters
  }

  /** The texts of a node that are not among its names; none once the characters are spent. */
  take(properties: MapValue, names: readonly string[]): readonly PropertyText[] {
    const texts = Object.entries(properties).flatMap(([name, value]) =>
      apart.has(name)
        ? []
        : [textOf(value), ...textsOf(value)]
            .filter((text) => text !== '' && !names.includes(text))
            .map((text) => ({ name, text: text.slice(0, LONGEST) })),
    )
    if (texts.length === 0) return []
    const length = texts.reduce((sum, { text }) => sum + text.length, 0)
    if (length > this.#left) this.#isSpent = true
    if (this.#isSpent) return []
    this.#left -= length
    this.#nodes++
    return texts
  }

  /** How many nodes had texts before the characters were spent; undefined where they were not. */
  get nodes(): number | undefined {
    return this.#isSpent ? this.#nodes : undefined
  }
}

/** The property that has what was looked for, and what of it stands around: `city: Port of Sund`; undefined where none has it. */
export function matchedText(texts: readonly PropertyText[], wanted: string): string | undefined {
  const words = plainText(wanted).split(' ')
  const holds = ({ text }: PropertyText, some: (test: (word: string) => boolean) => boolean): boolean => {
    const own = plainText(text).split(' ')
    return some((word) => own.some((one) => one.startsWith(word)))
  }
  const matched =
    texts.find((one) => holds(one, (test) => words.every(test))) ??
    texts.find((one) => holds(one, (test) => words.some(test)))
  return matched === undefined ? undefined : `${matched.name}: ${around(matched.text, words[0])}`
}

function around(text: string, word: string): string {
  if (text.length <= SHOWN) return text
  const at = Math.max(text.toLowerCase().indexOf(word), 0)
  const from = Math.min(Math.max(at - SHOWN / 3, 0), text.length - SHOWN)
  return `${from > 0 ? '…' : ''}${text.slice(from, from + SHOWN)}${from + SHOWN < text.length ? '…' : ''}`
}
