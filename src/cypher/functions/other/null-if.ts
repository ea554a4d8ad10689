import { equals } from '../../../model/equality.ts'
import { equalInPieces } from '../../in-pieces/comparison.ts'
import { ANY } from '../../types/type.ts'
import { defineFunction } from '../../catalog/define.ts'

/** nullIf: null in place of one particular value. */
export const nullIf = defineFunction({
  name: 'nullIf',
  category: 'Scalar',
  signature: '(v1 :: ANY, v2 :: ANY) :: ANY',
  description: 'null where both arguments are equal, otherwise the first.',
  parameters: [ANY, ANY],
  result: ([first]) => first,
  nulls: 'custom',
  call: ([first, second]) => (equals(first, second) === true ? null : first),
  *pausing([first, second], context) {
    return (yield* equalInPieces(first, second, context)) === true ? null : first
  },
})
