import { expect, test } from 'vitest'
import { check } from '../../src/dataset/check.ts'
import { readDataset } from '../../src/dataset/read-dataset.ts'
import { describeDataset } from '../../src/opening/describe.ts'
import { datasetOf, fixtureFiles } from './fixture.ts'

const withStyles = (text: string) => fixtureFiles().set('styles.yaml', text)

test('styles are read, and captions name the nodes of a label', () => {
  const dataset = datasetOf(
    withStyles(
      "nodes:\n  Lighthouse: { caption: name, icon: ship }\n  '*': { size: { kind: fixed, size: 9 } }\n",
    ),
  )
  expect(check(dataset).errors).toEqual([])
  const { styles, labels } = describeDataset(dataset, [], '')
  expect(styles).toEqual({
    nodes: { Lighthouse: { icon: 'ship' }, '*': { size: { kind: 'fixed', size: 9 } } },
    lines: {},
  })
  expect(labels.find(({ name }) => name === 'Lighthouse')?.caption).toBe('name')
})

test('a folder without styles says nothing of them', () => {
  expect(describeDataset(datasetOf(fixtureFiles()), [], '').styles).toBeUndefined()
})

test.each([
  ['nodes:\n  Lighthous: { icon: ship }\n', 'UnknownName', 2, 14],
  ['lines:\n  BUILDSS: { dash: solid }\n', 'UnknownName', 2, 12],
  ['nodes:\n  Lighthouse: { icon: nothing-like-it }\n', 'InvalidShape', 2, 23],
  ['nodes:\n  Lighthouse:\n    size: { kind: fixed, size: 99 }\n', 'InvalidShape', 3, 32],
  ['nodes:\n  Lighthouse:\n    colour: { kind: fixed, colour: pink }\n', 'InvalidShape', 3, 36],
  ['lines:\n  BUILDS:\n    width: { kind: ranking, by: { kind: column, key: x } }\n', 'InvalidShape', 3, 41],
])('%j is refused with its line and column', (text, code, line, column) => {
  const read = readDataset(withStyles(text))
  const errors = read.kind === 'errors' ? read.errors : check(read.dataset).errors
  expect(
    errors.map((error) => [error.code, error.place?.file, error.place?.line, error.place?.column]),
  ).toEqual([[code, 'styles.yaml', line, column]])
})
