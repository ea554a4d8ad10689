import type { Span } from '../../errors.ts'
import type { BoundQuery } from '../bound/index.ts'
import type { GraphReader } from '../../model/graph-store.ts'
import { visitQuery } from '../bound/walk.ts'
import { nearestName } from '../../model/nearest-name.ts'

/** Why a query may have no records, or take long; it runs all the same. */
export type Hint = UnknownName | Impossible | Costly | NoEffect

/** A command that had nothing to do, or what a procedure says of its result. */
export interface NoEffect {
  readonly kind: 'no-effect' | 'result'
  /** Always ''. */
  readonly name: string
  readonly message: string
  readonly at: Span
}

/** Something that takes long, which is said with what would mend it. */
export interface Costly {
  readonly kind: 'costly'
  /** The variable that is looked for; '' where it has no name. */
  readonly name: string
  readonly message: string
  readonly at: Span
}

/** Something that no graph with the ontology of this one can have. */
export interface Impossible {
  readonly kind: 'pattern' | 'comparison'
  /** The relationship types, or the property key. */
  readonly name: string
  /** In words, with what would fit. */
  readonly message: string
  readonly at: Span
}

/** A name in a query that the graph does not know. */
export interface UnknownName {
  readonly kind: 'label' | 'type' | 'property'
  readonly name: string
  /** The known name that is spelt most like it, if any is near. */
  readonly nearest: string | undefined
  readonly at: Span
}

/** A name in a query, where it stands first. */
export type ReadName = Omit<UnknownName, 'nearest'>

/** Those of the names that the graph has never seen. */
export function unknownNames(names: readonly ReadName[], reader: GraphReader): readonly UnknownName[] {
  return names
    .filter((name) => !isKnown(name, reader))
    .map(({ kind, name, at }) => ({ kind, name, nearest: nearestName(name, namesOf(kind, reader)), at }))
}

function isKnown({ kind, name }: ReadName, reader: GraphReader): boolean {
  if (kind === 'label') return reader.labelId(name) !== -1
  return (kind === 'type' ? reader.typeId(name) : reader.keyId(name)) !== -1
}

function namesOf(kind: UnknownName['kind'], reader: GraphReader): readonly string[] {
  const ids = (count: number): number[] => Array.from({ length: count }, (_, id) => id)
  if (kind === 'label') return ids(reader.labelTokens).map((id) => reader.labelName(id))
  if (kind === 'type') return ids(reader.typeTokens).map((id) => reader.typeName(id))
  return ids(reader.keyTokens).map((id) => reader.keyName(id))
}

/** Every label, type and property key that a query reads, each once. Cost: linear in the query. */
export function namesRead(query: BoundQuery): readonly ReadName[] {
  const names = new Map<string, ReadName>()
  const add = (kind: ReadName['kind'], name: string, at: Span): void => {
    const key = `${kind} ${name}`
    if (!names.has(key)) names.set(key, { kind, name, at })
  }
  visitQuery(query, {
    pattern: (pattern, reads) => {
      if (!reads) return
      for (const node of pattern.nodes) for (const label of node.labels) add('label', label, node.span)
      for (const relationship of pattern.relationships)
        for (const type of relationship.types) add('type', type, relationship.span)
    },
    expression: (expression) => {
      if (expression.kind === 'has-labels') {
        const kind = expression.target.type.kind === 'relationship' ? 'type' : 'label'
        for (const label of expression.labels) add(kind, label, expression.span)
      }
      if (expression.kind !== 'property') return
      const { kind } = expression.target.type
      if (kind === 'node' || kind === 'relationship') add('property', expression.key, expression.span)
    },
  })
  return [...names.values()]
}
