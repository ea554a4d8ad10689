import { addAll } from '../../model/add-all.ts'
import type { MapValue } from '../../model/values.ts'
import type { Subgraph, SubgraphNode, SubgraphRelationship } from '../../subgraph/subgraph.ts'
import { type Loss, Losses } from '../losses.ts'
import type { Evidence, ExportOptions } from '../writer.ts'
import { evidenceOf } from '../writing/evidence-of.ts'
import { classes, evidenceIris, iriIn, namespaces, rdf, TYPE_KEY } from './vocabulary.ts'
import { iri, literal, type Term, termOf } from './write-literal.ts'

/** A subject with what is stated of it. */
export interface Described {
  readonly iri: string
  /** Each predicate once. */
  readonly statements: readonly (readonly [predicate: string, objects: readonly Term[]])[]
}

/** One node's statement of another. */
export interface Linked {
  readonly start: string
  readonly predicate: string
  readonly end: string
}

/** A subgraph as RDF. */
export interface RdfDocument {
  readonly described: readonly Described[]
  /** Relationships as statements, each once: parallel ones are one statement, and are told apart by what describes them. */
  readonly links: readonly Linked[]
  /** What each claim says, by the claim's IRI: a named graph where there are such. */
  readonly claims: ReadonlyMap<string, readonly Linked[]>
  readonly losses: readonly Loss[]
}

/** Nodes by the IRIs that `iriOfNode` gives them, relationships as statements, with all that these have besides, and claims by PROV-O. */
export function statementsOf(subgraph: Subgraph, options: ExportOptions): RdfDocument {
  const losses = new Losses()
  const iris = irisOf(subgraph.nodes)
  const linkOf = ({ start, end, type, properties }: SubgraphRelationship): Linked => ({
    start: iris.get(start) ?? iriIn(namespaces.node, start),
    predicate: ownIri(properties) ?? iriIn(namespaces.type, type),
    end: iris.get(end) ?? iriIn(namespaces.node, end),
  })
  const links = new Map<string, Linked>()
  const times = new Map<string, number>()
  for (const relationship of subgraph.relationships) {
    const link = linkOf(relationship)
    const key = keyOf(link)
    links.set(key, link)
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  const said = new Map<string, Map<string, Linked>>()
  const described: Described[] = [header(options)]
  const passages = new Map<string, Described>()
  const evidence = new Map<string, Map<string, Evidence>>()
  for (const node of subgraph.nodes) described.push(describedNode(node, iris.get(node.key) ?? '', losses))
  for (const relationship of subgraph.relationships) {
    const link = linkOf(relationship)
    const stands = evidenceOf(relationship, options)
    const claimIris = [...new Set(stands.map(({ claim }) => iriIn(namespaces.claim, claim)))]
    for (const one of stands) {
      const of = iriIn(namespaces.claim, one.claim)
      const passage = passageOf(one)
      const known = placedIn(evidence, of)
      if (!known.has(passage)) known.set(passage, one)
      if (!passages.has(passage)) passages.set(passage, describedPassage(one))
    }
    for (const claim of claimIris) placedIn(said, claim).set(keyOf(link), link)
    const isPlain = Object.keys(relationship.properties).length === 0 && times.get(keyOf(link)) === 1
    if (!isPlain) described.push(describedRelationship(relationship, link, claimIris, losses))
  }
  for (const [claim, stands] of evidence) described.push(describedClaim(claim, [...stands.values()]))
  addAll(described, passages.values())
  const claims = new Map([...said].map(([claim, its]) => [claim, [...its.values()]]))
  return { described, links: [...links.values()], claims, losses: losses.all }
}

/** What a map has for a key, which is nothing at first. */
function placedIn<Held>(map: Map<string, Map<string, Held>>, key: string): Map<string, Held> {
  let known = map.get(key)
  if (known === undefined) map.set(key, (known = new Map()))
  return known
}

/** A node's property `iri` where it is one and no other node has it, else its key in Silkgraph's namespace. */
function irisOf(nodes: readonly SubgraphNode[]): ReadonlyMap<string, string> {
  const times = new Map<string, number>()
  for (const { properties } of nodes) {
    const given = ownIri(properties)
    if (given !== undefined) times.set(given, (times.get(given) ?? 0) + 1)
  }
  return new Map(
    nodes.map(({ key, properties }) => {
      const given = ownIri(properties)
      return [key, given !== undefined && times.get(given) === 1 ? given : iriIn(namespaces.node, key)]
    }),
  )
}

/** A scheme that is a prefix in the file would not be taken for a scheme. */
const PREFIXES = new Set(Object.keys(namespaces))

function ownIri({ iri: given }: MapValue): string | undefined {
  if (typeof given !== 'string') return undefined
  const scheme = /^([a-z][a-z\d+.-]*):[^\s\p{Cc}<>"{}|\\^`]+$/iu.exec(given)?.[1].toLowerCase()
  const isFree =
    scheme !== undefined &&
    !PREFIXES.has(scheme) &&
    !given.startsWith(namespaces.silkgraph) &&
    !given.startsWith(namespaces.rdf)
  return isFree ? given : undefined
}

function header({ licence }: ExportOptions): Described {
  return {
    iri: `${namespaces.silkgraph}graph`,
    statements: [
      [rdf.type, [iri(classes.graph)]],
      [`${namespaces.dcterms}creator`, [literal('Silkgraph')]],
      ...(licence === '' ? [] : ([[`${namespaces.dcterms}license`, [literal(licence)]]] as const)),
    ],
  }
}

function describedNode({ labels, properties }: SubgraphNode, of: string, losses: Losses): Described {
  const types = [classes.node, ...labels.map((label) => iriIn(namespaces.label, label))]
  return { iri: of, statements: [[rdf.type, types.map(iri)], ...propertiesOf(properties, losses)] }
}

function describedRelationship(
  { key, type, properties }: SubgraphRelationship,
  { start, predicate, end }: Linked,
  claims: readonly string[],
  losses: Losses,
): Described {
  const isOwnType = predicate === iriIn(namespaces.type, type)
  return {
    iri: iriIn(namespaces.relationship, key),
    statements: [
      [rdf.type, [iri(rdf.statement), iri(classes.relationship)]],
      [rdf.subject, [iri(start)]],
      [rdf.predicate, [iri(predicate)]],
      [rdf.object, [iri(end)]],
      ...(isOwnType ? [] : ([[TYPE_KEY, [literal(type)]]] as const)),
      ...propertiesOf(properties, losses),
      ...(claims.length === 0 ? [] : ([[evidenceIris.wasDerivedFrom, claims.map(iri)]] as const)),
    ],
  }
}

function propertiesOf(properties: MapValue, losses: Losses): (readonly [string, readonly Term[]])[] {
  return Object.entries(properties).flatMap(([name, value]) =>
    value === null ? [] : [[iriIn(namespaces.property, name), [termOf(value, losses)]] as const],
  )
}

function describedClaim(of: string, evidence: readonly Evidence[]): Described {
  const [{ gloss, modality, credited }] = evidence
  const documents = [...new Set(evidence.map(({ document }) => iriIn(namespaces.document, document)))]
  return {
    iri: of,
    statements: [
      [rdf.type, [iri(evidenceIris.entity), iri(classes.claim)]],
      [evidenceIris.gloss, [literal(gloss)]],
      [evidenceIris.modality, [literal(modality)]],
      ...(credited.length === 0
        ? []
        : ([[evidenceIris.credited, credited.map((name) => literal(name))]] as const)),
      [evidenceIris.hadPrimarySource, documents.map(iri)],
      [evidenceIris.wasDerivedFrom, evidence.map((one) => iri(passageOf(one)))],
    ],
  }
}

/** A sentence, or a cell, of a document. */
function describedPassage(evidence: Evidence): Described {
  const { document, place, sha256 } = evidence
  const whole = (number: number): Term => literal(String(number), `${namespaces.xsd}integer`)
  return {
    iri: passageOf(evidence),
    statements: [
      [rdf.type, [iri(evidenceIris.entity), iri(classes.passage)]],
      [evidenceIris.document, [literal(document)]],
      ...(place.kind === 'cell'
        ? ([
            [evidenceIris.row, [whole(place.row)]],
            [evidenceIris.column, [literal(place.column)]],
          ] as const)
        : ([
            [evidenceIris.paragraph, [whole(place.paragraph)]],
            [evidenceIris.sentence, [whole(place.sentence)]],
          ] as const)),
      [evidenceIris.sha256, [literal(sha256)]],
      [evidenceIris.wasDerivedFrom, [iri(iriIn(namespaces.document, document))]],
    ],
  }
}

function passageOf({ document, place }: Evidence): string {
  const within =
    place.kind === 'cell' ? `${place.row}/${place.column}` : `${place.paragraph}/${place.sentence}`
  return iriIn(namespaces.passage, `${document}/${within}`)
}

function keyOf({ start, predicate, end }: Linked): string {
  return `${start} ${predicate} ${end}`
}
