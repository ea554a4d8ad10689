import type { Backend, Description } from '../../backend/index.ts'
import { addAll } from '../../model/add-all.ts'
import { append } from '../../model/append.ts'
import { isNumber, toDouble } from '../../model/numbers.ts'
import type { Value } from '../../model/values.ts'
import type { ValueSource } from '../../model/value-source.ts'
import { pictureOf, type Picture } from '../layout/picture.ts'
import { captionOf } from '../words/names.ts'
import { isAsked, loadNumbers, type LoadOptions, valuesHere } from './load-values.ts'
import { metricOf } from './metric-of.ts'

/** What a metric says, to be read. */
export type Measured = {
  /** What it means, what was counted and what was left out, as sentences. */
  readonly told: string
  /** How many nodes have a value. */
  readonly count: number
} & (
  | {
      readonly kind: 'score'
      /** The highest first; equal ones by name. */
      readonly ranks: readonly { readonly key: string; readonly name: string; readonly value: Value }[]
    }
  | {
      readonly kind: 'group'
      /** The largest first. */
      readonly groups: readonly {
        readonly words: string
        readonly count: number
        /** Of those that are drawn. */
        readonly keys: readonly string[]
      }[]
    }
)

/** So many are listed. */
export const MOST_RANKED = 100

/**
 * Computes a metric and names the nodes that score highest, or its groups.
 *
 * @throws (rejects with) as `loadNumbers`
 */
export async function measure(
  backend: Backend,
  description: Description,
  source: ValueSource & { readonly kind: 'metric' },
  picture: Picture,
  options: LoadOptions,
): Promise<Measured> {
  if (!isAsked(source)) {
    const { nodes, told } = valuesHere(source, picture)
    const ranked = [...nodes]
      .map(([key, value]) => ({ key, name: nameIn(picture, key, description), value }))
      .sort((one, other) => amount(other.value) - amount(one.value) || (one.name < other.name ? -1 : 1))
    return { kind: 'score', told, count: nodes.size, ranks: ranked.slice(0, MOST_RANKED) }
  }
  const { byNumber, told } = await loadNumbers(backend, source, picture, options)
  const value = metricOf(source.name)?.value
  const count = byNumber.size
  if (value?.kind === 'group') {
    const drawn = new Map([...picture.nodes.values()].map(({ id, key }) => [id, key]))
    const members = new Map<number, string[]>()
    const sizes = new Map<number, number>()
    for (const [id, number] of byNumber) {
      const group = amount(number)
      sizes.set(group, (sizes.get(group) ?? 0) + 1)
      const key = drawn.get(id)
      if (key !== undefined) append(members, group, key)
    }
    return {
      kind: 'group',
      told,
      count,
      groups: [...sizes]
        .sort(([one], [other]) => one - other)
        .slice(0, MOST_RANKED)
        .map(([group, size]) => ({
          words: `${value.column} ${group.toLocaleString('en')}`,
          count: size,
          keys: members.get(group) ?? [],
        })),
    }
  }
  // They come with the highest first.
  const first = [...byNumber].slice(0, MOST_RANKED)
  const ids = first.map(([id]) => id)
  const found: Value[] = []
  if (ids.length > 0) {
    const { signal } = options
    const result = await backend.run(
      'MATCH (n) WHERE id(n) IN $ids RETURN n',
      { ids },
      { signal, exact: true },
    )
    addAll(found, (await result.collect()).records.flat())
  }
  const named = pictureOf(found, description.sharedIds)
  const byId = new Map([...named.nodes.values()].map((node) => [node.id, node]))
  return {
    kind: 'score',
    told,
    count,
    ranks: first.flatMap(([id, score]) => {
      const node = byId.get(id)
      return node === undefined ? [] : [{ key: node.key, name: captionOf(node, description), value: score }]
    }),
  }
}

function nameIn({ nodes }: Picture, key: string, description: Description): string {
  const node = nodes.get(key)
  return node === undefined ? key : captionOf(node, description)
}

function amount(value: Value): number {
  return isNumber(value) ? toDouble(value) : 0
}
