/** A number with a decimal comma, or a whole one; dots may group thousands. */
const NUMBER = /^-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?$/

/** What may be a whole number, its thousands separated by a comma. */
const THOUSANDS = /^-?[1-9]\d{0,2},\d{3}$/

/** What can only be a whole number, its thousands separated by dots. */
const MILLIONS = /^-?\d+(?:\.\d{3}){2,}$/

/** Digits that a FLOAT keeps, whichever they are. */
const DIGITS = 15

/**
 * The number that a text says with a decimal comma: `1,5`, `1.234,50`, `-3`; undefined where it is none. Zeros at the end say nothing;
 * a number of more digits than a FLOAT keeps, or with zeros before it, is none.
 */
export function readDecimalComma(text: string): number | undefined {
  if (!NUMBER.test(text) || text.replace(/\D/g, '').length > DIGITS) return undefined
  return Number(text.replaceAll('.', '').replace(',', '.'))
}

/** Whether a text that `readDecimalComma` reads cannot be a whole number with a comma between its thousands, as `1,234` can. */
export function isSurelyDecimal(text: string): boolean {
  return text.includes(',') && !THOUSANDS.test(text)
}

/** Whether the dots of a text that `readDecimalComma` reads cannot be decimal signs, as that of `1.234` can. */
export function isSurelyGrouped(text: string): boolean {
  return MILLIONS.test(text)
}

/**
 * Whether the numbers that the texts of a column say with decimal commas say all that the texts do: `1,10` beside `1,1` are sections or
 * versions, and no two different texts are one number.
 */
export class DecimalTexts {
  #decimals: number | undefined
  #areAlike = true
  #haveZeros = false
  #haveTenthsOfZero = false
  #haveWhole = false
  #haveGroups = false
  #haveLong = false

  /** @param text that `readDecimalComma` reads */
  add(text: string): void {
    const [whole, fraction = ''] = text.split(',')
    this.#decimals ??= fraction.length
    this.#areAlike &&= fraction.length === this.#decimals
    this.#haveZeros ||= fraction.length > 1 && fraction.endsWith('0')
    this.#haveTenthsOfZero ||= fraction === '0'
    this.#haveWhole ||= fraction === ''
    this.#haveGroups ||= whole.includes('.')
    this.#haveLong ||= /\d{4}/.test(whole)
  }

  /** Once false it stays so. */
  get areKept(): boolean {
    if (this.#haveZeros && !this.#areAlike) return false
    return !(this.#haveTenthsOfZero && this.#haveWhole) && !(this.#haveGroups && this.#haveLong)
  }
}
