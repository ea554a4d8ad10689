import type { Sha256 } from '../../dataset/verify.ts'
import { asRead } from '../../model/visible-text.ts'
import type { Scope, Template } from './template.ts'

const LONGEST_PART = 60
const LONGEST_ID = 120
const HASH = 8

/**
 * What stands for a text in an id: its letters without accents in lower case, and digits, with `-` between words. Texts that differ
 * only in case, accents, spaces and quiet punctuation give the same; where more would be lost, or it would be too long, a hash of
 * the text follows.
 */
export function idPart(text: string, sha256: Sha256): string {
  const read = asRead(text).toLowerCase()
  const plain = read.normalize('NFKD').replace(/\p{M}/gu, '')
  const part = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
  const loses = /[^a-z0-9\s.,:'"’()_-]/.test(plain) || /^[-.,]/.test(plain) || /\d[.,]\d/.test(plain)
  if (!loses && part.length <= LONGEST_PART && part !== '') return part
  const hash = sha256(read).slice(0, HASH)
  const short = part.slice(0, LONGEST_PART - HASH - 1).replace(/-$/, '')
  return short === '' ? hash : `${short}-${hash}`
}

/** The id that a template gives in a row; undefined where one of its names stands for nothing. */
export function fillId(
  template: Template,
  scope: Scope,
  partOf: (text: string) => string,
): string | undefined {
  let id = ''
  for (const [at, piece] of template.entries()) {
    const text = at % 2 === 0 ? piece : (scope(piece)?.trim() ?? '')
    if (at % 2 === 1 && text === '') return undefined
    id += at % 2 === 0 ? text : partOf(text)
  }
  return id
}

/** An id that is not too long: where it is, a hash stands for its end. */
export function shortened(id: string, sha256: Sha256): string {
  return id.length <= LONGEST_ID ? id : `${id.slice(0, LONGEST_ID - HASH - 1)}-${sha256(id).slice(0, HASH)}`
}
