import type { PlainNode, Properties } from '../model/elements.ts'
import { fingerprint } from '../host/node.ts'
import { encodeValue } from '../model/encoding.ts'

/** Two numbers of 48 bits that stand for a text. */
export type Fingerprint = readonly [high: number, low: number]

export function keyOfNode(id: string): Fingerprint {
  return fingerprint(id)
}

/** What a node says: labels and properties, whatever their order. */
export function contentOfNode({ labels, properties }: Pick<PlainNode, 'labels' | 'properties'>): number {
  return fingerprint(JSON.stringify([...new Set(labels)].sort()) + canonical(properties))[0]
}

/** What a relationship joins, by the ids that the server gave to its nodes: of these 20 bits each, and 12 of the type. */
export function keyOfRelationship(type: string, start: number, end: number): number {
  const known = typeKeys.get(type) ?? fingerprint(type)[0] % 2 ** 12
  if (typeKeys.size < MOST_TYPES) typeKeys.set(type, known)
  return (known * 2 ** 20 + (start % 2 ** 20)) * 2 ** 20 + (end % 2 ** 20)
}

const MOST_TYPES = 1_000
const typeKeys = new Map<string, number>()

/** What a relationship joins and says: between two nodes there may be several of one type. */
export function contentOfRelationship(
  type: string,
  start: number,
  end: number,
  properties: Properties,
): Fingerprint {
  return fingerprint(`${start} ${end} ${JSON.stringify(type)}${canonical(properties)}`)
}

/** The same text for the same properties, whatever their order. */
function canonical(properties: Properties): string {
  const entries: string[] = []
  for (const [key, value] of properties)
    if (value !== null) entries.push(`${JSON.stringify(key)}:${JSON.stringify(encodeValue(value))}`)
  return (entries.length > 1 ? entries.sort() : entries).join()
}
