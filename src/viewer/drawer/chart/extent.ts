import { numberText } from '../../words/number-text.ts'
/** Why numbers cannot be drawn along an axis; '' where they can. */
export type Undrawable = '' | 'too small' | 'too large' | 'too near each other'

/** Beyond these the steps of an axis, or its length, are no numbers any more. */
const LEAST = 1e-300
const GREATEST = 1e300

/** What lies nearer, as a share of its size, differs in digits that a double hardly has. */
const NEAREST = 1e-12

/** The reach of numbers, as an axis needs it. */
export class Extent {
  least = Infinity
  greatest = -Infinity

  /** Numbers that are not finite are left out of charts. */
  add(number: number): void {
    if (!Number.isFinite(number)) return
    if (number < this.least) this.least = number
    if (number > this.greatest) this.greatest = number
  }

  /** How large its numbers are, whatever their sign. */
  get size(): number {
    return Math.max(Math.abs(this.least), Math.abs(this.greatest))
  }

  get undrawable(): Undrawable {
    if (this.least > this.greatest || this.size === 0) return ''
    if (this.size > GREATEST) return 'too large'
    if (this.size < LEAST) return 'too small'
    const span = this.greatest - this.least
    return span > 0 && span < this.size * NEAREST ? 'too near each other' : ''
  }

  /** How many digits tell the steps of an axis apart. */
  get digits(): number {
    const span = this.greatest - this.least
    if (!(span > 0)) return FEWEST_DIGITS
    return Math.min(Math.max(FEWEST_DIGITS, Math.ceil(Math.log10(this.size / span)) + 3), MOST_DIGITS)
  }
}

const FEWEST_DIGITS = 7
const MOST_DIGITS = 15

/** A number as it is read, with as many digits as it needs. */
export function numberWords(number: number, digits = FEWEST_DIGITS): string {
  return numberText(number, digits)
}
