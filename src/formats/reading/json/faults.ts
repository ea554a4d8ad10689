import { DataError } from '../../../errors.ts'
import { MOST_CHARACTERS } from '../../graph-file.ts'
import type { LossKind } from '../../losses.ts'

export function brokenJson(
  what: string,
  hint: string,
  place: { readonly file: string; readonly line: number; readonly column: number },
  cause?: unknown,
): DataError {
  return new DataError({
    code: 'InvalidJson',
    message: `The JSON is broken on line ${place.line}: ${what}`,
    hint,
    place,
    cause,
  })
}

export function notUtf8(file: string, line: number, cause: unknown): DataError {
  return new DataError({
    code: 'NotText',
    message: `The file is not UTF-8 text: line ${line} has a byte that does not belong there.`,
    hint: 'Save it as UTF-8 and open it again.',
    place: { file, line },
    cause,
  })
}

export function duplicateKey(key: string, file: string, line: number): DataError {
  return new DataError({
    code: 'DuplicateKey',
    message: `The key ${JSON.stringify(key)} is repeated within one object.`,
    hint: 'Only one of the two can hold: give the other another name, or leave it out.',
    place: { file, line },
  })
}

export function nestedTooDeeply(most: number, file: string, line: number): DataError {
  return new DataError({
    code: 'NestedTooDeeply',
    message: `Values are nested too deeply: more than ${most} levels.`,
    hint: 'Properties of a graph hold no such values: leave them out.',
    place: { file, line },
  })
}

export function valueTooLong(file: string, line: number): DataError {
  return new DataError({
    code: 'ValueTooLong',
    message: `A value is longer than ${MOST_CHARACTERS} characters, which is more than a property can hold.`,
    hint: 'Shorten it, or leave it out.',
    place: { file, line },
  })
}

/** What comes at a byte, in words. */
export function foundText(byte: number): string {
  if (byte === 0x0a || byte === 0x0d) return 'the end of the line'
  if (byte < 0x20) return 'a control character'
  return byte < 0x7f ? `\`${String.fromCharCode(byte)}\`` : 'another character'
}

export const halfCharacters: LossKind = {
  one: 'text with half a character',
  many: 'texts with half a character',
  outcome: 'read with U+FFFD instead',
}
export const beyondInteger: LossKind = {
  one: 'whole number beyond 64 bits',
  many: 'whole numbers beyond 64 bits',
  outcome: 'read as FLOAT',
}
export const beyondFloat: LossKind = {
  one: 'number beyond the range of FLOAT',
  many: 'numbers beyond the range of FLOAT',
  outcome: 'read as an infinity',
}
