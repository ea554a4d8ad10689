import type { Format } from '../format.ts'
import type { JsonOutline } from '../reading/json/outline.ts'

export const jsonGraph: Format = {
  id: 'json-graph',
  title: 'JSON Graph Format',
  extensions: ['json', 'jgf'],
  isFormatOf: ({ json }) => isJsonGraph(json()),
  reading: {
    kind: 'elements',
    place: 'line',
    tables: false,
    load: async () => (await import('./read.ts')).read,
  },
  writers: [
    {
      id: 'json-graph',
      extension: 'json',
      description: 'JSON Graph Format, version 2',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}

/** `graph`, or a list of `graphs`; next to `nodes`, `graph` is what node-link JSON says of itself. */
function isJsonGraph(outline: JsonOutline | undefined): boolean {
  if (outline?.top.kind !== 'object') return false
  const { members } = outline.top
  const graphs = members.get('graphs')
  if (graphs?.kind === 'array')
    return graphs.members.size === 0 || PARTS.some((key) => graphs.members.has(key))
  const graph = members.get('graph')
  if (graph?.kind !== 'object' || members.has('nodes')) return false
  return graph.members.size === 0 || PARTS.some((key) => graph.members.has(key))
}

const PARTS = ['nodes', 'edges', 'hyperedges', 'metadata']
