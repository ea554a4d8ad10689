import { extensionOf } from '../beginning.ts'
import type { Format } from '../format.ts'

export const cypher: Format = {
  id: 'cypher',
  title: 'Cypher script',
  extensions: ['cypher', 'cql'],
  isFormatOf: ({ name, text }) =>
    // No text has this sign: what a name says of such a file is not so.
    !text.includes('\0') &&
    (['cypher', 'cql'].includes(extensionOf(name)) || STATEMENT.test(afterComments(text))),
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

/** The words that a script begins with: those of clauses that can stand first. */
const STATEMENT =
  /^(?:create|merge|match|optional\s+match|unwind|with|return|call|foreach|drop|show|load\s+csv|cypher)\b(?!\s*[,;\t|])/i

function afterComments(text: string): string {
  const comments = /\s+|\/\/[^\n]*|\/\*[^]*?\*\//y
  let end = 0
  while (comments.test(text)) end = comments.lastIndex
  return text.slice(end)
}
