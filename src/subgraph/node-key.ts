import type { Node } from '../model/values.ts'

/** Texts that several nodes have as their `id`: none of these nodes goes by it alone. `any` where they are not known. */
export type SharedIds = readonly string[] | 'any'

/** What a key finds a node by. */
type KeyGoal =
  { readonly kind: 'id'; readonly id: string } | { readonly kind: 'number'; readonly number: number }

/**
 * What names nodes wherever they are kept: their `id` property where it is text and no other node has it, else it and `n` with
 * the internal number. Two nodes never have one key.
 */
export function nodeKeys(shared: SharedIds): (node: Node) => string {
  const all = shared === 'any' ? undefined : new Set(shared)
  return ({ id, properties }) => {
    const own = properties['id']
    if (typeof own !== 'string' || own === '') return `n${id}`
    // A text that reads as a key with a number would be taken for one.
    return all === undefined || all.has(own) || NUMBERED.test(own) ? `${own} n${id}` : own
  }
}

/** What names a node of a graph in which no two have one `id`. */
export const nodeKey = nodeKeys([])

/** What a key of `nodeKeys` names: a node's internal number, where the key has one, or its `id`. */
export function goalOf(key: string): KeyGoal {
  const number = NUMBERED.exec(key)?.[1]
  return number === undefined ? { kind: 'id', id: key } : { kind: 'number', number: Number(number) }
}

const NUMBERED = /(?:^| )n(\d{1,15})$/
