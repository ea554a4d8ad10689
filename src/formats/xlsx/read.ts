import type { Read } from '../sink.ts'
import { readGraph } from '../tables/read-graph.ts'
import { xlsxTables } from './table.ts'

export const read: Read = async (file, sink, step, options) =>
  readGraph(await xlsxTables(file, step), file, sink, step, options)
