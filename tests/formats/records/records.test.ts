import { expect, test } from 'vitest'
import { Database } from '../../../src/database/index.ts'
import { csvText, recordFormats } from '../../../src/formats/records/index.ts'
import { cellText, readTables } from '../../../src/formats/tables/index.ts'
import { unguarded } from '../../../src/model/formula-guard.ts'
import { fileOf } from '../read.ts'

const result = new Database().query(
  `CREATE (n:Thing {name: 'Ångström, "A"'})
   WITH n UNWIND [[1, '=1+1', true], [2.5, '-3', null], [9223372036854775807, 'two
lines', date('2026-11-27')]] AS r
   RETURN n AS who, r[0] AS number, r[1] AS \`text, here\`, r[2] AS mixed`,
)
const pause = async (): Promise<void> => {}

test('CSV keeps a spreadsheet from computing texts, and numbers as they are', async () => {
  const { content } = await recordFormats[0].write(result, pause)
  expect(content).toBe(
    'who,number,"text, here",mixed\n' +
      '"(Ångström, ""A"":Thing)",1,\'=1+1,true\n' +
      '"(Ångström, ""A"":Thing)",2.5,\'-3,\n' +
      '"(Ångström, ""A"":Thing)",9223372036854775807,"two\nlines",2026-11-27\n',
  )
})

test('with tabs between cells what holds a tab is in quotes', () => {
  const records = { keys: ['a', 'b'], records: [['x\ty', 'x,y']] }
  expect(csvText(records, { raw: false, delimiter: '\t' })).toBe('a\tb\n"x\ty"\tx,y')
})

test.each(recordFormats)(
  '$id is read as the records that it was written of',
  async ({ write, extension }) => {
    const { content, losses } = await write(result, pause)
    expect(losses).toEqual([])
    if (extension === 'json') {
      expect(JSON.parse(String(content))).toHaveLength(3)
      return
    }
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const { tables } = await readTables(fileOf(`records.${extension}`, bytes), async () => {})
    const [table] = tables
    expect(table.headings).toEqual(result.keys)
    const texts: string[][] = []
    for await (const rows of table.rows(
      async () => {},
      () => {},
    ))
      for (const { cells } of rows) texts.push(cells.map((cell) => unguarded(cellText(cell))))
    const who = '(Ångström, "A":Thing)'
    expect(texts).toEqual([
      [who, '1', '=1+1', 'true'],
      [who, '2.5', '-3', ''],
      [who, '9223372036854775807', 'two\nlines', '2026-11-27'],
    ])
  },
)

test('a workbook of many records is written in pieces, and is the same however often it pauses', async () => {
  const many = new Database().query("UNWIND range(1, 2600) AS i RETURN i, 'text ' + toString(i) AS text")
  const [, xlsx] = recordFormats
  let pauses = 0
  const { content } = await xlsx.write(many, async () => void pauses++)
  expect(pauses).toBe(6)
  expect(content).toEqual((await xlsx.write(many, pause)).content)
})
