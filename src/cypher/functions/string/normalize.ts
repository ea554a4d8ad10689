import { runtimeError } from '../../expression/errors.ts'
import { textOf } from '../arguments.ts'
import { STRING, defineFunction } from '../define.ts'

/** Marks are put in order, which takes the square of how many there are in a row. */
const LONG_RUN = /\p{M}{500}/u

/** How many bytes a UTF-16 unit may become. */
const MOST_GROWTH = 36

const FORMS = new Set(['NFC', 'NFD', 'NFKC', 'NFKD'])

/** normalize: a Unicode normal form, NFC where none is named. */
export const normalize = defineFunction({
  name: 'normalize',
  signature: "(input :: STRING, form = 'NFC' :: STRING) :: STRING",
  description: 'The text in a Unicode normal form: NFC, NFD, NFKC or NFKD.',
  parameters: [STRING, STRING],
  optional: 1,
  result: STRING,
  nulls: 'propagate',
  example: { query: "RETURN normalize('e\\u0301')", result: 'é' },
  call: ([input, form], context) => {
    const name = form === undefined ? 'NFC' : textOf('normalize', form).toUpperCase()
    if (!FORMS.has(name)) {
      const message = `normalize() knows no normal form '${name}'`
      throw runtimeError('ArgumentError', 'InvalidArgumentValue', message, 'Use NFC, NFD, NFKC or NFKD.')
    }
    const text = textOf('normalize', input)
    if (LONG_RUN.test(text))
      throw runtimeError(
        'ArgumentError',
        'InvalidArgumentValue',
        'normalize() takes no text with 500 combining marks in a row',
        'No writing has as many; a text of another kind need not be normalized.',
      )
    context.reserve(text.length * MOST_GROWTH)
    return text.normalize(name)
  },
})
