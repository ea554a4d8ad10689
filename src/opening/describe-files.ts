import { EmbeddedBackend } from '../backend/index.ts'
import { everythingView, schemaView, type Description } from '../backend/description.ts'
import type { Database } from '../database/index.ts'
import type { GraphReader } from '../model/graph-store.ts'
import { isNumber } from '../model/numbers.ts'
import type { View } from '../model/view.ts'
import { describeGraph } from './describe.ts'
import { surveyGraph } from './survey-graph.ts'

/** A graph of one kind with more nodes, or relationships, is shown by its kinds first; one of several kinds with more than `SEEN`. */
const MOST_AT_FIRST = 2_000
/** As much can be read in one picture, of whatever kinds it is. */
const SEEN = { nodes: 150, relationships: 400 } as const
/** Nodes without a place are taken for newcomers where no more than this share of all are. */
const PLACED = 0.9

const asInFileView: View = {
  ...everythingView,
  id: 'as-in-the-file',
  title: 'As in the file',
  question: 'How does the file place, size and colour what it holds?',
  picture: 'MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m LIMIT 20000',
  layout: { kind: 'placed' },
}

/**
 * What is said of the graph of files: as `describeGraph` and `surveyGraph`, with a view that draws nodes where the files have them, if
 * they do. A graph that can be seen at a glance is shown before its kinds.
 *
 * @param words `isTogether` says that their graph is a part of this one, which they then describe as if it were named with them: the
 *   first view is one that shows something of both
 */
export async function describeFiles(
  database: Database,
  {
    words,
    isTogether = false,
    isNamed = isTogether,
  }: { readonly words: Description; readonly isNamed?: boolean; readonly isTogether?: boolean },
  title: string,
): Promise<Description> {
  const schema = database.schema()
  const described = describeGraph(schema, { words, isNamed }, title)
  const { nodeCount, relationshipCount, labels } = schema
  const isOfOneKind = labels.length < 2
  const most = isOfOneKind ? { nodes: MOST_AT_FIRST, relationships: MOST_AT_FIRST } : SEEN
  const isSeen = !described.evidence && nodeCount <= most.nodes && relationshipCount <= most.relationships
  // The views of a graph that is a part of this one show nothing of the rest.
  const isAddedTo = isTogether && described.evidence
  const views = [
    ...(hasPlaces(database.read()) ? [asInFileView] : []),
    ...(isSeen ? described.views.filter(({ id }) => id === everythingView.id) : []),
    ...(isAddedTo ? [schemaView] : []),
    ...described.views,
  ]
  return surveyGraph(new EmbeddedBackend(database), { ...described, views: uniqueById(views) })
}

/** Without views that come again under the same id. */
function uniqueById(views: readonly View[]): readonly View[] {
  const seen = new Set<string>()
  return views.filter(({ id }) => !seen.has(id) && seen.add(id))
}

/**
 * What is said of the graph of a folder into which files were imported: the words, views and canned queries of the folder, as
 * `describeDataset` gives them, come first, then what is said of files, with words for labels and types that the ontology does not have.
 */
export async function describeFolder(database: Database, words: Description): Promise<Description> {
  const described = await describeFiles(database, { words, isNamed: true }, words.title)
  const own = words.views.filter(({ id }) => id !== everythingView.id)
  const ids = new Set(own.map(({ id }) => id))
  const { description, language, licence, statuses, queries } = words
  return {
    ...described,
    description,
    language,
    licence,
    statuses,
    queries,
    views: [...own, ...described.views.filter(({ id }) => !ids.has(id))],
  }
}

function hasPlaces(reader: GraphReader): boolean {
  const [x, y] = [reader.keyId('x'), reader.keyId('y')]
  if (x < 0 || y < 0) return false
  const isPlaced = (node: number): boolean =>
    isNumber(reader.nodeProperty(node, x)) && isNumber(reader.nodeProperty(node, y))
  let placed = 0
  for (let node = 0; node < reader.nodeLimit; node++) if (reader.hasNode(node) && isPlaced(node)) placed++
  return placed > 0 && placed >= reader.nodeCount * PLACED
}
