import type { Format } from '../format.ts'
import type { JsonOutline } from '../reading/json/outline.ts'

export const nodeLink: Format = {
  id: 'node-link',
  title: 'node-link JSON',
  extensions: ['json'],
  isFormatOf: ({ json }) => isNodeLink(json()),
  reading: {
    kind: 'elements',
    place: 'line',
    tables: false,
    load: async () => (await import('./read.ts')).read,
  },
  writers: [
    {
      id: 'node-link',
      extension: 'json',
      description: 'node-link JSON, for D3 and NetworkX',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}

/** Nodes alone are a graph too, unless there is something else that may hold its relationships. */
function isNodeLink(outline: JsonOutline | undefined): boolean {
  const members = outline?.top.kind === 'object' ? outline.top.members : undefined
  if (members?.get('nodes')?.kind !== 'array') return false
  if (members.get('links')?.kind === 'array' || members.get('edges')?.kind === 'array') return true
  return [...members].every(
    ([key, { kind }]) => key === 'nodes' || key === 'graph' || kind === 'text' || kind === 'other',
  )
}
