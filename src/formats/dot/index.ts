import type { Format } from '../format.ts'

export const dot: Format = {
  id: 'dot',
  title: 'DOT',
  extensions: ['dot', 'gv'],
  isFormatOf: () => false,
  reading: undefined,
  writers: [
    {
      id: 'dot',
      extension: 'dot',
      description: 'DOT, for Graphviz',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}
