import type { LossKind } from '../losses.ts'

const leftOut = (one: string, many: string): LossKind => ({ one, many, outcome: 'left out' })

/** What GraphML has and Silkgraph does not keep. */
export const losses = {
  nested: {
    one: 'graph inside a node',
    many: 'graphs inside nodes',
    outcome: 'read with the others: `parent` says of each node which node it is inside',
  },
  further: { one: 'further graph', many: 'further graphs', outcome: 'read with the first' },
  port: leftOut('port', 'ports'),
  hyperedge: leftOut('hyperedge', 'hyperedges'),
  description: leftOut('description', 'descriptions'),
  graphValue: leftOut('value of the whole graph', 'values of the whole graph'),
  repeated: {
    one: 'earlier value of an attribute with several values',
    many: 'earlier values of attributes with several values',
    outcome: 'left out',
  },
  type: { one: 'attribute of an unknown type', many: 'attributes of unknown types', outcome: 'read as text' },
  drawing: {
    one: 'drawing by yEd',
    many: 'drawings by yEd',
    outcome: 'left out, but for label, place, size and colour',
  },
  markup: leftOut('element that GraphML does not have', 'elements that GraphML does not have'),
} as const satisfies { readonly [name: string]: LossKind }
