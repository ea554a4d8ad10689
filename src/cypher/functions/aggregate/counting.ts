import type { Value } from '../../../model/values.ts'
import { EMPTY_LIST_BYTES, requireLength, sizeOf, SLOT_BYTES, withSize } from '../../runtime/value-size.ts'
import { listOf } from '../../types/type.ts'
import { defineAggregate } from '../../catalog/define.ts'
import type { AggregateDefinition } from '../../catalog/function-definition.ts'
import { eachGroup } from './each-group.ts'
import { Extremes } from './extremes.ts'
import { GroupNumbers } from './group-numbers.ts'

const count = defineAggregate({
  name: 'count',
  signature: '(input :: ANY) :: INTEGER',
  description: 'How many values are not null; `count(*)` gives the number of records.',
  optional: 1,
  counts: true,
  create: (_, memory) => {
    const counts = new GroupNumbers(1, memory)
    return {
      open: () => {
        counts.open()
      },
      add: (group) => {
        counts.numbers[group] += 1
      },
      addNumbers: ({ present }, groups, count) => {
        const { numbers } = counts
        for (let at = 0; at < count; at++) numbers[groups[at]] += present[at]
      },
      result: (group) => counts.numbers[group],
    }
  },
})

const collect = defineAggregate({
  name: 'collect',
  signature: '(input :: ANY) :: LIST<ANY>',
  description: 'The values that are not null, as a list.',
  result: ([input]) => listOf(input),
  keepsInputs: true,
  create: eachGroup(() => {
    const items: Value[] = []
    let bytes = EMPTY_LIST_BYTES
    return {
      add: ([value]) => {
        bytes += SLOT_BYTES + sizeOf(value)
        items.push(value)
        requireLength('list', items.length)
      },
      result: () => withSize(items, bytes),
    }
  }),
})

const min = extreme('min', 'smallest', -1)
const max = extreme('max', 'largest', 1)

/** count, collect, min, max. */
export const counting: readonly AggregateDefinition[] = [count, collect, min, max]

function extreme(name: string, which: string, direction: -1 | 1): AggregateDefinition {
  return defineAggregate({
    name,
    signature: '(input :: ANY) :: ANY',
    description: `The ${which} value in the order of ORDER BY; null where there is none.`,
    result: ([input]) => input,
    comparesInputs: true,
    create: (_, memory) => new Extremes(direction, memory),
  })
}
