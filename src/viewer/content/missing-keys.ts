import type { Value } from '../../model/values.ts'
import { goalOf } from '../../subgraph/node-key.ts'
import { elementOf } from '../layout/half-lines.ts'
import { mergePictures, pictureOf } from '../layout/picture.ts'
import { foldingOf } from '../state/folding.ts'
import { expansionOf } from '../state/expansion.ts'
import { pathsOfKey } from '../state/paths.ts'
import { groupedOf } from '../state/communities.ts'
import { sampledOf } from '../state/sampled.ts'
import type { State } from '../state/state.ts'
import { claimOfKey, type Asked } from './additions.ts'
import type { Content } from './content.ts'

/** A key may be read as that of several relationships, where names hold spaces; so many are looked for. */
const MOST_READINGS = 100

/**
 * The keys that a state names and the graph does not have, each once: of what is selected, expanded, added, kept alone, joined by paths, unfolded, moved, left out as sources, and of the communities that are opened. What was taken
 * away is not missed, and nothing is said of marks and lines that stand for a label, a type or a community. Cost: one query where a key is not that of something
 * drawn, two where one may be that of a relationship.
 */
export async function missingKeys(
  asked: Asked,
  { selected, expanded, added, only, paths, folding, moved, within, filters }: State,
  { base, additions }: Content,
): Promise<readonly string[]> {
  const { nodes, relationships } = mergePictures(base, additions)
  const isDrawn = (key: string): boolean => nodes.has(key) || relationships.has(key)
  const named = [
    ...selected,
    ...expanded.flatMap((one) => {
      const { key, ends = [] } = expansionOf(one)
      return [key, ...ends]
    }),
    ...paths.flatMap((one) => pathsOfKey(one)?.between ?? []),
    ...folding.map((one) => foldingOf(one).of).filter((key) => key !== ''),
    ...added,
    ...only,
    ...within,
    ...moved.map(({ key }) => key),
    // Nobody has no key.
    ...filters.credited.filter((key) => key !== ''),
  ]
  const unseen = [...new Set(named)].filter(
    (key) =>
      !isDrawn(elementOf(key, isDrawn)) && sampledOf(key) === undefined && groupedOf(key) === undefined,
  )
  if (unseen.length === 0) return []
  const readings = unseen.flatMap((key) => readingsOf(key, asked.description.types))
  const claims = unseen.map(claimOfKey).filter((claim) => claim !== '')
  const known = await nodesOf(asked, [
    ...unseen,
    ...claims,
    ...readings.flatMap(({ start, end }) => [start, end]),
  ])
  const lines = await linesOf(asked, readings, known)
  const isLine = (key: string): boolean => lines.has(key)
  return unseen.filter(
    (key) =>
      !known.has(key) && known.get(claimOfKey(key))?.isClaim !== true && !isLine(elementOf(key, isLine)),
  )
}

interface Known {
  readonly numbers: readonly number[]
  readonly isClaim: boolean
}

/** The nodes that keys may name; without those that name none. */
async function nodesOf(asked: Asked, keys: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const goals = [...new Set(keys)].map((key) => ({ key, goal: goalOf(key) }))
  const records = await ask(
    asked,
    `MATCH (n) WHERE n.id IN $ids OR id(n) IN $numbers RETURN n.id, id(n), 'Claim' IN labels(n)`,
    {
      ids: goals.flatMap(({ goal }) => (goal.kind === 'id' ? [goal.id] : [])),
      numbers: goals.flatMap(({ goal }) => (goal.kind === 'number' ? [goal.number] : [])),
    },
  )
  const found = new Map<string | number, Known>()
  for (const [id, number, isClaim] of records) {
    const one = { numbers: [Number(number)], isClaim: isClaim === true }
    found.set(Number(number), one)
    // A number that is a property is no internal number.
    if (typeof id !== 'string') continue
    const same = found.get(id)
    found.set(
      id,
      same === undefined
        ? one
        : { numbers: [...same.numbers, ...one.numbers], isClaim: same.isClaim || one.isClaim },
    )
  }
  return new Map(
    goals.flatMap(({ key, goal }) => {
      const one = found.get(goal.kind === 'id' ? goal.id : goal.number)
      return one === undefined ? [] : [[key, one] as const]
    }),
  )
}

/** A relationship that a key may be that of. */
interface Reading {
  readonly start: string
  readonly type: string
  readonly end: string
}

/** Start, type and end, where a key is made of them and of what the relationship stands on. */
function readingsOf(key: string, types: Asked['description']['types']): readonly Reading[] {
  const readings: Reading[] = []
  for (const { name: type } of types) {
    const between = ` ${type} `
    for (let at = key.indexOf(between); at >= 0; at = key.indexOf(between, at + 1)) {
      const rest = key.slice(at + between.length)
      for (let to = rest.indexOf(' '); ; to = rest.indexOf(' ', to + 1)) {
        if (readings.length === MOST_READINGS) return readings
        readings.push({ start: key.slice(0, at), type, end: to < 0 ? rest : rest.slice(0, to) })
        if (to < 0) break
      }
    }
  }
  return readings
}

/** The keys of the relationships of such types between such nodes. */
async function linesOf(
  asked: Asked,
  readings: readonly Reading[],
  known: ReadonlyMap<string, Known>,
): Promise<ReadonlySet<string>> {
  const possible = readings.filter(({ start, end }) => known.has(start) && known.has(end))
  if (possible.length === 0) return new Set()
  const numbersOf = (keys: readonly string[]): readonly number[] =>
    keys.flatMap((key) => known.get(key)?.numbers ?? [])
  const records = await ask(
    asked,
    'MATCH (n)-[r]->(m) WHERE id(n) IN $starts AND id(m) IN $ends AND type(r) IN $types RETURN n, r, m',
    {
      starts: numbersOf(possible.map(({ start }) => start)),
      ends: numbersOf(possible.map(({ end }) => end)),
      types: possible.map(({ type }) => type),
    },
  )
  return new Set(pictureOf(records.flat(), asked.description.sharedIds).relationships.keys())
}

async function ask(
  { backend, signal }: Asked,
  text: string,
  parameters: { readonly [name: string]: unknown },
): Promise<readonly (readonly Value[])[]> {
  const result = await backend.run(text, parameters, { signal, readOnly: true })
  return (await result.collect()).records
}
