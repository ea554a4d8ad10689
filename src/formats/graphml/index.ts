import type { Format } from '../format.ts'

export const graphml: Format = {
  id: 'graphml',
  title: 'GraphML',
  extensions: ['graphml'],
  isFormatOf: ({ text }) => /<(?:\w+:)?graphml[\s>]/.test(text),
  reading: undefined,
  writers: [
    {
      id: 'graphml',
      extension: 'graphml',
      description: 'GraphML, for yEd, Gephi, NetworkX; lists as JSON text',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}
