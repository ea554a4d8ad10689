import type { Format } from '../format.ts'
import { xmlRootOf } from '../reading/xml-root.ts'

export const graphml: Format = {
  id: 'graphml',
  title: 'GraphML',
  extensions: ['graphml'],
  isFormatOf: ({ text }) => xmlRootOf(text) === 'graphml',
  reading: {
    kind: 'elements',
    place: 'line',
    tables: false,
    load: async () => (await import('./read.ts')).read,
  },
  writers: [
    {
      id: 'graphml',
      extension: 'graphml',
      description: 'GraphML, for yEd, Gephi, NetworkX; lists as JSON text',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}
