/** What is called like a function and has a syntax of its own: the parser knows it, SHOW FUNCTIONS lists it. */
export interface FunctionForm {
  readonly name: string
  readonly signature: string
  readonly description: string
  readonly example: { readonly query: string; readonly result: boolean | number }
}

/** all, any, none, single, reduce. openCypher 9, 4.1 and 4.3; signatures as in Neo4j 5.26. */
export const functionForms: readonly FunctionForm[] = [
  quantifier('all', 'Whether the condition is true for every element of the list.', false),
  quantifier('any', 'Whether the condition is true for one element of the list or more.', true),
  quantifier('none', 'Whether the condition is true for no element of the list.', false),
  quantifier('single', 'Whether the condition is true for exactly one element of the list.', true),
  {
    name: 'reduce',
    signature:
      '(accumulator :: VARIABLE = initial :: ANY, variable :: VARIABLE IN list :: LIST<ANY> | expression :: ANY) :: ANY',
    description: 'Goes through the list with a value that each element changes, and returns the last value.',
    example: { query: 'RETURN reduce(sum = 0, x IN [1, 2, 3] | sum + x)', result: 6 },
  },
]

function quantifier(name: string, description: string, result: boolean): FunctionForm {
  return {
    name,
    signature: '(variable :: VARIABLE IN list :: LIST<ANY> WHERE predicate :: ANY) :: BOOLEAN',
    description,
    example: { query: `RETURN ${name}(x IN [1, 2] WHERE x > 1)`, result },
  }
}
