import type { AggregateDefinition, FunctionDefinition } from './function-definition.ts'

/** A scalar function for the registry. */
export function defineFunction(definition: Omit<FunctionDefinition, 'kind'>): FunctionDefinition {
  return { kind: 'scalar', ...definition }
}

/** An aggregate function for the registry. */
export function defineAggregate(definition: Omit<AggregateDefinition, 'kind'>): AggregateDefinition {
  return { kind: 'aggregate', ...definition }
}
