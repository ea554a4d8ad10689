import type { LossKind } from '../losses.ts'

/** What JSON-LD has, besides what RDF has, and Silkgraph does not keep, or keeps otherwise. */
export const losses = {
  nameless: {
    one: 'value whose key no context makes an IRI of',
    many: 'values whose keys no context makes IRIs of',
    outcome: 'left out, as JSON-LD asks',
  },
  schemaOrg: {
    one: 'context of schema.org, which was not fetched,',
    many: 'contexts of schema.org, which were not fetched,',
    outcome: 'read as the vocabulary http://schema.org/ alone, so that addresses and dates are text',
  },
  index: {
    one: '@index',
    many: '@index',
    outcome: 'left out',
  },
  direction: {
    one: 'direction of text',
    many: 'directions of text',
    outcome: 'left out',
  },
  free: {
    one: 'value that no node has',
    many: 'values that no node has',
    outcome: 'left out',
  },
  blankPredicate: {
    one: 'property whose name is a blank node',
    many: 'properties whose names are blank nodes',
    outcome: 'left out',
  },
  likeKeyword: {
    one: 'name that begins with @ and is none of JSON-LD',
    many: 'names that begin with @ and are none of JSON-LD',
    outcome: 'left out',
  },
} as const satisfies { readonly [name: string]: LossKind }
