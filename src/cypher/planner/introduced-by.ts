import type { BoundNode, BoundPattern, BoundRelationship, Variable } from '../bound/index.ts'

/** What has no value before a pattern. */
export function introducedBy(pattern: BoundPattern): Variable[] {
  const elements: (BoundNode | BoundRelationship)[] = [...pattern.nodes, ...pattern.relationships]
  return [...elements.filter((element) => !element.bound), ...pattern.paths].map(
    (element) => element.variable,
  )
}
