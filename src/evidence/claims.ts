import type { Backend } from '../backend/index.ts'
import { Float, Node, Relationship, type MapValue, type Value } from '../model/values.ts'
import { byPassagePlace, type PassagePlace } from '../model/passage-place.ts'
import { textOf, textsOf } from '../model/texts.ts'
import { nodeKey } from '../subgraph/node-key.ts'

/** A node as other things name it. */
export interface Named {
  readonly key: string
  readonly name: string
}

/** Someone who says so. */
export interface Credited extends Named {
  /** The name in full, as exports give it. */
  readonly fullName: string
}

/** A claim with everything that a reader asks of it: what, how firmly, who says so, and where it stands. */
export interface ClaimView {
  readonly id: string
  readonly gloss: string
  readonly modality: string
  readonly status: string
  readonly certainty: string
  /** In the order in which the claim names them; empty where the document speaks for itself. */
  readonly credited: readonly Credited[]
  /** In what role they are credited; '' where it is not said. */
  readonly role: string
  readonly document: Named
  readonly passages: readonly CitedPassage[]
  /** When, in the source's words; '' where undated. */
  readonly time: string
  /** `> 25 percent`; '' where there is no number. */
  readonly quantity: string
  readonly notes: string
  readonly review: string
  readonly withdrawn: boolean
  readonly disputed: boolean
  readonly subject: Named
  /** Its key is '' where the claim says its object in words. */
  readonly object: Named
}

/** A passage that a claim cites, and where it stands in its document. */
export interface CitedPassage {
  readonly key: string
  readonly place: PassagePlace
  /** Of the normalised sentence, or of the normalised text of the cell. */
  readonly sha256: string
}

const PARTS = `
  OPTIONAL MATCH (k)-[:HAS_SUBJECT]->(s)
  OPTIONAL MATCH (k)-[:HAS_OBJECT]->(o)
  OPTIONAL MATCH (k)-[:EVIDENCED_BY]->(p:Passage)-[:IN_DOCUMENT]->(d:Document)
  WITH k, s, o, d, collect(DISTINCT p) AS passages
  OPTIONAL MATCH (k)-[:ATTRIBUTED_TO]->(a)
  RETURN k, s, o, d, passages, collect(DISTINCT a) AS credited
  ORDER BY k.id, d.id`

/** The claims with these ids, in order of id; one that cites several documents comes once for each. */
export function claimsByIds(backend: Backend, ids: readonly string[]): Promise<readonly ClaimView[]> {
  return ids.length === 0
    ? Promise.resolve([])
    : ask(backend, `MATCH (k:Claim) WHERE k.id IN $ids WITH k ${PARTS}`, { ids })
}

/** The claims that a node has a part in: as subject, object, qualifier or source. */
export function claimsAbout(backend: Backend, key: string): Promise<readonly ClaimView[]> {
  return ask(
    backend,
    `MATCH (n)<-[:HAS_SUBJECT|HAS_OBJECT|QUALIFIED_BY|ATTRIBUTED_TO]-(k:Claim) WHERE n.id = $key WITH DISTINCT k ${PARTS}`,
    { key },
  )
}

/** Every claim of a document. */
export function claimsIn(backend: Backend, document: string): Promise<readonly ClaimView[]> {
  return ask(
    backend,
    `MATCH (k:Claim)-[:EVIDENCED_BY]->(:Passage)-[:IN_DOCUMENT]->(d:Document) WHERE d.id = $document WITH DISTINCT k ${PARTS}`,
    { document },
  )
}

/** The claims that cite passages, by the keys of these. */
export function claimsOn(backend: Backend, keys: readonly string[]): Promise<readonly ClaimView[]> {
  return keys.length === 0
    ? Promise.resolve([])
    : ask(
        backend,
        `MATCH (k:Claim)-[:EVIDENCED_BY]->(c:Passage) WHERE c.id IN $keys WITH DISTINCT k ${PARTS}`,
        { keys },
      )
}

async function ask(
  backend: Backend,
  text: string,
  parameters: { readonly [name: string]: unknown },
): Promise<readonly ClaimView[]> {
  const { records } = await (await backend.run(text, parameters)).collect()
  return records.map(([claim, subject, object, document, passages, credited]) => {
    const properties = propertiesOf(claim)
    return {
      id: textOf(properties['id']),
      gloss: textOf(properties['gloss']),
      modality: textOf(properties['modality']),
      status: textOf(properties['status']),
      certainty: textOf(properties['certainty']),
      credited: creditedIn(textsOf(properties['attributedTo']), nodesOf(credited)),
      role: textOf(properties['attributionRole']),
      document: named(document),
      passages: nodesOf(passages)
        .map(citedPassage)
        .sort((a, b) => byPassagePlace(a.place, b.place)),
      time: textOf(properties['timeText']),
      quantity: quantityOf(properties),
      notes: textOf(properties['notes']),
      review: textOf(properties['review']),
      withdrawn: properties['withdrawn'] === true,
      disputed: properties['disputed'] === true,
      subject: named(subject),
      object: object === null ? { key: '', name: textOf(properties['objectText']) } : named(object),
    }
  })
}

/** In the order in which the claim names them: stores collect in orders of their own. */
function creditedIn(ids: readonly string[], nodes: readonly Node[]): readonly Credited[] {
  const known = new Map(
    nodes.map((node) => [nodeKey(node), { ...named(node), fullName: textOf(node.properties['name']) }]),
  )
  const others = [...known.keys()].filter((key) => !ids.includes(key)).toSorted()
  return [...ids, ...others].map((key) => known.get(key) ?? { key, name: key, fullName: key })
}

const comparators: { readonly [name: string]: string } = {
  eq: '',
  gt: '> ',
  lt: '< ',
  ge: '≥ ',
  le: '≤ ',
  about: '≈ ',
}

/** A comparator as a sign before the number. */
function comparatorSign(name: string): string {
  return name === '' ? '' : (comparators[name] ?? `${name} `)
}

function quantityOf(properties: MapValue): string {
  const amount = amountText(
    properties['comparator'] ?? null,
    properties['amount'] ?? null,
    properties['unit'] ?? null,
  )
  return amount === ''
    ? ''
    : `${amount} ${unitText(properties['unit'] ?? null, properties['amount'] ?? null)}`.trim()
}

/** `> 25 %`: a number with its comparator, and the sign of percent; '' where there is none. */
export function amountText(comparator: Value, amount: Value, unit: Value): string {
  const number = amount instanceof Float ? amount.value : amount
  if (typeof number !== 'number') return ''
  return `${comparatorSign(textOf(comparator))}${number.toLocaleString('en')}${unit === 'percent' ? ' %' : ''}`
}

/** The plural of an English noun that has a regular one; of anything but a word in small letters the same. */
function pluralOf(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}

/** A unit in words, `weeks` for what is not one week; '' for percent, which is a sign at the number. */
export function unitText(unit: Value, amount: Value): string {
  const word = textOf(unit)
  if (word === 'percent' || word === '') return ''
  const number = amount instanceof Float ? amount.value : amount
  try {
    // British English has metres.
    const words = new Intl.NumberFormat('en-GB', {
      style: 'unit',
      unit: word.replace(/metre$/, 'meter'),
      unitDisplay: 'long',
    })
    const parts = words.formatToParts(typeof number === 'number' ? number : 1)
    return parts.find(({ type }) => type === 'unit')?.value ?? word
  } catch {
    // Not a unit that is counted everywhere.
    return number === 1 ? word : pluralOf(word)
  }
}

export function citedPassage({ properties }: Node): CitedPassage {
  const { id, row, column, paragraph, sentence, sha256 } = properties
  return {
    key: textOf(id),
    place:
      row === undefined
        ? { kind: 'sentence', paragraph: Number(paragraph), sentence: Number(sentence) }
        : { kind: 'cell', row: Number(row), column: textOf(column) },
    sha256: textOf(sha256),
  }
}

export function named(value: Value | undefined): Named {
  if (!(value instanceof Node)) return { key: '', name: '' }
  const { properties } = value
  return {
    key: nodeKey(value),
    name: textOf(properties['caption']) || textOf(properties['name']) || nodeKey(value),
  }
}

export function nodesOf(value: Value | undefined): readonly Node[] {
  return Array.isArray(value) ? value.filter((one): one is Node => one instanceof Node) : []
}

export function propertiesOf(value: Value | undefined): MapValue {
  return value instanceof Node || value instanceof Relationship
    ? value.properties
    : (Object.create(null) as MapValue)
}
