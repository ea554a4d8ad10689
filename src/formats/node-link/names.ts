import type { JsonNames } from '../writing/json-elements.ts'

/** `key` tells parallel links apart for NetworkX. */
export const names: JsonNames = {
  nodes: { own: ['id'], read: ['id'] },
  relationships: { own: ['source', 'target', 'key'], read: ['source', 'target'] },
}
