import type { PlainGraph, PlainNode, PlainRelationship, Properties } from '../model/elements.ts'
import { decodeValue } from '../model/encoding.ts'
import { IMPORTED_LAYER, importedKeys } from '../model/imported.ts'
import type { Dataset } from './dataset.ts'
import { canonicalIds } from './identity.ts'
import type { ImportedProperties } from './schemas/imported.ts'

/** What `imported/<name>.ndjson` holds: elements that files say and no claim. */
export interface ImportedFile {
  /** Its path in the folder. */
  readonly file: string
  readonly nodes: readonly ImportedNode[]
  readonly relationships: readonly ImportedRelationship[]
}

export interface ImportedNode {
  readonly id: string
  readonly labels: readonly string[]
  readonly properties: ImportedProperties
  /** The line on which it stands. */
  readonly line: number
}

export interface ImportedRelationship {
  readonly type: string
  readonly start: string
  readonly end: string
  readonly properties: ImportedProperties
  readonly line: number
}

/**
 * The imported elements of a dataset as they stand in the graph: each says where it comes from, and a relationship has the layer
 * `imported` unless its file gives it another. An end that no node of the file has is an entity. Cost: linear in them.
 */
export function importedGraph(dataset: Dataset): PlainGraph {
  const nodes: PlainNode[] = []
  const relationships: PlainRelationship[] = []
  if (dataset.imported.length === 0) return { nodes, relationships }
  const canonical = canonicalIds(dataset)
  for (const { file, nodes: own, relationships: between } of dataset.imported) {
    const keys = new Map<string, string>()
    for (const { id, labels, properties, line } of own) {
      // No entity's id holds a `#` or a slash.
      const key = `${file}#${id}`
      keys.set(id, key)
      nodes.push({ id: key, labels, properties: placed(properties, file, line) })
    }
    const endOf = (id: string): string => keys.get(id) ?? canonical(id)
    for (const { type, start, end, properties, line } of between)
      relationships.push({
        type,
        start: endOf(start),
        end: endOf(end),
        properties: layered(placed(properties, file, line)),
      })
  }
  return { nodes, relationships }
}

function placed(encoded: ImportedProperties, file: string, line: number): Properties {
  const properties = Object.entries(encoded).map(([key, value]) => [key, decodeValue(value)] as const)
  if (Object.hasOwn(encoded, importedKeys.from)) return properties
  return [...properties, [importedKeys.from, file], [importedKeys.line, line]]
}

function layered(properties: Properties): Properties {
  return properties.some(([key]) => key === 'layer') ? properties : [...properties, ['layer', IMPORTED_LAYER]]
}
