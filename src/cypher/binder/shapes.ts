import type { Expression } from '../ast/index.ts'

/**
 * Numbers that two expressions share where they are written alike, white space and parentheses aside. Every part of an
 * expression is looked at once however often it is asked about, and without recursion. Cost: linear in the expression.
 */
export class Shapes {
  readonly #numbers = new Map<string, number>()
  readonly #known = new WeakMap<object, number>()

  of(expression: Expression): number {
    const left: object[] = [expression]
    for (let at = left.at(-1); at !== undefined; at = left.at(-1)) {
      if (this.#known.has(at)) {
        left.pop()
        continue
      }
      const before = left.length
      const text = this.#textOf(at, left)
      // Parts that are new come first; then this one again.
      if (left.length === before) this.#known.set(at, this.#number(text))
    }
    return this.#known.get(expression) ?? -1
  }

  /** The parts as numbers and the scalars as text; parts without a number yet are put on `left`. */
  #textOf(at: object, left: object[]): string {
    const entries: [string, unknown][] = Object.entries(at)
    const texts: string[] = []
    for (const [key, value] of entries) {
      if (key === 'span' || key === 'nameSpan') continue
      if (typeof value === 'object' && value !== null) {
        const number = this.#known.get(value)
        if (number === undefined) left.push(value)
        else texts.push(`${key}#${number}`)
      } else {
        texts.push(`${key}:${scalarText(value)}`)
      }
    }
    return texts.join(',')
  }

  #number(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(text, number)
    return number
  }
}

function scalarText(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`
  return Object.is(value, -0) ? '-0' : JSON.stringify(value)
}
