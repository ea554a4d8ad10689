import {
  type ConstraintDefinition,
  type EntityKind,
  type IndexDefinition,
  type IndexKind,
  isUnique,
} from '../../model/schema.ts'

/** The numbers that a server keeps its kinds of index by. */
const indexNumbers: { readonly [kind in IndexKind]: number } = {
  fulltext: 1,
  lookup: 2,
  text: 3,
  range: 4,
  point: 5,
  vector: 6,
}

const constraintNumbers: { readonly [kind in ConstraintDefinition['kind']]: number } = {
  unique: 0,
  existence: 1,
  key: 2,
  type: 3,
}

/** `true` and `false` as Java hashes them. */
const [TRUE, FALSE] = [1231, 1237]

/**
 * The name that an index has where the command gives it none: the one that a server makes, so that a graph has the same names
 * here and there. Neo4j 5.26, `SchemaNameUtil`.
 */
export function indexName({
  kind,
  entity,
  names,
  keys,
}: Omit<IndexDefinition, 'name' | 'constraint'>): string {
  const matching = kind === 'lookup' ? 2 : kind === 'fulltext' ? 1 : 0
  const hash = beginning(FALSE, entity, matching, names, keys)
  return `index_${hash.update(indexNumbers[kind]).update(FALSE).text()}`
}

/** The same for a constraint. */
export function constraintName(definition: ConstraintDefinition): string {
  const { entity, kind, label, keys } = definition
  const hash = beginning(TRUE, entity, 0, [label], keys).update(constraintNumbers[kind])
  if (isUnique(definition)) hash.update(indexNumbers.range)
  if (definition.kind === 'type') {
    const words = definition.type.map((type) => type.replace(/^LIST<(.*) NOT NULL>$/, 'LIST_$1'))
    hash.update(words.reduce((sum, word) => (sum + javaHash(word.replaceAll(' ', '_'))) | 0, 0))
  }
  return `constraint_${hash.text()}`
}

function beginning(
  isConstraint: number,
  entity: EntityKind,
  matching: number,
  names: readonly string[],
  keys: readonly string[],
): Hash {
  const hash = new Hash(isConstraint).update(entity === 'node' ? 0 : 1).update(matching)
  for (const list of [names, keys]) {
    hash.update(list.length)
    for (const text of list) hash.update(javaHash(text))
  }
  return hash
}

/** `String.hashCode` of Java. */
function javaHash(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return hash
}

const [PRIME_1, PRIME_2, PRIME_3, PRIME_4, PRIME_5] = [
  0x9e3779b185ebca87n,
  0xc2b2ae3d27d4eb4fn,
  0x165667b19e3779f9n,
  0x85ebca77c2b2ae63n,
  0x27d4eb2f165667c5n,
]

/** XXH64 of a sequence of longs, each taken as eight bytes; the specification by Yann Collet. */
class Hash {
  #hash: bigint

  constructor(seed: number) {
    this.#hash = wrapped(BigInt(seed) + PRIME_5)
  }

  update(value: number): this {
    const mixed = wrapped(rotated(wrapped(BigInt(value) * PRIME_2), 31n) * PRIME_1)
    this.#hash = wrapped(rotated(wrapped(this.#hash + 8n) ^ mixed, 27n) * PRIME_1 + PRIME_4)
    return this
  }

  /** The two halves of the hash upon one another, in hexadecimal digits. */
  text(): string {
    let hash = this.#hash
    hash = wrapped((hash ^ (hash >> 33n)) * PRIME_2)
    hash = wrapped((hash ^ (hash >> 29n)) * PRIME_3)
    hash ^= hash >> 32n
    return BigInt.asUintN(32, (hash >> 32n) ^ hash).toString(16)
  }
}

function wrapped(value: bigint): bigint {
  return BigInt.asUintN(64, value)
}

function rotated(value: bigint, by: bigint): bigint {
  return wrapped((value << by) | (value >> (64n - by)))
}
