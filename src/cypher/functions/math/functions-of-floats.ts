import { float } from '../../../model/values.ts'
import { doubleOf } from '../arguments.ts'
import { BOOLEAN, FLOAT, NUMBER } from '../../types/type.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'

const RADIANS_PER_DEGREE = Math.PI / 180

const constants: readonly FunctionDefinition[] = [
  constant('pi', 'The ratio of a circle to its diameter.', Math.PI),
  constant('e', "The base of natural logarithms, Euler's number.", Math.E),
]

const isNaNFunction = defineFunction({
  name: 'isNaN',
  signature: '(input :: INTEGER | FLOAT) :: BOOLEAN',
  description: 'Whether the number is NaN.',
  parameters: [NUMBER],
  result: BOOLEAN,
  nulls: 'propagate',
  call: ([input]) => Number.isNaN(doubleOf('isNaN', input)),
})

const atan2 = defineFunction({
  name: 'atan2',
  signature: '(y :: FLOAT, x :: FLOAT) :: FLOAT',
  description: 'The angle of the point (x, y) in radians.',
  parameters: [NUMBER, NUMBER],
  result: FLOAT,
  nulls: 'propagate',
  call: ([y, x]) => float(Math.atan2(doubleOf('atan2', y), doubleOf('atan2', x))),
})

const rand = defineFunction({
  name: 'rand',
  signature: '() :: FLOAT',
  description: 'A random number from 0 (inclusive) to 1 (exclusive).',
  parameters: [],
  result: FLOAT,
  nulls: 'propagate',
  volatile: true,
  call: (_, { host }) => float(host.random()),
})

/** Functions from FLOAT to FLOAT by IEEE 754: outside their domain they give NaN or an infinity. */
export const floatFunctions: readonly FunctionDefinition[] = [
  ofOne('sqrt', 'The square root.', Math.sqrt),
  ofOne('exp', 'e to the power of the number.', Math.exp),
  ofOne('log', 'The natural logarithm.', Math.log),
  ofOne('ln', 'The natural logarithm.', Math.log),
  ofOne('log10', 'The logarithm to base 10.', Math.log10),
  ofOne('sin', 'The sine of an angle in radians.', Math.sin),
  ofOne('cos', 'The cosine of an angle in radians.', Math.cos),
  ofOne('tan', 'The tangent of an angle in radians.', Math.tan),
  ofOne('cot', 'The cotangent of an angle in radians.', (x) => 1 / Math.tan(x)),
  ofOne('asin', 'The arcsine in radians.', Math.asin),
  ofOne('acos', 'The arccosine in radians.', Math.acos),
  ofOne('atan', 'The arctangent in radians.', Math.atan),
  ofOne('sinh', 'The hyperbolic sine.', Math.sinh),
  ofOne('cosh', 'The hyperbolic cosine.', Math.cosh),
  ofOne('tanh', 'The hyperbolic tangent.', Math.tanh),
  ofOne('coth', 'The hyperbolic cotangent.', (x) => 1 / Math.tanh(x)),
  ofOne('haversin', 'Half the versine of an angle in radians.', (x) => (1 - Math.cos(x)) / 2),
  ofOne('degrees', 'Radians in degrees.', (x) => x / RADIANS_PER_DEGREE),
  ofOne('radians', 'Degrees in radians.', (x) => x * RADIANS_PER_DEGREE),
  isNaNFunction,
  atan2,
  rand,
  ...constants,
]

/** A function of one number that gives a FLOAT. */
export function ofOne(
  name: string,
  description: string,
  apply: (value: number) => number,
): FunctionDefinition {
  return defineFunction({
    name,
    signature: '(input :: FLOAT) :: FLOAT',
    description,
    parameters: [NUMBER],
    result: FLOAT,
    nulls: 'propagate',
    call: ([input]) => float(apply(doubleOf(name, input))),
  })
}

function constant(name: string, description: string, value: number): FunctionDefinition {
  return defineFunction({
    name,
    signature: '() :: FLOAT',
    description,
    parameters: [],
    result: FLOAT,
    nulls: 'propagate',
    call: () => value,
  })
}
