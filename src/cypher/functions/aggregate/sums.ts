import { ANY, FLOAT, NUMBER } from '../../types/type.ts'
import { defineAggregate } from '../../catalog/define.ts'
import { isNumeric } from '../../types/relations.ts'
import type { AggregateDefinition } from '../../catalog/function-definition.ts'
import { Deviations } from './deviation-states.ts'
import { Means } from './mean-states.ts'
import { Sums } from './sum-states.ts'

const sum = defineAggregate({
  name: 'sum',
  signature: '(input :: INTEGER | FLOAT | DURATION) :: INTEGER | FLOAT | DURATION',
  description:
    'The sum; 0 where there is nothing. INTEGER as long as all values are and the sum fits 64 bits, else FLOAT.',
  result: ([input]) => (input.kind === 'float' ? input : isNumeric(input) ? NUMBER : ANY),
  create: (_, memory) => new Sums(memory),
})

const avg = defineAggregate({
  name: 'avg',
  signature: '(input :: INTEGER | FLOAT | DURATION) :: FLOAT | DURATION',
  description: 'The arithmetic mean; null where there is nothing.',
  result: ([input]) => (isNumeric(input) ? FLOAT : ANY),
  create: (_, memory) => new Means(memory),
})

const stDev = deviation('stDev', 'a sample', 1)
const stDevP = deviation('stDevP', 'the whole population', 0)

/** sum, avg, stDev, stDevP. */
export const sums: readonly AggregateDefinition[] = [sum, avg, stDev, stDevP]

function deviation(name: string, of: string, correction: 0 | 1): AggregateDefinition {
  return defineAggregate({
    name,
    signature: '(input :: INTEGER | FLOAT) :: FLOAT',
    description: `The standard deviation of ${of}; null where there is nothing, 0.0 for a single value.`,
    create: (_, memory) => new Deviations(name, correction, memory),
  })
}
