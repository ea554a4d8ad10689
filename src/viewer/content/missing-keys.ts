import { goalOf } from '../../subgraph/node-key.ts'
import { elementOf } from '../layout/half-lines.ts'
import { mergePictures } from '../layout/picture.ts'
import { expansionOf } from '../state/expansion.ts'
import { pathsOfKey } from '../state/paths.ts'
import type { State } from '../state/state.ts'
import type { Asked } from './additions.ts'
import type { Content } from './content.ts'

/**
 * The keys that a state names and the graph does not have, each once: of what is selected, expanded, added, joined by paths and moved. What was taken
 * away is not missed. Cost: one query, where a key is not that of something drawn.
 */
export async function missingKeys(
  { backend, signal }: Asked,
  { selected, expanded, added, paths, moved }: State,
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
    ...added,
    ...moved.map(({ key }) => key),
  ]
  const unseen = [...new Set(named)].filter((key) => !isDrawn(elementOf(key, isDrawn)))
  if (unseen.length === 0) return []
  const goals = unseen.map(goalOf)
  const result = await backend.run(
    'MATCH (n) WHERE n.id IN $ids OR id(n) IN $numbers RETURN n.id, id(n)',
    {
      ids: goals.flatMap((goal) => (goal.kind === 'id' ? [goal.id] : [])),
      numbers: goals.flatMap((goal) => (goal.kind === 'number' ? [goal.number] : [])),
    },
    { signal, readOnly: true },
  )
  const { records } = await result.collect()
  const ids = new Set(records.map(([id]) => id))
  const numbers = new Set(records.map(([, number]) => Number(number)))
  return unseen.filter((_, at) => {
    const goal = goals[at]
    return goal.kind === 'id' ? !ids.has(goal.id) : !numbers.has(goal.number)
  })
}
