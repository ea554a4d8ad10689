import type { Format } from '../format.ts'

export const jsonLd: Format = {
  id: 'json-ld',
  title: 'JSON-LD',
  extensions: ['jsonld'],
  isFormatOf: () => false,
  reading: undefined,
  writers: [
    {
      id: 'json-ld',
      extension: 'jsonld',
      description: 'JSON-LD 1.1 with PROV-O, each claim a named graph',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}
