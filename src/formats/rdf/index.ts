import { extensionOf } from '../beginning.ts'
import type { Format } from '../format.ts'

const extensions = ['ttl', 'trig', 'nt', 'nq']

export const rdf: Format = {
  id: 'rdf',
  title: 'RDF (Turtle, TriG, N-Triples, N-Quads)',
  extensions,
  isFormatOf: ({ name, text }) =>
    FIRST_STATEMENT.test(afterComments(text)) ||
    (extensions.includes(extensionOf(name)) && !/^(?:<[?!]|\{\s*")/.test(text)),
  reading: {
    kind: 'elements',
    place: 'line',
    tables: false,
    load: async () => (await import('./read.ts')).read,
  },
  writers: [
    {
      id: 'turtle',
      extension: 'ttl',
      description: 'RDF as Turtle, with PROV-O',
      withoutClaims: 'RDF as Turtle',
      load: async () => (await import('./write-turtle.ts')).write,
    },
    {
      id: 'trig',
      extension: 'trig',
      description: 'RDF as TriG with PROV-O, each claim a named graph',
      isOfClaims: true,
      load: async () => (await import('./write-trig.ts')).write,
    },
  ],
}

/** A declaration, or a subject with a predicate. */
const FIRST_STATEMENT =
  /^(?:@(?:prefix|base|version)\s|prefix\s+[^\s:<]*:\s*<|base\s*<[^<>\s]*>|(?:<[^<>\s"{}|^`]*>|_:\S+)\s+(?:<[^<>\s"{}|^`]*>\s|a\s))/i

function afterComments(text: string): string {
  const comments = /\s+|#[^\n]*/y
  let end = 0
  while (comments.test(text)) end = comments.lastIndex
  return text.slice(end)
}
