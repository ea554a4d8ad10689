import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { rolesOf } from '../../../src/mapping/choose/choice.ts'
import { guessChoice } from '../../../src/mapping/choose/guess.ts'
import { previewOf } from '../../../src/mapping/choose/preview.ts'
import { sampleTables, type TableSample } from '../../../src/mapping/choose/sample.ts'
import { mappingsOf } from '../../../src/mapping/choose/to-mapping.ts'
import { faultsOf } from '../../../src/viewer/workspace/choice-faults.ts'
import { ChoicePreview } from '../../../src/viewer/workspace/choice-preview.tsx'
import {
  mappingName,
  roleWords,
  sampleWords,
  valuesName,
  valuesNamed,
  valuesNames,
  valueWords,
} from '../../../src/viewer/workspace/choice-words.ts'
import { KnownTables } from '../../../src/viewer/workspace/known-tables.tsx'
import { TableFields } from '../../../src/viewer/workspace/table-fields.tsx'
import { fileOf } from '../../formats/read.ts'

const nothing = (): void => undefined

/** What a reader sees of a part of the page. */
function textOf(element: ReactElement): string {
  return renderToStaticMarkup(element)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function sampled(name: string, text: string): Promise<readonly TableSample[]> {
  return sampleTables([fileOf(name, text)], async () => {})
}

test('a table shows each column with what it is and its first cells, every field with a name', async () => {
  const [table] = await sampled(
    'projects.csv',
    'code,title,country,,cost\na,Dam,Kenya,x,3\nb,Road,Kenya,,4\n',
  )
  const [choice] = guessChoice([table]).tables
  const markup = renderToStaticMarkup(
    createElement(TableFields, {
      table,
      at: 0,
      choice,
      problems: ['Something is wrong.'],
      onChange: nothing,
    }),
  )
  expect(markup).toContain('role="alert"')
  const selects = [...markup.matchAll(/<select aria-label="([^"]*)"[^>]*>.*?selected="">([^<]*)</g)]
  expect(selects.map(([, name, chosen]) => [name, chosen])).toEqual([
    ['What code is', 'the id'],
    ['What title is', 'the name'],
    ['What country is', 'other nodes'],
    ['What cost is', 'a property'],
    ['Type of cost', 'integer (guessed)'],
  ])
  expect(markup).toContain('>by 3 on line 2<')
  expect(markup).toContain('left out: it has no heading')
  for (const label of ['Label of what country names', 'Type of the relationship to what country names'])
    expect(markup).toContain(`aria-label="${label}"`)
  for (const cell of ['Line 2', 'Line 3', 'Dam', 'Road']) expect(markup).toContain(`>${cell}<`)
})

test('a preview counts by label and type, and draws', async () => {
  const tables = await sampled('investments.csv', 'investor,company\nA,X\nB,X\n,Y\n')
  const preview = await previewOf(tables, mappingsOf(tables, guessChoice(tables)))
  const text = textOf(createElement(ChoicePreview, { preview }))
  expect(text).toContain('4 nodes: 2 Investor, 2 Company. 2 relationships: 2 INVESTED_IN.')
  expect(text).toContain('1 row in which a start or an end is blank was left without a relationship.')
  const markup = renderToStaticMarkup(createElement(ChoicePreview, { preview }))
  expect(markup.match(/<circle/g)).toHaveLength(4)
  expect(markup.match(/<line/g)).toHaveLength(2)
})

test('a preview of very many kinds names the most frequent', async () => {
  const rows = Array.from({ length: 9 }, (_, at) => `a,b,T${at}`)
  const tables = await sampled('x.csv', `investor,company,how\n${rows.join('\n')}\n`)
  const guess = guessChoice(tables)
  const [table] = guess.tables
  const columns = table.relationships.columns.map((column, at) =>
    at === 2 ? { ...column, role: 'type' as const } : column,
  )
  const choice = { ...guess, tables: [{ ...table, relationships: { ...table.relationships, columns } }] }
  const preview = await previewOf(tables, mappingsOf(tables, choice))
  expect(textOf(createElement(ChoicePreview, { preview }))).toContain('1 T5 and 3 other kinds.')
})

test('every type can be chosen, and is shown as it was chosen', () => {
  for (const name of valuesNames) {
    const values = valuesNamed(name)
    expect(values === undefined ? undefined : valuesName(values)).toBe(name)
    expect(valueWords[name]).not.toBe('')
  }
  expect(valuesNamed('')).toBeUndefined()
})

test('every role has words', () => {
  for (const role of [...rolesOf.nodes, ...rolesOf.relationships]) expect(roleWords[role]).toMatch(/\w/)
})

test.each([
  [[{ file: 'a.csv' }], 'a.mapping.yaml'],
  [[{ file: 'a.xlsx' }, { file: 'a.xlsx' }], 'a.mapping.yaml'],
  [[{ file: 'a.csv' }, { file: 'b.csv' }], 'tables.mapping.yaml'],
])('a choice of %j is saved as %s', (tables, name) => expect(mappingName(tables)).toBe(name))

test('a table that was not looked at to its end says so', async () => {
  const [table] = await sampled('a.csv', 'code,x\na,1\n')
  expect(sampleWords([table])).toBe(undefined)
  expect(sampleWords([{ ...table, isWhole: false }, table])).toBe(
    'Guessed and counted by the first row of a.csv; all are read when you open it.',
  )
})

test('what is wrong with a table that says itself what it is is told too', async () => {
  const tables = [
    ...(await sampled('people.csv', 'id,name,born:integer\na,Ada,early\n')),
    ...(await sampled('investments.csv', 'investor,company\nA,X\n')),
  ]
  const choice = guessChoice(tables)
  const faults = faultsOf(tables, choice, await previewOf(tables, mappingsOf(tables, choice)))
  expect(faults.map(({ length }) => length)).toEqual([1, 0])
  const text = textOf(createElement(KnownTables, { tables, faults }))
  expect(text).toMatch(
    /^Read as their headings say: people\.csv\. people\.csv: .*early.* cannot be read as integer/,
  )
})
