import { expect } from 'vitest'
import type { Dataset } from '../../src/dataset/dataset.ts'
import type { TextDocument } from '../../src/dataset/schemas/documents.ts'
import { readDataset } from '../../src/dataset/read-dataset.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { root } from '../helpers/shared.ts'

/** A small sound graph of another subject than the bundled one. */
export const lighthouses = `${root}tests/fixtures/lighthouses`

/** The files of the small graph. */
export function fixtureFiles(): Map<string, string> {
  return new Map(readGraphFolder(lighthouses))
}

/** The files of the small graph with one text replaced, which must be there. */
export function changed(file: string, from: string, to: string): Map<string, string> {
  const files = fixtureFiles()
  const text = files.get(file) ?? ''
  expect(text, `${file} holds the text to be replaced`).toContain(from)
  return files.set(
    file,
    text.replace(from, () => to),
  )
}

/** A dataset that must be readable. */
export function datasetOf(files: ReadonlyMap<string, string>): Dataset {
  const result = readDataset(files)
  if (result.kind === 'errors') expect.fail(result.errors.map(({ message }) => message).join('\n'))
  return result.dataset
}

/** The documents of a dataset whose passages are sentences. */
export function textDocuments({ documents }: Dataset): readonly TextDocument[] {
  return documents.filter((document) => document.kind !== 'table')
}
