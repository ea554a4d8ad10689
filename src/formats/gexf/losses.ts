import type { LossKind } from '../losses.ts'

const leftOut = (one: string, many: string): LossKind => ({ one, many, outcome: 'left out' })

/** What GEXF has and Silkgraph does not keep. */
export const losses = {
  mutual: { one: 'mutual edge', many: 'mutual edges', outcome: 'read as undirected' },
  repeated: {
    one: 'earlier value of an attribute with several values',
    many: 'earlier values of attributes with several values',
    outcome: 'left out',
  },
  time: leftOut('time at which something exists or holds', 'times at which something exists or holds'),
  height: leftOut('third coordinate of a place', 'third coordinates of places'),
  transparency: leftOut('transparency of a colour', 'transparencies of colours'),
  shape: leftOut('shape', 'shapes'),
  thickness: leftOut('thickness', 'thicknesses'),
  options: leftOut(
    'list of the values that an attribute may have',
    'lists of the values that an attribute may have',
  ),
  graphValue: leftOut('value of the whole graph', 'values of the whole graph'),
  about: leftOut('text about the file', 'texts about the file'),
  type: { one: 'attribute of an unknown type', many: 'attributes of unknown types', outcome: 'read as text' },
  other: leftOut('element that GEXF does not have', 'elements that GEXF does not have'),
} as const satisfies { readonly [name: string]: LossKind }
