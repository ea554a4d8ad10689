import type { Format } from '../format.ts'

export const mermaid: Format = {
  id: 'mermaid',
  title: 'Mermaid',
  extensions: ['mmd'],
  isFormatOf: () => false,
  reading: undefined,
  writers: [
    {
      id: 'mermaid',
      extension: 'mmd',
      description: 'a Mermaid flowchart, without properties and claims',
      withoutClaims: 'a Mermaid flowchart, without properties',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}
