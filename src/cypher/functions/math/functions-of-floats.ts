import { float } from '../../../model/values.ts'
import { doubleOf } from '../arguments.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionCategory, FunctionDefinition } from '../../catalog/function-definition.ts'

const RADIANS_PER_DEGREE = Math.PI / 180

const constants: readonly FunctionDefinition[] = [
  constant('Trigonometric', 'pi', 'The ratio of a circle to its diameter.', Math.PI),
  constant('Logarithmic', 'e', "The base of natural logarithms, Euler's number.", Math.E),
]

const isNaNFunction = defineFunction({
  name: 'isNaN',
  category: 'Numeric',
  signature: '(input :: INTEGER | FLOAT) :: BOOLEAN',
  description: 'Whether the number is NaN.',
  call: ([input]) => Number.isNaN(doubleOf('isNaN', input)),
})

const atan2 = defineFunction({
  name: 'atan2',
  category: 'Trigonometric',
  signature: '(y :: FLOAT, x :: FLOAT) :: FLOAT',
  description: 'The angle of the point (x, y) in radians.',
  call: ([y, x]) => float(Math.atan2(doubleOf('atan2', y), doubleOf('atan2', x))),
})

const rand = defineFunction({
  name: 'rand',
  category: 'Numeric',
  signature: '() :: FLOAT',
  description: 'A random number from 0 (inclusive) to 1 (exclusive).',
  volatile: true,
  call: (_, { host }) => float(host.random()),
})

/** Functions from FLOAT to FLOAT by IEEE 754: outside their domain they give NaN or an infinity. */
export const floatFunctions: readonly FunctionDefinition[] = [
  ofOne('Logarithmic', 'sqrt', 'The square root.', Math.sqrt),
  ofOne('Logarithmic', 'exp', 'e to the power of the number.', Math.exp),
  ofOne('Logarithmic', 'log', 'The natural logarithm.', Math.log),
  ofOne('Logarithmic', 'ln', 'The natural logarithm.', Math.log),
  ofOne('Logarithmic', 'log10', 'The logarithm to base 10.', Math.log10),
  ofOne('Trigonometric', 'sin', 'The sine of an angle in radians.', Math.sin),
  ofOne('Trigonometric', 'cos', 'The cosine of an angle in radians.', Math.cos),
  ofOne('Trigonometric', 'tan', 'The tangent of an angle in radians.', Math.tan),
  ofOne('Trigonometric', 'cot', 'The cotangent of an angle in radians.', (x) => 1 / Math.tan(x)),
  ofOne('Trigonometric', 'asin', 'The arcsine in radians.', Math.asin),
  ofOne('Trigonometric', 'acos', 'The arccosine in radians.', Math.acos),
  ofOne('Trigonometric', 'atan', 'The arctangent in radians.', Math.atan),
  ofOne('Trigonometric', 'sinh', 'The hyperbolic sine.', Math.sinh),
  ofOne('Trigonometric', 'cosh', 'The hyperbolic cosine.', Math.cosh),
  ofOne('Trigonometric', 'tanh', 'The hyperbolic tangent.', Math.tanh),
  ofOne('Trigonometric', 'coth', 'The hyperbolic cotangent.', (x) => 1 / Math.tanh(x)),
  ofOne(
    'Trigonometric',
    'haversin',
    'Half the versine of an angle in radians.',
    (x) => (1 - Math.cos(x)) / 2,
  ),
  ofOne('Trigonometric', 'degrees', 'Radians in degrees.', (x) => x / RADIANS_PER_DEGREE),
  ofOne('Trigonometric', 'radians', 'Degrees in radians.', (x) => x * RADIANS_PER_DEGREE),
  isNaNFunction,
  atan2,
  rand,
  ...constants,
]

/** A function of one number that gives a FLOAT. */
export function ofOne(
  category: FunctionCategory,
  name: string,
  description: string,
  apply: (value: number) => number,
): FunctionDefinition {
  return defineFunction({
    name,
    category,
    signature: '(input :: FLOAT) :: FLOAT',
    description,
    call: ([input]) => float(apply(doubleOf(name, input))),
  })
}

function constant(
  category: FunctionCategory,
  name: string,
  description: string,
  value: number,
): FunctionDefinition {
  return defineFunction({
    name,
    category,
    signature: '() :: FLOAT',
    description,
    call: () => value,
  })
}
