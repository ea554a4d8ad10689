import type { Format } from '../format.ts'

export const graphology: Format = {
  id: 'graphology',
  title: 'graphology JSON',
  extensions: ['json'],
  isFormatOf: () => false,
  reading: undefined,
  writers: [
    {
      id: 'json',
      extension: 'json',
      description: 'graphology JSON, for programs',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}
