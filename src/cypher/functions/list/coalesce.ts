import { ANY } from '../../types/type.ts'
import { defineFunction } from '../../catalog/define.ts'

/** coalesce: the first argument that is not null. */
export const coalesce = defineFunction({
  name: 'coalesce',
  category: 'Scalar',
  signature: '(input :: ANY, ...) :: ANY',
  description: 'The first argument that is not null; null where all are.',
  result: (types) => {
    const known = types.filter((type) => type.kind !== 'null')
    return known.length > 0 && known.every((type) => type.kind !== 'list' && type.kind === known[0].kind)
      ? known[0]
      : ANY
  },
  nulls: 'custom',
  call: (inputs) => inputs.find((input) => input !== null) ?? null,
})
