import MiniSearch from 'minisearch'
import type { Backend, Description } from '../../backend/index.ts'
import { importedKeys } from '../../model/imported.ts'
import { nameText } from '../../model/node-name.ts'
import { textOf, textsOf } from '../../model/texts.ts'
import { Node } from '../../model/values.ts'
import { nodeKeys } from '../../subgraph/node-key.ts'
import { labelOf } from '../words/labels.ts'
import { nameOf } from '../words/names.ts'
import { foldText, plainText, spellingsOf } from './fold-text.ts'
import { matchedText, type PropertyText, TextAllowance } from './property-texts.ts'

/** Something that search found. */
export interface Hit {
  readonly kind: 'node' | 'claim' | 'document' | 'question'
  /** A node's key, or a question's id. */
  readonly key: string
  readonly title: string
  /** What kind of thing it is, and which of its other names or properties matched where its name did not; of a question, what it asks. */
  readonly note: string
  /** Whether one of its names is what was looked for, or begins with it. */
  readonly begins: boolean
}

/** A node as search knows it. */
export interface SearchedNode {
  readonly key: string
  readonly labels: readonly string[]
  readonly title: string
  /** Every name it may be called by, its title first. */
  readonly names: readonly string[]
  /** How many relationships it has. */
  readonly lines: number
}

export interface SearchIndex {
  /** The best hits, best first; none for an empty text. Cost: milliseconds for some ten thousand nodes. */
  find(text: string, most?: number): readonly Hit[]
  /** All nodes that are looked through. */
  readonly nodes: readonly SearchedNode[]
  /** How many nodes are looked through, where the graph has more; else undefined. */
  readonly searchedNodes: number | undefined
  /** Of how many nodes texts other than names are looked through, where more have some; else undefined. */
  readonly searchedTexts: number | undefined
}

interface Entry extends Omit<Hit, 'begins'>, Omit<SearchedNode, 'key' | 'title'> {
  readonly id: number
  /** Texts that are not names, by the properties that have them. */
  readonly texts: readonly PropertyText[]
}

const MOST = 12
/** How much is looked through at most. */
const BOUNDS = { nodes: 200_000, characters: 4_000_000 }

/**
 * An index of the names, captions, aliases and ids of all nodes, 200,000 at most, of claims by what they say, and of canned queries. Of
 * nodes that stand on no claim other texts are in it too, as far as four million characters go.
 */
export async function buildSearchIndex(
  backend: Backend,
  description: Description,
  bounds: Partial<typeof BOUNDS> = {},
): Promise<SearchIndex> {
  const { nodes: mostNodes, characters } = { ...BOUNDS, ...bounds }
  const { records } = await (
    await backend.run(
      `MATCH (n)${description.evidence ? ' WHERE NOT n:Passage' : ''} RETURN n, COUNT { (n)--() } AS lines ORDER BY n.id LIMIT ${mostNodes + 1}`,
      {},
      { limits: { maxRecords: mostNodes + 1 } },
    )
  ).collect()
  const entries: Entry[] = []
  const keyOf = nodeKeys(description.sharedIds)
  const texts = new TextAllowance(characters)
  for (const [node, lines] of records.slice(0, mostNodes)) {
    if (!(node instanceof Node)) continue
    const entry = entryOf(node, keyOf, description)
    const isPlain = !description.evidence || Object.hasOwn(node.properties, importedKeys.from)
    entries.push({
      id: entries.length,
      ...entry,
      lines: Number(lines),
      texts: isPlain ? texts.take(node.properties, entry.names) : [],
    })
  }
  for (const { id, title, question } of description.queries)
    entries.push({
      id: entries.length,
      kind: 'question',
      key: id,
      title,
      note: question,
      labels: [],
      names: [title, question, id],
      lines: 0,
      texts: [],
    })
  return {
    ...indexOf(entries),
    nodes: entries.filter(({ kind }) => kind === 'node'),
    searchedNodes: records.length > mostNodes ? mostNodes : undefined,
    searchedTexts: texts.nodes,
  }
}

function entryOf(
  node: Node,
  keyOf: (node: Node) => string,
  description: Description,
): Omit<Entry, 'id' | 'texts' | 'lines'> {
  const { labels, properties } = node
  const key = keyOf(node)
  const name = textOf(properties['name']) || textOf(properties['title']) || nameOf(node, description)
  const names = [
    name,
    nameText(properties['caption']),
    nameOf(node, description),
    ...textsOf(properties['aliases']),
    textOf(properties['id']) || key,
  ]
  const kind = !description.evidence
    ? 'node'
    : labels.includes('Claim')
      ? 'claim'
      : labels.includes('Document')
        ? 'document'
        : 'node'
  const label = labelOf(labels, description).singular
  return { kind, key, title: name, note: kind === 'claim' ? `${label} ${key}` : label, labels, names }
}

/** Looks through texts that are not names: as they stand, each word as it begins. */
function textIndexOf(
  entries: readonly Entry[],
): (text: string, most: number, isFound: (id: number) => boolean) => readonly Hit[] {
  const index = new MiniSearch<{ id: number; texts: string }>({
    fields: ['texts'],
    processTerm: (term) => term,
    tokenize: (text) => plainText(text).split(' '),
    searchOptions: { prefix: true, combineWith: 'AND' },
  })
  for (const { id, texts } of entries)
    if (texts.length > 0) index.add({ id, texts: texts.map(({ text }) => text).join(' ') })
  return (text, most, isFound) => {
    // One or two letters begin a word of nearly every text.
    if (most <= 0 || plainText(text).length < LEAST) return []
    return index
      .search(text)
      .map(({ id }) => Number(id))
      .filter((id) => !isFound(id))
      .slice(0, most)
      .map((id) => {
        const hit = hitOf(entries[id])
        const matched = matchedText(entries[id].texts, text)
        return matched === undefined ? hit : { ...hit, note: `${hit.note} · ${matched}` }
      })
  }
}

/** Longer words are looked for as they are: what resembles a word costs the square of its length. */
const LONGEST_FUZZY = 60

/** Shorter words are looked for in names alone. */
const LEAST = 3

function hitOf({ kind, key, title, note }: Entry, begins = false): Hit {
  return { kind, key, title, note, begins }
}

/** How near a name is to what was looked for. */
const near = { is: 0, begins: 1, holds: 2, resembles: 3 } as const
type Near = (typeof near)[keyof typeof near]

/** @param words of `wanted` */
function nearOf(name: string, wanted: string, words: readonly string[]): Near {
  if (name === wanted) return near.is
  if (name.startsWith(wanted)) return near.begins
  const own = name.split(' ')
  return words.every((word) => own.some((one) => one.startsWith(word))) ? near.holds : near.resembles
}

/** A hit by one of its names, which is told where it is another than its title. */
function namedHit(entry: Entry, { near: distance, at }: { readonly near: Near; readonly at: number }): Hit {
  const hit = hitOf(entry, distance <= near.begins)
  const name = entry.names[at]
  const isTold = entry.kind === 'node' && at > 0 && name !== entry.title && name !== entry.key
  return isTold ? { ...hit, note: `${hit.note} · ${name}` } : hit
}

function indexOf(entries: readonly Entry[]): Pick<SearchIndex, 'find'> {
  const index = new MiniSearch<{ id: number; names: string }>({
    fields: ['names'],
    processTerm: (term) => term,
    tokenize: (text) => plainText(text).split(' '),
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 4 && term.length <= LONGEST_FUZZY ? 0.2 : false),
      combineWith: 'AND',
    },
  })
  const folded = entries.map(({ names }) => names.map(foldText))
  index.addAll(entries.map(({ id, names }) => ({ id, names: names.flatMap(spellingsOf).join(' ') })))
  const byText = textIndexOf(entries)
  // Nodes before claims: who types a name wants the thing, then what is said of it.
  const order = { node: 0, question: 1, document: 1, claim: 2 }
  return {
    find(text, most = MOST) {
      const wanted = foldText(text)
      if (wanted === '') return []
      const words = wanted.split(' ')
      /** How near the nearest of its names is, and which that is: its own before others. */
      const nearest = (id: number): { readonly near: Near; readonly at: number } => {
        let best: { readonly near: Near; readonly at: number } = { near: near.resembles, at: 0 }
        for (const [at, name] of folded[id].entries()) {
          const one = nearOf(name, wanted, words)
          if (one < best.near) best = { near: one, at }
        }
        return best
      }
      // As it was typed, which may be half a word, and as it is folded.
      const scores = new Map<number, number>()
      for (const query of new Set([plainText(text), wanted]))
        for (const { id, score } of index.search(query))
          scores.set(Number(id), Math.max(score, scores.get(Number(id)) ?? 0))
      const named = [...scores]
        .map(([id, score]) => ({ id, score, ...nearest(id) }))
        .map((one) => ({
          ...one,
          rank: (one.near * 4 + order[entries[one.id].kind]) * 2 + Math.min(one.at, 1),
        }))
        .sort(
          (a, b) =>
            a.rank - b.rank || entries[b.id].lines - entries[a.id].lines || b.score - a.score || a.id - b.id,
        )
        .slice(0, most)
        .map((one) => namedHit(entries[one.id], one))
      return [...named, ...byText(text, most - named.length, (id) => scores.has(id))]
    },
  }
}
