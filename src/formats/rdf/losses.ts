import type { LossKind } from '../losses.ts'

/** What RDF has and Silkgraph does not keep, or keeps otherwise. */
export const losses = {
  namespace: {
    one: 'namespace of types and properties',
    many: 'namespaces of types and properties',
    outcome: 'left out',
  },
  datatype: {
    one: 'literal of another datatype',
    many: 'literals of other datatypes',
    outcome: 'read as text',
  },
  illTyped: {
    one: 'literal that does not fit its datatype',
    many: 'literals that do not fit their datatypes',
    outcome: 'read as text',
  },
  digits: {
    one: 'decimal with more digits than a FLOAT',
    many: 'decimals with more digits than a FLOAT',
    outcome: 'rounded',
  },
  mixed: {
    one: 'property with values of several types',
    many: 'properties with values of several types',
    outcome: 'read as text',
  },
  flattened: {
    one: 'property with several lists',
    many: 'properties with several lists',
    outcome: 'read as one list',
  },
  collection: {
    one: 'collection of nodes',
    many: 'collections of nodes',
    outcome: 'read as nodes that FIRST and REST connect',
  },
  reification: {
    one: 'statement about a statement',
    many: 'statements about statements',
    outcome: 'read as a node with SUBJECT, PREDICATE and OBJECT',
  },
  nested: {
    one: 'statement about a statement about a statement',
    many: 'statements about statements about statements',
    outcome: 'left out',
  },
  literalType: {
    one: 'type that is a literal',
    many: 'types that are literals',
    outcome: 'left out',
  },
  graphs: {
    one: 'node with properties or types in several graphs',
    many: 'nodes with properties or types in several graphs',
    outcome: 'read with a list of the graphs, not of what each says',
  },
  evidence: {
    one: 'claim that is not whole, or that no relationship stands on,',
    many: 'claims that are not whole, or that no relationship stands on,',
    outcome: 'left out',
  },
} as const satisfies { readonly [name: string]: LossKind }
