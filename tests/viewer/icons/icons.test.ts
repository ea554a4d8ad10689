import { expect, test } from 'vitest'
import { evidenceWords } from '../../../src/backend/description.ts'
import { iconOf, monogram } from '../../../src/viewer/icons/icons.ts'
import { colourOrder, labelLook } from '../../../src/viewer/layout/label-look.ts'
import { openBundledGraph, openGraph } from '../bundled.ts'

test.each([
  ['the bundled graph', openBundledGraph().description],
  ['a graph of another subject', openGraph('tests/fixtures/lighthouses').description],
])('every label of %s has an icon of its own, so that colour is not the only sign', (_, description) => {
  const icons = description.labels.map(({ icon }) => icon)
  expect(icons.filter((icon) => iconOf(icon) === undefined)).toEqual([])
  expect(new Set(icons).size).toBe(icons.length)
  const order = colourOrder(description)
  const looks = description.labels.map(({ name }) => labelLook([name], order, description))
  expect(looks.filter(({ colour }) => colour < 8).length).toBe(Math.min(8, looks.length))
})

test('an icon that is not there is none, whatever it is called', () => {
  expect(evidenceWords.map(({ icon }) => iconOf(icon)).includes(undefined)).toBe(false)
  for (const name of ['circle', '', 'constructor', '__proto__']) expect(iconOf(name)).toBeUndefined()
})

test.each([
  ['Person', 'Pe'],
  ['LightHouse', 'LH'],
  ['IS_A', 'IA'],
  ['über straße', 'üs'],
  ['X', 'X'],
  ['', ''],
  ['---', ''],
])('%j is signed %j', (label, sign) => {
  expect(monogram(label)).toBe(sign)
})
