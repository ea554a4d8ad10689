import type { Format } from '../format.ts'

export const gexf: Format = {
  id: 'gexf',
  title: 'GEXF',
  extensions: ['gexf'],
  isFormatOf: ({ text }) => /<(?:\w+:)?gexf[\s>]/.test(text),
  reading: undefined,
  writers: [
    {
      id: 'gexf',
      extension: 'gexf',
      description: 'GEXF 1.3, for Gephi',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}
