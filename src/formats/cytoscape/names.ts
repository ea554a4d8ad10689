import type { JsonNames } from '../writing/json-elements.ts'

/** Names that Cytoscape has of its own: what Cytoscape.js goes by, and columns of the desktop that take nothing else. */
export const names: JsonNames = {
  nodes: { own: ['id', 'parent', 'suid', 'selected', 'shared_name'], read: ['id'] },
  relationships: {
    own: ['id', 'source', 'target', 'suid', 'selected', 'shared_name', 'interaction', 'shared_interaction'],
    read: ['source', 'target'],
  },
}
