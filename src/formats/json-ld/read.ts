import { Dataset } from '../rdf/dataset.ts'
import { emitDataset } from '../rdf/graph.ts'
import type { Read } from '../sink.ts'
import { parseJsonLd } from './parse.ts'

/** JSON-LD 1.1 as the RDF that it stands for, which is read as RDF is. */
export const read: Read = async (file, sink, step) => {
  const dataset = new Dataset(sink)
  const prefixes = await parseJsonLd(file, (quad, line) => dataset.add(quad, line), sink, step)
  await emitDataset(file, sink, dataset, prefixes, () => step(file.bytes.length))
}
