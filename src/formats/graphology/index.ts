import type { Format } from '../format.ts'

export const graphology: Format = {
  id: 'graphology',
  title: 'graphology JSON',
  extensions: ['json'],
  isFormatOf: ({ json }) => {
    const members = json()?.top.kind === 'object' ? json()?.top.members : undefined
    const nodes = members?.get('nodes')
    if (members === undefined || nodes?.kind !== 'array' || members.has('links')) return false
    if (nodes.members.size > 0) return nodes.members.has('key') && !nodes.members.has('id')
    return members.has('options') || members.has('attributes')
  },
  reading: {
    kind: 'elements',
    place: 'line',
    tables: false,
    load: async () => (await import('./read.ts')).read,
  },
  writers: [
    {
      id: 'json',
      extension: 'json',
      description: 'graphology JSON, for programs',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}
