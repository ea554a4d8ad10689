const ascii = /^[\0-\x7f]*$/

/**
 * A text in lower case, code point by code point as Lucene has it: the same whatever stands before and after, so that a Σ at
 * the end of a word is no other letter.
 */
export function lowerCase(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  let lower = ''
  for (const character of text) lower += character === 'İ' ? 'i' : character.toLowerCase()
  return lower
}
