import { expect, test } from 'vitest'
import { plainDescription } from '../../../src/backend/description.ts'
import { valueText } from '../../../src/viewer/drawer/value-text.ts'
import { labelKey, patternKey, sampledWords } from '../../../src/viewer/state/sampled.ts'
import { kindName } from '../../../src/viewer/words/kind-name.ts'
import { labelCountText, labelOf } from '../../../src/viewer/words/labels.ts'
import { nameOf } from '../../../src/viewer/words/names.ts'
import { phraseOf } from '../../../src/viewer/words/phrases.ts'
import { graph } from '../../helpers/graph.ts'

test.each([
  ['Ship', 'Ship'],
  ['', ''],
  ['two\nlines', 'two\\u000alines'],
  ['a\u202eb', 'a\\u202eb'],
  ['\u2067b\u2069', '\\u2067b\\u2069'],
  ['ספינה', '\u2068ספינה\u2069'],
  ['x'.repeat(500), 'x'.repeat(500)],
  ['x'.repeat(501), `${'x'.repeat(499)}…`],
  [`${'x'.repeat(498)}😀x`, `${'x'.repeat(498)}…`],
  ['ש'.repeat(100_000), `\u2068${'ש'.repeat(499)}…\u2069`],
])('a kind called %j is shown as such', (name, shown) => {
  expect(kindName(name)).toBe(shown)
})

const long = 'x'.repeat(100_000)

test.each(['a\u202eb', 'ספינה', long])('%.20s is shown so wherever a label or a type is named', (name) => {
  const database = graph(`(:\`${name}\`)-[:\`${name}\`]->()`)
  const shown = kindName(name)
  const inLowerCase = kindName(name.toLowerCase())
  const { sharedIds: _, ...rest } = plainDescription(database.schema())
  for (const description of [
    { ...rest, sharedIds: [] },
    { ...rest, sharedIds: [], labels: [], types: [] },
  ]) {
    const words = labelOf([name], description)
    expect([words.name, words.singular, words.plural]).toEqual([name, shown, shown])
    expect(labelCountText(2, words)).toBe(`${shown} (2)`)
    expect(phraseOf(name, 'out', description)).toBe(inLowerCase)
    expect(nameOf({ labels: [name], properties: {} }, description)).toBe(`unnamed ${shown}`)
  }
  expect(sampledWords(labelKey(name))).toBe(shown)
  expect(sampledWords(patternKey({ start: name, type: name, end: '' }))).toBe(
    `${shown} ${shown} nodes without a label`,
  )
  const [path] = database.query('MATCH p = ()-->() RETURN p').records[0]
  expect(valueText(path, () => 'it')).toBe(`(:${shown} it)-[:${shown}]->( it)`)
})
