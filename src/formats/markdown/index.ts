import type { Format } from '../format.ts'

export const markdown: Format = {
  id: 'markdown',
  title: 'Markdown',
  extensions: ['md'],
  isFormatOf: () => false,
  reading: undefined,
  writers: [
    {
      id: 'markdown',
      extension: 'md',
      description: 'a page to read, each claim a footnote',
      withoutClaims: 'a page to read',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}
