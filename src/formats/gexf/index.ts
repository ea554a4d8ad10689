import type { Format } from '../format.ts'
import { xmlRootOf } from '../reading/xml-root.ts'

export const gexf: Format = {
  id: 'gexf',
  title: 'GEXF',
  extensions: ['gexf'],
  isFormatOf: ({ text }) => xmlRootOf(text) === 'gexf',
  reading: {
    kind: 'elements',
    place: 'line',
    tables: false,
    load: async () => (await import('./read.ts')).read,
  },
  writers: [
    {
      id: 'gexf',
      extension: 'gexf',
      description: 'GEXF 1.3, for Gephi',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}
