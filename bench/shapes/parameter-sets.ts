import { randomOf } from '../../tests/helpers/random.ts'
import type { Graph } from '../graph/graph.ts'
import type { Parameters } from './shape.ts'

const SETS = 64
const SEED = 12_345

/** What a query without parameters is asked with. */
export function noParameters(): readonly Parameters[] {
  return [{}]
}

/** Persons by chance, as `id`. */
export function someone({ persons }: Graph): readonly Parameters[] {
  const random = randomOf(SEED)
  return Array.from({ length: SETS }, () => ({ id: Math.floor(random() * persons) }))
}

/** Two different persons, as `a` and `b`. */
export function pairs({ persons }: Graph): readonly Parameters[] {
  const random = randomOf(SEED)
  return Array.from({ length: SETS }, () => {
    const a = Math.floor(random() * persons)
    return { a, b: (a + 1 + Math.floor(random() * (persons - 1))) % persons }
  })
}

/** Companies of the larger fifth, as `id`. */
export function employers({ companies }: Graph): readonly Parameters[] {
  const random = randomOf(SEED)
  return Array.from({ length: SETS }, () => ({ id: Math.floor((random() * companies) / 5) }))
}

/** A number of a parameter set. */
export function numberOf(parameters: Parameters, name: string): number {
  const value = parameters[name]
  if (typeof value !== 'number') throw new TypeError(`The parameter ${name} must be a number.`)
  return value
}
