import { csv } from './csv/index.ts'
import { cypher } from './cypher/index.ts'
import { cytoscape } from './cytoscape/index.ts'
import { dot } from './dot/index.ts'
import type { Format } from './format.ts'
import { ftm } from './ftm/index.ts'
import { gexf } from './gexf/index.ts'
import { graphml } from './graphml/index.ts'
import { graphology } from './graphology/index.ts'
import { jsonLd } from './json-ld/index.ts'
import { jsonGraph } from './json-graph/index.ts'
import { markdown } from './markdown/index.ts'
import { mermaid } from './mermaid/index.ts'
import { ndjson } from './ndjson/index.ts'
import { nodeLink } from './node-link/index.ts'
import { rdf } from './rdf/index.ts'
import type { Writer } from './writer.ts'
import { xlsx } from './xlsx/index.ts'

/** Every format, in the order of `--help` and in which a file's content is compared with them. */
export const formats: readonly Format[] = [
  gexf,
  graphml,
  graphology,
  nodeLink,
  cytoscape,
  jsonGraph,
  ndjson,
  rdf,
  jsonLd,
  csv,
  xlsx,
  cypher,
  dot,
  markdown,
  ftm,
  mermaid,
]

/** Every writer, in the order of `--help`. */
export const writers: readonly Writer[] = formats.flatMap((format) => format.writers)
