import type { Read } from '../sink.ts'
import { readGraph } from '../tables/read-graph.ts'
import { csvTables } from './table.ts'

export const read: Read = async (file, sink, step, options) =>
  readGraph(await csvTables(file, step), file, sink, step, options)
