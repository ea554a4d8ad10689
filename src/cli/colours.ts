import { randomUUID } from 'node:crypto'
import picocolors from 'picocolors'

/** Functions that colour a text, or leave it alone. */
export type Colours = Readonly<Record<(typeof names)[number], (text: string) => string>>

const names = ['bold', 'dim', 'red', 'green', 'yellow', 'cyan'] as const

/** Colours for texts that pass a filter of control characters on their way to a terminal. */
export interface Paint {
  readonly colours: Colours
  /** Filters a text, but lets the codes of `colours` through. */
  readonly filtered: (text: string, filter: (part: string) => string) => string
}

/** @param enabled false: the texts are left alone */
export function createPaint(enabled: boolean): Paint {
  // What is shown may hold the codes of colours too: ours stand between marks that it cannot know.
  const mark = randomUUID()
  const paint = picocolors.createColors(true)
  const marked = (name: (typeof names)[number]): ((text: string) => string) => {
    const [open, close] = paint[name]('\0').split('\0')
    return (text) => `${mark}${open}${mark}${text}${mark}${close}${mark}`
  }
  const unchanged = (text: string): string => text
  const entry = enabled ? marked : () => unchanged
  return {
    colours: {
      bold: entry('bold'),
      dim: entry('dim'),
      red: entry('red'),
      green: entry('green'),
      yellow: entry('yellow'),
      cyan: entry('cyan'),
    },
    filtered: (text, filter) =>
      text
        .split(mark)
        .map((part, at) => (at % 2 === 0 ? filter(part) : part))
        .join(''),
  }
}
