import type { NodePattern, Query } from './ast/index.ts'

/** A label and a property key by which a query looks for nodes. */
export interface LookUp {
  readonly label: string
  readonly key: string
}

/** The look-ups in the patterns of MATCH and MERGE: `(n:Label {key: ...})`. Subqueries are not looked into. */
export function lookUpsOf({ parts }: Query): readonly LookUp[] {
  return parts
    .flatMap(({ clauses }) => clauses)
    .flatMap((clause) => {
      if (clause.kind === 'match') return clause.pattern.parts.flatMap(({ nodes }) => nodes)
      return clause.kind === 'merge' ? clause.part.nodes : []
    })
    .flatMap(lookUpsOfNode)
}

function lookUpsOfNode({ labels, properties }: NodePattern): readonly LookUp[] {
  if (properties?.kind !== 'map') return []
  const keys = properties.entries.map(({ key }) => key)
  return labels.flatMap(({ name }) => keys.map((key) => ({ label: name, key })))
}
