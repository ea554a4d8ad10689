import type { Read } from '../sink.ts'
import { Dataset } from './dataset.ts'
import { emitDataset } from './graph.ts'
import { parseRdf } from './parse.ts'

/**
 * Turtle, TriG, N-Triples and N-Quads. IRIs and blank nodes are nodes, types labels, literals properties, all other statements
 * relationships. What Silkgraph wrote is known by its IRIs, and comes back as it was. Source: RDF 1.1 and 1.2.
 */
export const read: Read = async (file, sink, step) => {
  const dataset = new Dataset(sink)
  const prefixes = await parseRdf(file, (quad, line) => dataset.add(quad, line), step)
  await emitDataset(file, sink, dataset, prefixes, () => step(file.bytes.length))
}
