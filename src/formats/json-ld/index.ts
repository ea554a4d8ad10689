import { extensionOf } from '../beginning.ts'
import type { Format } from '../format.ts'

export const jsonLd: Format = {
  id: 'json-ld',
  title: 'JSON-LD',
  extensions: ['jsonld'],
  isFormatOf: ({ name, json }) => {
    const members = json()?.top.members
    return (
      members !== undefined &&
      (SIGNS.some((key) => members.has(key)) || (extensionOf(name) === 'jsonld' && members.size > 0))
    )
  },
  reading: {
    kind: 'elements',
    place: 'line',
    tables: false,
    load: async () => (await import('./read.ts')).read,
  },
  writers: [
    {
      id: 'json-ld',
      extension: 'jsonld',
      description: 'JSON-LD 1.1 with PROV-O, each claim a named graph',
      withoutClaims: 'JSON-LD 1.1',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}

/** Of an object, or of the first of a list. */
const SIGNS = ['@context', '@graph', '@id', '@type']
