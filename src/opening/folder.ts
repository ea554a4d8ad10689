import { check } from '../dataset/check.ts'
import { compile } from '../dataset/compile.ts'
import type { PlainGraph } from '../model/elements.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { readDataset } from '../dataset/read-dataset.ts'
import { DataError } from '../errors.ts'

/** A graph folder that holds together, or all that is wrong with it. */
export type OpenedFolder =
  | { readonly kind: 'opened'; readonly dataset: Dataset; readonly graph: PlainGraph }
  | { readonly kind: 'refused'; readonly errors: readonly DataError[] }

/**
 * Reads, checks and compiles the texts of a graph folder, by their path relative to it.
 *
 * @returns the graph, or every error: those of shape (`InvalidYaml`, `InvalidShape` ...) or, where all files have the right
 *   shape, those of `check`
 */
export function openFolder(files: ReadonlyMap<string, string>): OpenedFolder {
  const read = readDataset(files)
  if (read.kind === 'errors') return { kind: 'refused', errors: read.errors }
  const { errors } = check(read.dataset)
  if (errors.length > 0) return { kind: 'refused', errors: errors.map((finding) => new DataError(finding)) }
  return { kind: 'opened', dataset: read.dataset, graph: compile(read.dataset) }
}
