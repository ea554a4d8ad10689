import type { Format } from '../format.ts'
import type { JsonOutline } from '../reading/json/outline.ts'

export const cytoscape: Format = {
  id: 'cytoscape',
  title: 'Cytoscape JSON',
  extensions: ['cyjs', 'json'],
  isFormatOf: ({ json }) => isCytoscape(json()),
  reading: {
    kind: 'elements',
    place: 'line',
    tables: false,
    load: async () => (await import('./read.ts')).read,
  },
  writers: [
    {
      id: 'cytoscape',
      extension: 'cyjs',
      description: 'Cytoscape JSON, for Cytoscape.js and the desktop',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}

/** `elements`, or these by themselves: a list of objects that have `data`. */
function isCytoscape(outline: JsonOutline | undefined): boolean {
  if (outline === undefined) return false
  const { top } = outline
  if (top.kind === 'array') return top.members.get('data')?.kind === 'object'
  const elements = top.members.get('elements')
  if (elements?.kind === 'object')
    return elements.members.size === 0 || elements.members.has('nodes') || elements.members.has('edges')
  return elements?.kind === 'array' && (elements.members.size === 0 || elements.members.has('data'))
}
