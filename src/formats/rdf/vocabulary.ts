const SILKGRAPH = 'urn:silkgraph:'

/** The namespaces of what Silkgraph writes, by their prefixes. */
export const namespaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  prov: 'http://www.w3.org/ns/prov#',
  dcterms: 'http://purl.org/dc/terms/',
  silkgraph: SILKGRAPH,
  node: `${SILKGRAPH}node:`,
  label: `${SILKGRAPH}label:`,
  type: `${SILKGRAPH}type:`,
  property: `${SILKGRAPH}property:`,
  relationship: `${SILKGRAPH}relationship:`,
  claim: `${SILKGRAPH}claim:`,
  passage: `${SILKGRAPH}passage:`,
  document: `${SILKGRAPH}document:`,
} as const

export const rdf = {
  type: `${namespaces.rdf}type`,
  first: `${namespaces.rdf}first`,
  rest: `${namespaces.rdf}rest`,
  nil: `${namespaces.rdf}nil`,
  statement: `${namespaces.rdf}Statement`,
  subject: `${namespaces.rdf}subject`,
  predicate: `${namespaces.rdf}predicate`,
  object: `${namespaces.rdf}object`,
  reifies: `${namespaces.rdf}reifies`,
  json: `${namespaces.rdf}JSON`,
} as const

/** Classes of what Silkgraph writes: every node is a `Node`, whatever its labels. */
export const classes = {
  graph: `${SILKGRAPH}Graph`,
  node: `${SILKGRAPH}Node`,
  relationship: `${SILKGRAPH}Relationship`,
  claim: `${SILKGRAPH}Claim`,
  passage: `${SILKGRAPH}Passage`,
} as const

/** What is said of claims and their passages. Source: PROV-O, and Silkgraph's own. */
export const evidenceIris = {
  entity: `${namespaces.prov}Entity`,
  wasDerivedFrom: `${namespaces.prov}wasDerivedFrom`,
  hadPrimarySource: `${namespaces.prov}hadPrimarySource`,
  gloss: `${SILKGRAPH}gloss`,
  modality: `${SILKGRAPH}modality`,
  credited: `${SILKGRAPH}credited`,
  document: `${SILKGRAPH}document`,
  row: `${SILKGRAPH}row`,
  column: `${SILKGRAPH}column`,
  paragraph: `${SILKGRAPH}paragraph`,
  sentence: `${SILKGRAPH}sentence`,
  sha256: `${SILKGRAPH}sha256`,
} as const

/** The type of a relationship whose predicate is an IRI from elsewhere. */
export const TYPE_KEY = `${SILKGRAPH}type`

/** The IRI of a name in a namespace of Silkgraph. */
export function iriIn(namespace: string, name: string): string {
  return namespace + encodeURIComponent(name)
}

/** The name that `iriIn` made an IRI of; undefined where the IRI is of another namespace. */
export function nameIn(namespace: string, iri: string): string | undefined {
  if (!iri.startsWith(namespace)) return undefined
  try {
    return decodeURIComponent(iri.slice(namespace.length))
  } catch {
    return undefined
  }
}
