import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportedHeading, labelsText, readExportedHeading, readLabels } from '../../src/model/csv-columns.ts'

test.each([
  ['nodes', { name: 'key', type: 'string' }, 'key_'],
  ['nodes', { name: 'key_', type: 'integer' }, 'key__:integer'],
  ['nodes', { name: 'Licence', type: 'string' }, 'Licence_'],
  ['nodes', { name: 'start', type: 'string' }, 'start'],
  ['relationships', { name: 'start', type: 'float' }, 'start_:float'],
  ['relationships', { name: 'labels', type: 'string' }, 'labels'],
  ['nodes', { name: '_', type: 'string' }, '_'],
  ['nodes', { name: 'key:integer', type: 'string' }, 'key:integer:string'],
] as const)('of %s %o stands as %s', (kind, column, heading) => {
  expect(exportedHeading(kind, column)).toBe(heading)
  expect(readExportedHeading(kind, heading)).toEqual(column)
})

test('any labels come back', () => {
  const label = fc.string({ unit: fc.constantFrom(';', '\\', 'a', ' '), minLength: 1 })
  fc.assert(
    fc.property(fc.uniqueArray(label), (labels) => {
      expect(readLabels(labelsText(labels))).toEqual(labels)
    }),
  )
})

test('labels of a file of your own are separated by semicolons, each once', () => {
  expect(readLabels('A;B;;A;C\\D')).toEqual(['A', 'B', 'C\\D'])
})
