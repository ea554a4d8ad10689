import { append } from '../../model/append.ts'
import type { Backend, Description } from '../../backend/index.ts'
import type { Schema } from '../../database/index.ts'
import { textOf } from '../../model/texts.ts'
import type { SearchedNode, SearchIndex } from '../search/search-index.ts'
import { cannedTemplates, suggestedNames } from './canned-templates.ts'
import { type Listed, NameList } from './name-list.ts'
import { PhraseIndex } from './phrase-index.ts'
import { labelledNames, schemaTemplates } from './schema-templates.ts'

/**
 * The search phrases of a graph: of its canned queries and of its schema, completed by the nodes that search knows and by the values
 * that the queries suggest. A query whose suggestions fail completes nothing. Cost: one query for each list of suggestions.
 */
export async function loadPhrases(
  backend: Backend,
  description: Description,
  schema: Schema,
  { nodes }: Pick<SearchIndex, 'nodes'>,
): Promise<PhraseIndex> {
  const byLabel = new Map<string, SearchedNode[]>()
  for (const node of nodes) for (const label of node.labels) append(byLabel, label, node)
  const lists = new Map<string, NameList>()
  for (const [label, all] of byLabel)
    lists.set(labelledNames(label), new NameList(all.map((node) => ({ ...node, value: node.key }))))
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const suggests = new Set(
    description.queries.flatMap(({ parameters }) =>
      Object.values(parameters).flatMap(({ suggest }) => suggest ?? []),
    ),
  )
  await Promise.all(
    [...suggests].map(async (suggest) => {
      const listed = await suggested(backend, suggest, byKey).catch(() => undefined)
      if (listed !== undefined) lists.set(suggestedNames(suggest), new NameList(listed))
    }),
  )
  const templates = [...description.queries.flatMap(cannedTemplates), ...schemaTemplates(schema, description)]
  return new PhraseIndex(templates, (names) => lists.get(names))
}

/** The values that a query suggests, by all names of the nodes whose keys they are. */
async function suggested(
  backend: Backend,
  suggest: string,
  byKey: ReadonlyMap<string, SearchedNode>,
): Promise<readonly Listed[]> {
  const { keys, records } = await (await backend.run(suggest)).collect()
  const [value, text] = [keys.indexOf('value'), keys.indexOf('text')]
  return records.map((record) => {
    const key = String(record[value])
    const title = textOf(record[text]) || key
    const node = byKey.get(key)
    return { value: key, title, names: [title, ...(node?.names ?? [])], lines: node?.lines ?? 0 }
  })
}
