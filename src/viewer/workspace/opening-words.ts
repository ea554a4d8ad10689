import { lossText } from '../../formats/index.ts'
import { countText } from '../../model/count-text.ts'
import type { OpenedGraph } from '../engine/read-files.ts'

/** How much there is in a graph that was opened, and whether all of the files is kept, in a few words. */
export function summaryWords({
  nodes,
  relationships,
  labels,
  types,
  files,
}: Pick<OpenedGraph, 'nodes' | 'relationships' | 'labels' | 'types' | 'files'>): string {
  const kinds = labels === 0 ? '' : ` of ${countText(labels, 'label')}`
  const joined = types === 0 ? '' : ` of ${countText(types, 'type')}`
  const losses = files.reduce(
    (sum, file) => sum + file.losses.filter(({ isKept }) => isKept !== true).length,
    0,
  )
  const lost = losses === 0 ? '' : ' Not all was kept as it was: More, What was opened says what.'
  return `The graph has ${countText(nodes, 'node')}${kinds} and ${countText(relationships, 'relationship')}${joined}.${lost}`
}

/** What was opened, in sentences: each file with its format and counts, what met, how it was read, and what was not kept. */
export function openingWords({ files, meeting }: Pick<OpenedGraph, 'files' | 'meeting'>): readonly string[] {
  const words: string[] = []
  for (const { file, format, nodes, relationships, losses, news = [] } of files) {
    words.push(
      `${file} (${format}): ${countText(nodes, 'node')} and ${countText(relationships, 'relationship')}.`,
    )
    for (const loss of losses)
      words.push(`${loss.isKept === true ? 'Nothing lost' : 'Not kept as it was'}: ${lossText(loss)}.`)
    for (const text of news) words.push(`${file}: ${text}.`)
  }
  if (meeting !== undefined) {
    const { key, nodes, differing, firstDiffering } = meeting
    words.push(`${countText(nodes, 'node meets', 'nodes meet')} one that was there, by ${key}.`)
    if (firstDiffering !== undefined)
      words.push(
        `${countText(differing, 'value differs', 'values differ')} there, and what was there stays: ${firstDiffering}${differing > 1 ? ' and others' : ''}.`,
      )
  }
  return words
}
