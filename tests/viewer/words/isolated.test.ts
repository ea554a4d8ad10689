import { expect, test } from 'vitest'
import { isolated } from '../../../src/viewer/words/isolated.ts'

test.each(['שלום', 'مرحبا (abc)', 'ގ 2', 'abc ﷲ', '𞤀'])('%s is isolated', (name) => {
  expect(isolated(name)).toBe(`\u2068${name}\u2069`)
})

test.each(['', 'Kenya', 'Ærø', 'Привет', '你好', 'देश', '😀 7'])('%j is left as it is', (name) => {
  expect(isolated(name)).toBe(name)
})
