import type { AttributeRole } from '../reading/attribute-table.ts'

/** What TinkerPop calls labels and type. */
export const TINKERPOP: {
  readonly [side in 'node' | 'edge']: { readonly name: string; readonly role: AttributeRole }
} = {
  node: { name: 'labelV', role: 'labels' },
  edge: { name: 'labelE', role: 'type' },
}

/** `A::B`, as graphs write it whose nodes have several labels. */
export function labelsOfTinkerpop(text: string): readonly string[] {
  return [...new Set(text.split('::').filter((label) => label !== ''))]
}
