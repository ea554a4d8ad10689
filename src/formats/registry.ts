import { csv } from './csv/index.ts'
import { cypher } from './cypher/index.ts'
import type { Format } from './format.ts'
import { gexf } from './gexf/index.ts'
import { graphml } from './graphml/index.ts'
import { graphology } from './graphology/index.ts'
import type { Writer } from './writer.ts'
import { xlsx } from './xlsx/index.ts'

/** Every format, in the order of `--help` and in which a file's content is compared with them. */
export const formats: readonly Format[] = [gexf, graphml, graphology, csv, xlsx, cypher]

/** Every writer, in the order of `--help`. */
export const writers: readonly Writer[] = formats.flatMap((format) => format.writers)
