import type { FunctionCategory } from '../catalog/function-definition.ts'

/** What is called like a function and has a syntax of its own: the parser knows it, SHOW FUNCTIONS lists it. */
export interface FunctionForm {
  readonly name: string
  readonly category: FunctionCategory
  readonly signature: string
  readonly description: string
}

/** all, any, none, single, reduce. openCypher 9, 4.1 and 4.3; signatures as in Neo4j 5.26. */
export const functionForms: readonly FunctionForm[] = [
  quantifier('all', 'Whether the condition is true for every element of the list.'),
  quantifier('any', 'Whether the condition is true for one element of the list or more.'),
  quantifier('none', 'Whether the condition is true for no element of the list.'),
  quantifier('single', 'Whether the condition is true for exactly one element of the list.'),
  {
    name: 'reduce',
    category: 'List',
    signature:
      '(accumulator :: VARIABLE = initial :: ANY, variable :: VARIABLE IN list :: LIST<ANY> | expression :: ANY) :: ANY',
    description: 'Goes through the list with a value that each element changes, and returns the last value.',
  },
]

function quantifier(name: string, description: string): FunctionForm {
  return {
    name,
    category: 'Predicate',
    signature: '(variable :: VARIABLE IN list :: LIST<ANY> WHERE predicate :: ANY) :: BOOLEAN',
    description,
  }
}
