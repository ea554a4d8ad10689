import { atOnce } from '../in-pieces/making.ts'
import type { AggregateDefinition, FunctionDefinition } from './function-definition.ts'
import { readSignature, type SignatureTypes } from './read-signature.ts'

/** What a definition need not say: its signature says the types, and `nulls` are the usual ones. */
type Told = 'nulls' | keyof SignatureTypes

type Given<Definition> = Omit<Definition, 'kind' | Told> &
  Partial<Pick<Definition, Extract<keyof Definition, Told>>>

/** A scalar function for the registry; without a `call` it is made in pieces, in one go where it is short. */
export function defineFunction(
  definition: Given<Omit<FunctionDefinition, 'call' | 'pausing'>> &
    (Pick<FunctionDefinition, 'call' | 'pausing'> | Required<Pick<FunctionDefinition, 'pausing'>>),
): FunctionDefinition {
  const usual = { kind: 'scalar', nulls: 'propagate', ...readSignature(definition.signature) } as const
  if ('call' in definition) return { ...usual, ...definition }
  const { pausing } = definition
  return { ...usual, ...definition, call: (values, context) => atOnce(pausing(values, context), context) }
}

/** An aggregate function for the registry; null inputs are skipped where `nulls` is left out. */
export function defineAggregate(definition: Given<AggregateDefinition>): AggregateDefinition {
  return { kind: 'aggregate', nulls: 'skip', ...readSignature(definition.signature), ...definition }
}
