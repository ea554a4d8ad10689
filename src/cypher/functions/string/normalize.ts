import { runtimeError } from '../../runtime/errors.ts'
import type { Value } from '../../../model/values.ts'
import { changeText, PIECE, wholeCharacters, worked } from '../../in-pieces/texts.ts'
import { textOf } from '../arguments.ts'
import { defineFunction } from '../../catalog/define.ts'

/** Marks are put in order, which takes the square of how many there are in a row. */
const LONG_RUN = /\p{M}{500}/u

/** Letters of Hangul and Kirat Rai and marks of Kana that become one character with what stands before them. */
const JOINING = '\\u{16D67}\\u1100-\\u11FF\\u3131-\\u318E\\uA960-\\uA97F\\uD7B0-\\uD7FF\\uFF9E-\\uFFDC'

/** A character before one that is never made one with it, nor put in order with it. */
export const BOUNDARY = new RegExp(`[^](?=[^\\p{M}${JOINING}])`, 'u')

/** Before a boundary there may be a run of marks, which is looked for in pieces that overlap by as much. */
const OVERLAP = 1024

const FORMS = new Set(['NFC', 'NFD', 'NFKC', 'NFKD'])

/** normalize: a Unicode normal form, NFC where none is named. */
export const normalize = defineFunction({
  name: 'normalize',
  category: 'String',
  signature: "(input :: STRING, form = 'NFC' :: STRING) :: STRING",
  description: 'The text in a Unicode normal form: NFC, NFD, NFKC or NFKD.',
  *pausing([input, form], context) {
    const name = formOf(form)
    const text = textOf('normalize', input)
    for (let from = 0; from < text.length; from += PIECE) {
      requireShortRuns(text.slice(from, wholeCharacters(text, from + PIECE + OVERLAP)))
      if (worked(PIECE, context)) yield
    }
    return yield* changeText(text, (piece) => piece.normalize(name), context, { boundary: BOUNDARY })
  },
})

function formOf(form: Value | undefined): string {
  const name = form === undefined ? 'NFC' : textOf('normalize', form).slice(0, 10).toUpperCase()
  if (FORMS.has(name)) return name
  const message = `normalize() has no normal form '${name}'.`
  throw runtimeError('ArgumentError', 'InvalidArgumentValue', message, 'Use NFC, NFD, NFKC or NFKD.')
}

function requireShortRuns(text: string): void {
  if (!LONG_RUN.test(text)) return
  throw runtimeError(
    'ArgumentError',
    'InvalidArgumentValue',
    'normalize() cannot take a text with 500 combining marks in a row.',
    'No writing system uses that many; leave such a text as it is.',
  )
}
