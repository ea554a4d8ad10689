import { equalInPieces } from '../../in-pieces/comparison.ts'
import { defineFunction } from '../../catalog/define.ts'

/** nullIf: null in place of one particular value. */
export const nullIf = defineFunction({
  name: 'nullIf',
  category: 'Scalar',
  signature: '(v1 :: ANY, v2 :: ANY) :: ANY',
  description: 'null where both arguments are equal, otherwise the first.',
  result: ([first]) => first,
  nulls: 'custom',
  *pausing([first, second], context) {
    return (yield* equalInPieces(first, second, context)) === true ? null : first
  },
})
