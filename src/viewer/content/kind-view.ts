import { textOf } from '../../model/texts.ts'
import type { Value } from '../../model/values.ts'
import { FIRST_SAMPLE, type Sampled } from '../state/sampled.ts'
import type { Asked } from './additions.ts'
import { sampleCypher } from './sample-cypher.ts'

/** What the elements of a kind hold, as the first 200 of them tell. */
export interface KindView {
  /** How many elements were looked at. */
  readonly looked: number
  readonly properties: readonly KindProperty[]
}

interface KindProperty {
  readonly name: string
  /** How many of those looked at have it. */
  readonly count: number
  readonly example: Value
}

/** The properties of what a mark or line of a schema stands for. Cost: that of 200 elements. */
export async function kindView({ backend, signal }: Asked, sampled: Sampled): Promise<KindView> {
  const { match } = sampleCypher(sampled, FIRST_SAMPLE)
  const element = sampled.kind === 'label' ? 'n' : 'relationships(path)[0]'
  const query =
    `${match} WITH ${element} AS one LIMIT ${FIRST_SAMPLE} WITH collect(one) AS ones UNWIND ones AS one ` +
    'UNWIND CASE size(keys(one)) WHEN 0 THEN [null] ELSE keys(one) END AS name ' +
    'RETURN size(ones) AS looked, name, count(*) AS count, collect(one[name])[0] AS example ORDER BY count DESC, name'
  const { records } = await (await backend.run(query, {}, { signal, exact: true })).collect()
  return {
    looked: Number(records[0]?.[0] ?? 0),
    properties: records
      .map(([, name, count, example]) => ({
        name: textOf(name),
        count: Number(count),
        example: example ?? null,
      }))
      .filter(({ name }) => name !== ''),
  }
}
