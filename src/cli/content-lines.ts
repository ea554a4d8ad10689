import { countText } from '../model/count-text.ts'
import { importedKeys } from '../model/imported.ts'
import { kindOf } from '../model/kinds.ts'
import type { GraphReader } from '../model/graph-store.ts'
import { isFloatInFile } from '../model/number-text.ts'
import { isNumber } from '../model/numbers.ts'
import type { Value } from '../model/values.ts'
import { nodesIn, relationshipsIn } from '../opening/elements-in.ts'
import type { Meeting, OpenedFiles } from '../opening/open-files.ts'

/** What files hold, in a few lines: their formats and counts, labels and types, properties with their types, what a join came to. */
export function contentLines(opened: OpenedFiles): readonly string[] {
  return [...reportLines(opened), ...kindLines(opened.store.read())]
}

/** The files with their formats, and what a join came to. */
export function reportLines({
  reports,
  meeting,
}: Pick<OpenedFiles, 'reports' | 'meeting'>): readonly string[] {
  return [
    ...reports.map(
      ({ file, format, nodes, relationships }) =>
        `${file}: ${format.title}, ${countText(nodes, 'node')}, ${countText(relationships, 'relationship')}`,
    ),
    ...(meeting === undefined ? [] : meetingLines(meeting)),
  ]
}

function meetingLines({ key, nodes, differing, firstDiffering }: Meeting): readonly string[] {
  return [
    `Joined by ${key}: ${countText(nodes, 'node meets one', 'nodes meet one')} of a file before`,
    ...(firstDiffering === undefined
      ? []
      : [
          `${countText(differing, 'value differs', 'values differ')} between them, and the first file's stays: ${firstDiffering}${differing > 1 ? ' and others' : ''}`,
        ]),
  ]
}

function kindLines(reader: GraphReader): readonly string[] {
  const labels = new Map<string, number>()
  const types = new Map<string, number>()
  const properties = new Map<string, Set<string>>()
  const seen = (list: Iterable<readonly [string, Value]>): void => {
    for (const [key, value] of list) {
      const known = properties.get(key)
      if (known === undefined) properties.set(key, new Set([typeText(value)]))
      else known.add(typeText(value))
    }
  }
  for (const node of nodesIn(reader)) {
    for (const label of node.labels.length === 0 ? ['no label'] : node.labels) count(labels, label)
    seen(node.properties)
  }
  for (const relationship of relationshipsIn(reader)) {
    count(types, relationship.type)
    seen(relationship.properties)
  }
  const ofFiles = new Set<string>([...Object.values(importedKeys), 'layer'])
  const own = [...properties].filter(([key]) => !ofFiles.has(key))
  return [
    ...(labels.size === 0 ? [] : [`Nodes: ${countsText(labels)}`]),
    ...(types.size === 0 ? [] : [`Relationships: ${countsText(types)}`]),
    ...(own.length === 0
      ? []
      : [`Properties: ${own.map(([key, kinds]) => `${key} ${[...kinds].sort().join(' or ')}`).join(', ')}`]),
  ]
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

/** The commonest first. */
function countsText(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([name, number]) => `${number.toLocaleString('en-US')} ${name}`)
    .join(', ')
}

function typeText(value: Value): string {
  if (isNumber(value)) return isFloatInFile(value) ? 'FLOAT' : 'INTEGER'
  return kindOf(value).toUpperCase()
}
