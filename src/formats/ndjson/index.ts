import type { Format } from '../format.ts'
import type { JsonOutline, JsonPart } from '../reading/json/outline.ts'

export const ndjson: Format = {
  id: 'ndjson',
  title: 'JSON of nodes and relationships, one a line',
  extensions: ['ndjson', 'jsonl', 'json'],
  isFormatOf: ({ json }) => isNdjson(json()),
  reading: {
    kind: 'elements',
    place: 'line',
    tables: false,
    load: async () => (await import('./read.ts')).read,
  },
  writers: [
    {
      id: 'ndjson',
      extension: 'ndjson',
      description: "JSON, one node or relationship a line, as Neo4j's APOC imports it",
      load: async () => (await import('./write.ts')).write,
    },
  ],
}

/** An object whose `type` is `node` or `relationship`, first of all or in a list; or such objects in `nodes` and `rels`. */
function isNdjson(outline: JsonOutline | undefined): boolean {
  if (outline === undefined) return false
  const { top } = outline
  if (isElement(top)) return true
  return (
    top.kind === 'object' && top.members.get('nodes') !== undefined && top.members.get('rels') !== undefined
  )
}

function isElement({ members }: JsonPart): boolean {
  const type = members.get('type')?.text
  return type === 'node' || type === 'relationship'
}
