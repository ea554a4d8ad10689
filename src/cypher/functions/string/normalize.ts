import { runtimeError } from '../../expression/errors.ts'
import { textOf } from '../arguments.ts'
import { STRING, defineFunction } from '../define.ts'

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
  call: ([input, form]) => {
    const name = form === undefined ? 'NFC' : textOf('normalize', form).toUpperCase()
    if (!FORMS.has(name)) {
      const message = `normalize() knows no normal form '${name}'`
      throw runtimeError('ArgumentError', 'InvalidArgumentValue', message, 'Use NFC, NFD, NFKC or NFKD.')
    }
    return textOf('normalize', input).normalize(name)
  },
})
