import { extensionOf } from '../beginning.ts'
import type { Format } from '../format.ts'

export const cypher: Format = {
  id: 'cypher',
  title: 'Cypher',
  extensions: ['cypher', 'cql'],
  isFormatOf: ({ name, text }) => ['cypher', 'cql'].includes(extensionOf(name)) || STATEMENT.test(text),
  reading: { kind: 'script' },
  writers: [
    {
      id: 'cypher',
      extension: 'cypher',
      description: 'a Cypher script, for Neo4j and for Silkgraph itself',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}

/** What a script begins with, after comments. */
const STATEMENT =
  /^(?:\/\/[^\n]*\s*|\/\*[\s\S]*?\*\/\s*|:\w[^\n]*\s*)*(?:CREATE|MERGE|MATCH|OPTIONAL|UNWIND|WITH|RETURN|CALL|DROP|CYPHER)\b/i
